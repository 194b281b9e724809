"""A drawing on a page of a given size: as large as it goes, with what was asked for around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.furniture import Asked, Block, above, below
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.papers import Paper
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.thinning import thinned

MOST = 1.6
"""No map is drawn larger than that, however much room there is."""

_NO_MAP = Box(0.0, 0.0, 320.0, 120.0)
_LEAST = 60.0
"""Map units of height that are left for a map, whatever stands around it."""


_BESIDE = (0.22, 0.3, 0.38, 0.46, 0.56)
"""The shares of a page's width that words beside a drawing may have."""

_NARROW = 0.4
"""A share below which each entry of a legend has a row of its own."""

_NARROWEST = 150.0
_ALLEY = 20.0

_PLAIN, _SMALL, _ASIDE = 1.0, 0.98, 0.94
"""How much larger a drawing must come out before small samples, or words beside it, are taken."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a page may be laid out. ``aside``: the width of words beside the drawing, 0 below it."""

    width: float
    height: float | None
    compact: bool = False
    aside: float = 0.0

    @property
    def worth(self) -> float:
        return _ASIDE if self.aside else _SMALL if self.compact else _PLAIN


@dataclass(frozen=True, slots=True)
class _Room:
    """A page with its words in place and the box that is left for the drawing."""

    width: float
    height: float
    above: Block
    words: Block
    corner: Point
    left: Box
    by: float


def on_paper(
    drawing: Drawing, asked: Asked, title: str, paper: Paper
) -> tuple[list[Primitive], Box]:
    """Shapes in painting order and the page, whose upper left corner is the origin.

    A paper that may be turned lies the way in which the drawing is larger, and words stand
    below the drawing or beside it, whichever leaves it more room. A legend that would be
    larger than a map drawn small is left off. O(shapes).
    """
    bounds = drawing.bounds or _NO_MAP
    room = _Sheet(drawing, asked, title, paper, bounds).room()
    if room.by < 1.0 and room.words.legend > room.by**2 * bounds.width * bounds.height:
        room = _Sheet(drawing, replace(asked, legend=False), title, paper, bounds).room()
    shapes = [*_placed(room.above.shapes, paper.margin, paper.margin)]
    centre, by = room.left.centre, room.by
    drawn = Enlarging(by, centre.x - bounds.x * by, centre.y - bounds.y * by)
    shapes += map(drawn.of_shape, thinned(drawing))
    shapes += _placed(room.words.shapes, *room.corner)
    return shapes, Box(room.width / 2, room.height / 2, room.width, room.height)


def _placed(shapes: Iterable[Primitive], x: float, y: float) -> Iterator[Primitive]:
    return map(Enlarging(1.0, x, y).of_shape, shapes)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is to be put on a page, and the ways in which it may be."""

    drawing: Drawing
    asked: Asked
    title: str
    paper: Paper
    bounds: Box

    def room(self) -> _Room:
        """The way in which the drawing comes out largest, plain ones before others."""
        wide, high = self.paper.width, self.paper.height
        if high is None:
            plain = self._below(_Way(wide, None))
            return plain if plain.by >= 1.0 else self._below(_Way(wide, None, compact=True))
        sizes = [(wide, high), (high, wide)] if self.paper.turns else [(wide, high)]
        tried = [
            (way.worth * room.by, room)
            for size in sizes
            for way in self._ways(*size)
            if (room := self._laid(way)) is not None
        ]
        return max(tried, key=itemgetter(0))[1]

    def _ways(self, width: float, height: float) -> Iterator[_Way]:
        yield _Way(width, height)
        yield _Way(width, height, compact=True)
        for share in _BESIDE:
            aside = share * self._inner(width)
            if aside >= _NARROWEST:
                yield _Way(width, height, compact=True, aside=aside)

    def _laid(self, way: _Way) -> _Room | None:
        return self._beside(way) if way.aside else self._below(way)

    def _below(self, way: _Way) -> _Room:
        """The drawing as large as it goes above its words."""
        inner, margin, bounds = self._inner(way.width), self.paper.margin, self.bounds
        head = above(self.drawing, self.asked, self.title, inner)
        foot = below(self.drawing, self.asked, inner, compact=way.compact)
        taken = head.height + foot.height + 2 * margin
        most = (way.height or self.paper.highest) - taken
        by = min(inner / bounds.width, max(most, _LEAST) / bounds.height, MOST)
        height = way.height
        if height is None:
            by = min(by, 1.0)
            height = bounds.height * by + taken
        left = Box(
            way.width / 2, margin + head.height + (height - taken) / 2, inner, height - taken
        )
        corner = Point(margin, height - margin - foot.height)
        return _Room(way.width, height, head, foot, corner, left, by)

    def _beside(self, way: _Way) -> _Room | None:
        """The drawing as large as it goes left of its words; None where they are too many."""
        assert way.height is not None
        inner, margin = self._inner(way.width), self.paper.margin
        head = above(self.drawing, self.asked, self.title, inner)
        stacked = way.aside < _NARROW * inner
        words = below(self.drawing, self.asked, way.aside, compact=way.compact, stacked=stacked)
        top = margin + head.height
        high, wide = way.height - margin - top, inner - way.aside - _ALLEY
        if words.height > high or not words.shapes:
            return None
        by = min(wide / self.bounds.width, max(high, _LEAST) / self.bounds.height, MOST)
        left = Box(margin + wide / 2, top + high / 2, wide, high)
        corner = Point(way.width - margin - way.aside, top + (high - words.height) / 2)
        return _Room(way.width, way.height, head, words, corner, left, by)

    def _inner(self, width: float) -> float:
        return width - 2 * self.paper.margin
