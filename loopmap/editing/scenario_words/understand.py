"""From a text to what is given of each thing it says, whatever the grammar; never fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

_MOST_NAMES = 6
"""Names that a text may leave to be guessed; more is no sentence."""

_AND: Part = either(
    row(sign(r"[;.]"), maybe(word("and|then"))),
    row(maybe(sign(",")), word("and then|and|then")),
    sign(","),
)
"""What stands between two things said."""

_FULL_STOP: Part = maybe(sign(r"[.;]"))


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a name is wanted: its stretch of the text and who may be meant, most likely first."""

    start: int
    end: int
    meant: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch of the text that names no variable, and the one it was taken for."""

    start: int
    end: int
    variable: RecordId


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text says: ``given`` of each thing, empty where something is ``missing``.

    ``missing`` is a sentence for people, ``gap`` the place where a name is wanted;
    ``taken``: what names no variable but was understood.
    """

    text: str
    given: tuple[Given, ...] = ()
    missing: str = ""
    gap: Gap | None = None
    taken: tuple[Taken, ...] = ()


def understand(text: str, causal_map: CausalMap, said: Part, begin: str) -> Understood:
    """What ``text`` gives, read as one or several of ``said``, names looked up on the map.

    ``begin``: what is told of a text that does not begin as anything could.
    """
    if not text.strip():
        return Understood(text)
    named = names_in(text, causal_map)
    taken: list[Taken] = []
    for _ in range(_MOST_NAMES):
        reading = Reading(text, named)
        given = _whole(reading, said)
        if given is not None:
            return Understood(text, tuple(given), taken=tuple(taken))
        guess = _guessed(reading, said, causal_map) if reading.wants_name else None
        if guess is None:
            break
        start, found = guess
        taken.append(Taken(start, found.end, found.variable))
        named = _with(named, start, found)
    return replace(_not_understood(reading, causal_map, begin), taken=tuple(taken))


def _whole(reading: Reading, said: Part) -> list[Given] | None:
    """What is given of each thing when the whole text is understood, else None."""
    for end, given in _several(reading, 0, said):
        for stop, _ in _FULL_STOP(reading, end):
            if reading.skip(stop) == len(reading.text):
                return given
            reading.miss(reading.skip(stop))
    return None


def _several(reading: Reading, at: int, said: Part) -> Iterator[tuple[int, list[Given]]]:
    for end, given in said(reading, at):
        yield end, [given]
        for between, _ in _AND(reading, end):
            for last, more in _several(reading, between, said):
                yield last, [given, *more]


def _guessed(reading: Reading, said: Part, causal_map: CausalMap) -> tuple[int, NamedHere] | None:
    """Who is surely meant where a name is wanted: by the most words after which all goes on."""
    at, before = reading.furthest, reading.named
    for end in word_ends(reading.text, at):
        likely = meant(reading.text[at:end], causal_map)
        one = sure(likely, lever=reading.wants_lever)
        if one is not None:
            found = NamedHere(end, one)
            trial = Reading(reading.text, _with(before, at, found))
            if _whole(trial, said) is not None or trial.furthest > end:
                return at, found
    return None


def _with(named: Named, at: int, found: NamedHere) -> Named:
    return {**named, at: (found, *named.get(at, ()))}


def _not_understood(reading: Reading, causal_map: CausalMap, begin: str) -> Understood:
    text, at = reading.text, reading.furthest
    rest = text[at:].strip()
    if not reading.wants_name:
        if not text[:at].strip() and not reading.asks:
            return Understood(text, missing=begin)
        missing = reading.asks or f"“{rest}” is not understood here."
        return Understood(text, missing=missing)
    ends = word_ends(text, at)
    likely = next((found for end in ends if (found := meant(text[at:end], causal_map))), ())
    end = ends[0] if ends else at
    gap = Gap(at, end, tuple(variable.id for variable in likely))
    if not rest:
        return Understood(text, missing=reading.asks, gap=gap)
    if likely:
        names = " or ".join(f"“{variable.name}”" for variable in likely[:3])
        return Understood(text, missing=f"Which do you mean: {names}?", gap=gap)
    return Understood(text, missing=f"“{text[at:end] or rest}” is not on this map.", gap=gap)
