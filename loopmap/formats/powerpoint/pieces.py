"""What a slide is made of: the primitives of a page, gathered into shapes with names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loopmap.diagram.geometry import Point
from loopmap.diagram.primitives import (
    ArcPath,
    Image,
    Line,
    Polygon,
    RoundBox,
    Stroke,
    TextLine,
)
from loopmap.model.ids import RecordId


@dataclass(frozen=True, slots=True)
class Called:
    """A shape's name in the selection pane and what screen readers say of it; "" for nothing."""

    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One shape, with the text within it; an arrow's line with its ``head``.

    ``of``: the record whose card it is, to which connectors are glued.
    """

    called: Called
    shape: ArcPath | Polygon | RoundBox | Line | Image
    lines: tuple[TextLine, ...] = ()
    head: Polygon | None = None
    of: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Text on its own: lines in one size and colour. ``title`` for that of the slide."""

    called: Called
    lines: tuple[TextLine, ...]
    title: bool = False


@dataclass(frozen=True, slots=True)
class Glue:
    """Where a connector holds: a card, which of its four sides, and the place."""

    card: RecordId
    site: int
    at: Point


@dataclass(frozen=True, slots=True)
class Wire:
    """A straight connector that stays attached to both its cards."""

    called: Called
    start: Glue
    end: Glue
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Bunch:
    """Shapes that belong together and move as one."""

    called: Called
    members: tuple[Drawn, ...]


Drawn = Piece | Words | Wire | Bunch


def all_of(drawn: Iterable[Drawn]) -> Iterator[Drawn]:
    """Every piece, those within bunches after their bunch."""
    for each in drawn:
        yield each
        if isinstance(each, Bunch):
            yield from all_of(each.members)
