"""A line of the structure page: what it says, what it lights, what choosing it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from loopmap.analysis.difference.lines import Place
from loopmap.analysis.structure.closing import WouldClose
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign

T = TypeVar("T")

FIRST = 6
"""Rows of a list that are there at once."""

Ways = tuple[tuple[RecordId, ...], ...]
"""Links to light, each lot in a colour of its own."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Select these variables; one alone is walked to."""

    variables: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class More:
    """Show all of a list, or its beginning again."""

    section: str


@dataclass(frozen=True, slots=True)
class Open:
    """Offer to draw a link that is not there, or put the offer away."""

    link: WouldClose


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw a link."""

    link: WouldClose
    sign: Sign


@dataclass(frozen=True, slots=True)
class Light:
    """Keep what the row lights in view."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Ask about two variables the other way round."""


@dataclass(frozen=True, slots=True)
class Go:
    """Show a place, on whichever map it is."""

    place: Place


Act = Choose | More | Open | Draw | Light | Swap | Go


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What people have opened: lists that are shown whole, the link they may draw or None."""

    lists: frozenset[str] = frozenset()
    offer: WouldClose | None = None


class Manner(Enum):
    """How a row looks."""

    HEADING = "heading"
    SAID = "said"
    LINE = "line"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Row:
    """``glyph`` stands before the text, ``detail`` beneath it.

    ``ways`` are lit while the row is current, ``offer`` is a link shown as if it were drawn.
    """

    text: str
    manner: Manner = Manner.LINE
    detail: str = ""
    glyph: str = ""
    act: Act | None = None
    ways: Ways = ()
    offer: WouldClose | None = None

    @property
    def aloud(self) -> str:
        """The whole row for a screen reader."""
        sign = {"+": "same way", "\N{MINUS SIGN}": "opposite way", "?": "not agreed"}
        parts = (self.text, sign.get(self.glyph, ""), self.detail)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


def heading(text: str) -> Row:
    """The title of a part of the page."""
    return Row(text, Manner.HEADING)


def said(text: str) -> Row:
    """A sentence to read."""
    return Row(text, Manner.SAID)


def ask(text: str, act: Act) -> Row:
    """Something that can be asked for."""
    return Row(text, Manner.ASK, act=act)


def some(
    found: Sequence[T], make: Callable[[T], Row], section: str, unfolded: Unfolded
) -> Iterator[Row]:
    """Rows for the first of what was found, and how to see the others."""
    is_whole = section in unfolded.lists or len(found) <= FIRST + 1
    yield from map(make, found if is_whole else found[:FIRST])
    if not is_whole:
        yield ask(f"Show all {len(found):,}", More(section))
    elif len(found) > FIRST + 1:
        yield ask("Show fewer", More(section))
