"""Reading a text in which names may be left to be guessed: all readings within a budget."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loopmap.editing.scenario_words.names import Named, meant, names_in, sure, word_ends
from loopmap.editing.scenario_words.parts import (
    Given,
    NamedHere,
    Part,
    Reading,
    either,
    maybe,
    row,
    sign,
    word,
)
from loopmap.editing.scenario_words.understood import Gap, Taken, Understood
from loopmap.model.document import CausalMap
from loopmap.model.records import Variable

Refuse = Callable[[Given], str]
"""Why what was given may not be, empty where it may."""

_BUDGET = 60
"""Readings that are tried at most: a tenth of a millisecond each, ten words a half."""
_MOST_MEANT = 6
"""Variables that are tried for the same words."""

_AND: Part = either(
    row(sign(r"[;.]"), maybe(word("and|then"))),
    row(maybe(sign(",")), word("and then|and|then")),
    sign(","),
)
"""What stands between two things said."""

_FULL_STOP: Part = maybe(sign(r"[.;?!]"))


@dataclass(frozen=True, slots=True)
class _Whole:
    """A reading of the whole text: what is given, and what was taken for which variable."""

    given: tuple[Given, ...]
    taken: tuple[Taken, ...]


class Guessing:
    """Tries the variables that may be meant where a text names nobody."""

    def __init__(self, text: str, causal_map: CausalMap, said: Part, refuse: Refuse) -> None:
        self._text, self._map, self._said, self._refuse = text, causal_map, said, refuse
        self._left = _BUDGET
        self._refused = ""
        self._meant: dict[str, tuple[Variable, ...]] = {}
        self._furthest: tuple[Reading, tuple[Taken, ...]] | None = None

    def understood(self, begin: str) -> Understood:
        """The one reading of the whole, or what is missing."""
        found = self._readings(names_in(self._text, self._map), (), certain=True)
        if len(found) == 1:
            return Understood(self._text, found[0].given, taken=found[0].taken)
        if found:
            return self._several_meant(found)
        if self._refused:
            return Understood(self._text, missing=self._refused)
        return self._not_understood(begin)

    def _readings(
        self, named: Named, taken: tuple[Taken, ...], *, certain: bool
    ) -> tuple[_Whole, ...]:
        """Readings of the whole that nothing speaks against; ``certain``: nothing guessed yet."""
        if self._left <= 0:
            return ()
        self._left -= 1
        reading = Reading(self._text, named)
        given = _whole(reading, self._said)
        if given is not None:
            against = next((why for each in given if (why := self._refuse(each))), "")
            if certain:
                self._refused = self._refused or against
            return () if against else (_Whole(given, taken),)
        if certain:
            self._note(reading, taken)
        return self._guesses(reading, taken, certain=certain) if reading.wants_name else ()

    def _guesses(
        self, reading: Reading, taken: tuple[Taken, ...], *, certain: bool
    ) -> tuple[_Whole, ...]:
        at = reading.furthest
        for end in word_ends(self._text, at):
            likely = self._likely(at, end)
            one = sure(likely, lever=reading.wants_lever)
            first = [v for v in likely if v.id == one]
            for some in (first, [v for v in likely if v.id != one]):
                only = certain and bool(first) and some is first
                found = self._with_each(reading, some, end, taken, certain=only)
                if found:
                    return found
        return ()

    def _likely(self, start: int, end: int) -> tuple[Variable, ...]:
        """Who may be meant by a stretch of the text; looked for once, as most time goes here."""
        words = self._text[start:end]
        if words not in self._meant:
            self._meant[words] = meant(words, self._map)[:_MOST_MEANT]
        return self._meant[words]

    def _with_each(  # where, who and what was taken before
        self,
        reading: Reading,
        some: Sequence[Variable],
        end: int,
        taken: tuple[Taken, ...],
        *,
        certain: bool,
    ) -> tuple[_Whole, ...]:
        at = reading.furthest
        found: list[_Whole] = []
        for variable in some:
            here = NamedHere(end, variable.id)
            named = {**reading.named, at: (here, *reading.named.get(at, ()))}
            found += self._readings(named, (*taken, Taken(at, end, variable.id)), certain=certain)
        return tuple(found)

    def _note(self, reading: Reading, taken: tuple[Taken, ...]) -> None:
        """Keep the reading that goes furthest after what was taken for a name."""
        named_to = reading.skip(taken[-1].end) if taken else -1
        at_the_end = named_to == len(self._text)
        further = self._furthest is None or reading.furthest > self._furthest[0].furthest
        if at_the_end or (further and reading.furthest > named_to):
            self._furthest = reading, taken

    def _several_meant(self, found: Sequence[_Whole]) -> Understood:
        """Ask for the first name that not all readings take for the same variable."""
        first = found[0].taken
        place = next(
            (n for n, one in enumerate(first) if any(w.taken[n] != one for w in found[1:])), 0
        )
        options = tuple(dict.fromkeys(whole.taken[place].variable for whole in found))
        gap = Gap(first[place].start, first[place].end, options)
        names = " or ".join(f"“{self._map.variables[one].name}”" for one in options[:3])
        missing = f"Which do you mean: {names}?"
        return Understood(self._text, missing=missing, gap=gap, taken=first[:place])

    def _not_understood(self, begin: str) -> Understood:
        assert self._furthest is not None
        reading, taken = self._furthest
        text, at = self._text, reading.furthest
        rest = text[at:].strip()
        if not reading.wants_name:
            if not text[:at].strip() and not reading.asks:
                return Understood(text, missing=begin)
            missing = reading.asks or f"“{rest}” is not understood here."
            return Understood(text, missing=missing, taken=taken)
        ends = word_ends(text, at)
        likely = next((found for end in ends if (found := self._likely(at, end))), ())
        end = ends[0] if ends else at
        gap = Gap(at, end, tuple(variable.id for variable in likely))
        missing = f"“{text[at:end] or rest}” is not on this map."
        if not rest:
            missing = reading.asks
        elif likely:
            names = " or ".join(f"“{variable.name}”" for variable in likely[:3])
            missing = f"Which do you mean: {names}?"
        return Understood(text, missing=missing, gap=gap, taken=taken)


def _whole(reading: Reading, said: Part) -> tuple[Given, ...] | None:
    """What is given of each thing when the whole text is understood, else None."""
    for end, given in _several(reading, 0, said):
        for stop, _ in _FULL_STOP(reading, end):
            if reading.skip(stop) == len(reading.text):
                return tuple(given)
            reading.miss(reading.skip(stop))
    return None


def _several(reading: Reading, at: int, said: Part) -> Iterator[tuple[int, list[Given]]]:
    for end, given in said(reading, at):
        yield end, [given]
        for between, _ in _AND(reading, end):
            for last, more in _several(reading, between, said):
                yield last, [given, *more]
