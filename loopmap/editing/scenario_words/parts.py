"""Parts that a grammar is made of: each tells all the ways in which a text may go on.

A part is asked with a text and a place in it and yields every place where it may end, with
what it gave, best first. Where nothing fits, the reading notes the place furthest in and
what was looked for there, which is what a person is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from loopmap.model.ids import RecordId

_WORD = re.compile(r"\S")

Given = Mapping[str, Any]
Ends = Iterator[tuple[int, Given]]


@dataclass(frozen=True, slots=True)
class NamedHere:
    """A variable that is named from a place of the text on, and where its name ends."""

    end: int
    variable: RecordId


@dataclass(slots=True)
class Reading:
    """One try at a text. ``named``: which variables may be named where, longest first.

    ``furthest``: where understanding ended; ``asks``: what to tell of that place, empty
    where there is nothing to say; ``wants_name``: whether a name would fit there, and
    ``wants_lever`` whether most likely that of something people can act on.
    """

    text: str
    named: Mapping[int, tuple[NamedHere, ...]]
    furthest: int = 0
    asks: str = ""
    wants_name: bool = False
    wants_lever: bool = False

    def skip(self, at: int) -> int:
        """The place where the next word begins."""
        found = _WORD.search(self.text, at)
        return len(self.text) if found is None else found.start()

    def miss(self, at: int, asks: str = "", *, name: bool = False, lever: bool = False) -> None:
        """Note that nothing fitted at ``at``; the first to ask there is heard."""
        if at > self.furthest:
            self.furthest, self.asks = at, ""
            self.wants_name = self.wants_lever = False
        if at == self.furthest:
            self.asks = self.asks or asks
            self.wants_name = self.wants_name or name
            self.wants_lever = self.wants_lever or lever


Part = Callable[[Reading, int], Ends]


def word(words: str, /, **gives: Any) -> Part:
    """Words between word boundaries, alternatives divided by ``|``, whatever their case."""
    longest = sorted(words.split("|"), key=len, reverse=True)
    spaced = "|".join(longest).replace(" ", r"\s+")
    return _matching(re.compile(rf"(?:{spaced})(?!\w)", re.IGNORECASE), gives)


def sign(pattern: str, /, **gives: Any) -> Part:
    """Characters that are no words."""
    return _matching(re.compile(pattern), gives)


def _matching(pattern: re.Pattern[str], gives: Given) -> Part:
    def part(reading: Reading, at: int) -> Ends:
        at = reading.skip(at)
        found = pattern.match(reading.text, at)
        if found is None:
            reading.miss(at)
        else:
            yield found.end(), gives

    return part


_NUMBER = re.compile(r"[-+\u2212]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")


def number(slot: str, *, share: bool = False, asks: str = "") -> Part:
    """A number, given under ``slot``; where it may be a ``share``, so may one in per cent."""

    def part(reading: Reading, at: int) -> Ends:
        at = reading.skip(at)
        found = _NUMBER.match(reading.text, at)
        if found is None:
            reading.miss(at, asks)
            return
        value = float(found[0].replace("\u2212", "-"))
        after = reading.skip(found.end())
        if share and reading.text.startswith("%", after):
            yield after + 1, {slot: value / 100}
        else:
            yield found.end(), {slot: value}

    return part


_OPENING, _CLOSING = "“\"'‘«", "”\"'’»"
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)


def name(slot: str, *, asks: str, lever: bool = False) -> Part:
    """The name of a variable of the map, in quotation marks or not, given under ``slot``.

    ``lever``: it is most likely something that people can act on.
    """

    def part(reading: Reading, at: int) -> Ends:
        at = reading.skip(at)
        begins = [at]
        article = _ARTICLE.match(reading.text, at)
        if article is not None:
            begins.append(article.end())
        fits = False
        for begin in begins:
            quoted = reading.text[begin : begin + 1] in tuple(_OPENING)
            start = begin + quoted
            for found in reading.named.get(start, ()):
                fits = True
                closed = quoted and reading.text[found.end : found.end + 1] in tuple(_CLOSING)
                yield found.end + closed, {slot: found.variable}
        if not fits:
            reading.miss(begins[-1], asks, name=True, lever=lever)

    return part


def row(*parts: Part) -> Part:
    """All parts one after the other; what the later gave stands."""

    def part(reading: Reading, at: int) -> Ends:
        yield from _rest(reading, at, parts)

    return part


def _rest(reading: Reading, at: int, parts: tuple[Part, ...]) -> Ends:
    if not parts:
        yield at, {}
        return
    for here, given in parts[0](reading, at):
        for end, more in _rest(reading, here, parts[1:]):
            yield end, {**given, **more}


def either(*parts: Part) -> Part:
    """Any of the parts, tried in this order."""

    def part(reading: Reading, at: int) -> Ends:
        for each in parts:
            yield from each(reading, at)

    return part


def maybe(wanted: Part) -> Part:
    """The part, or nothing."""

    def part(reading: Reading, at: int) -> Ends:
        yield from wanted(reading, at)
        yield at, {}

    return part


def ask(sentence: str) -> Part:
    """No way on: asks for what is missing where nothing else fitted."""

    def part(reading: Reading, at: int) -> Ends:
        reading.miss(reading.skip(at), sentence)
        yield from ()

    return part


def giving(**gives: Any) -> Part:
    """Nothing of the text; something given, for what is usual where nobody says otherwise."""

    def part(_: Reading, at: int) -> Ends:
        yield at, gives

    return part
