"""The drawing as the tiles see it: what lies where, what to leave out, what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import count, starmap

import numpy as np
from PySide6.QtGui import QPainter

from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.fold import unfolded
from loopmap.diagram.frame import gathered, rows_before
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_path import ROOM
from loopmap.diagram.painting_order import painted
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.quiet import FEW
from loopmap.diagram.reach import reaching
from loopmap.diagram.scene_again import paths_otherwise
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.crowd import Crowd, manner
from loopmap.ui.canvas.extent import extent
from loopmap.ui.canvas.sheet import Painting
from loopmap.ui.canvas.tiles import KEPT

PaintPrimitives = Callable[[QPainter, Iterable[Primitive]], None]

_BROUGHT = frozenset({"sign", "seat", "delay", "head"})
"""Roles of a link's shapes that are drawn larger between names seen from afar."""

MOST_MEASURED = 60
"""Of more records at once links and cards are taken to need the room that any such might."""

MOST_UNITS = 2 * KEPT
"""Zooms of which it is known what was left out: more than there are tiles of different ones."""


class Picture:
    """One drawing with the box of each record, in painting order. Made on any thread.

    ``lifted`` records are left out: the overlay is painting them somewhere else.
    """

    def __init__(self, drawing: Drawing, paint: PaintPrimitives) -> None:
        self.drawing = drawing
        self.lifted: frozenset[RecordId] = frozenset()
        self._paint = paint
        self._boxes: dict[RecordId, Box] = {}
        self._order: list[RecordId] = []
        self._at: dict[RecordId, int] = {}
        self._spans: Floats = np.zeros((0, 4))
        self._crowd = Crowd(drawing)
        self._bare: frozenset[RecordId] = frozenset()
        self._were_bare: dict[float, frozenset[RecordId]] = {}
        self._take(drawing, drawing.layers())

    def shows(self, causal_map: CausalMap, style: Style) -> bool:
        """Whether it is of that very map in that style."""
        return unfolded(self.drawing.causal_map) is causal_map and self.drawing.style == style

    def become(
        self, drawing: Drawing, touched: Iterable[RecordId]
    ) -> tuple[list[RecordId], list[Box] | None]:
        """Show another drawing; answers the records that look different and the parts touched.

        ``drawing`` is what redraw made of the one shown now. What was ``touched`` counts
        as different even where it looks as before, for it may lie above others now. The parts
        are None where there are so many more or fewer links that all of them look otherwise.
        """
        old = self._boxes
        order = drawing.layers()
        changed = sorted({*changed_records(self.drawing, drawing), *touched})
        parts = [old[record] for record in changed if record in old]
        before, paths = self.drawing.link_paths, drawing.link_paths
        moved = {*paths_otherwise(before, paths), *touched}
        # A link that only has another colour takes the room it took.
        same = {i for i in changed if i in paths and i not in moved}
        self.drawing, self._boxes = drawing, dict(old)
        self._take(drawing, order, only=[record for record in changed if record not in same])
        self._crowd.follow(drawing, changed)
        if manner(len(before)) != manner(len(paths)):
            return changed, None
        parts += [self._boxes[record] for record in changed if record in self._boxes]
        return changed, parts

    def recolour(self, drawing: Drawing) -> None:
        """Show the same in another style; boxes hold if everything stands where it did."""
        same = drawing.places is self.drawing.places
        self.drawing, self.lifted = drawing, frozenset()
        self._crowd.follow(drawing, None)
        if not same:
            self._boxes = {}
            self._take(drawing, drawing.layers())

    def lift(self, records: frozenset[RecordId]) -> list[Box]:
        """Leave out exactly these records; answers the parts of the picture that change."""
        touched = sorted(self.lifted ^ records)
        self.lifted = records
        return [self._boxes[record] for record in touched if record in self._boxes]

    def parts(self, box: Box, level: float) -> Iterator[Painting]:
        """Paintings of everything that reaches into ``box``, lowest layer first.

        ``level`` is how many pixels a map unit takes.
        """
        records = [record for record in self.near(box) if record not in self.lifted]
        bare = self._bare
        if len(self.drawing.link_paths) > FEW:
            yield from self._crowd.paintings(records, box, level, bare)
            return
        for _, shapes in painted(self.drawing, records):
            yield partial(self._paint_shapes, _without_ends(shapes, bare))

    def bare(self, links: frozenset[RecordId], unit: float) -> list[Box]:
        """Leave out signs and heads of exactly these links, for what stands out brings them.

        ``unit``: a logical pixel, from where they stand out. Answers the parts that change: what
        is painted for that zoom may be older than what has been painted for others meanwhile.
        """
        before = self._were_bare.pop(unit, links)
        self._bare = self._were_bare[unit] = links
        if len(self._were_bare) > MOST_UNITS:
            self._were_bare.pop(next(iter(self._were_bare)))
        return [self._boxes[link] for link in before ^ links if link in self._boxes]

    def _paint_shapes(self, shapes: Iterable[Primitive], painter: QPainter) -> None:
        self._paint(painter, shapes)

    def near(self, box: Box) -> list[RecordId]:
        """Records that reach into ``box``, lowest layer first. O(records) in numpy."""
        half = (box.width / 2, box.height / 2)
        away: Floats = np.abs(self._centres - (box.x, box.y))
        near = np.all(away <= self._halves + half, axis=1)
        links = np.flatnonzero(near & (self._rows >= 0))
        near[links] = reaching(self.drawing.places.lines[self._rows[links]], box)
        return [self._order[index] for index in np.flatnonzero(near)]

    def _take(
        self,
        drawing: Drawing,
        order: Iterable[RecordId],
        only: Iterable[RecordId] | None = None,
    ) -> None:
        boxes = self._boxes
        new = list(order if only is None else only)
        rooms = _rooms(drawing, new) if len(new) > MOST_MEASURED else {}
        for record in new:
            box = rooms.get(record) or extent(drawing.primitives(record))
            boxes.pop(record, None)
            if box is not None:
                boxes[record] = box
        self._list(list(filter(boxes.__contains__, order)), new)
        self._centres, self._halves = self._spans[:, :2], self._spans[:, 2:] / 2
        self._rows = rows_before(drawing.places.frame.row_of, self._order)

    def _list(self, order: list[RecordId], new: Iterable[RecordId]) -> None:
        """The boxes in that order as an array; only those that are ``new`` are read again."""
        if order != self._order:
            was = rows_before(self._at, order)
            self._order, self._at = order, dict(zip(order, count(), strict=False))
            self._spans = gathered(self._spans, was)
            new = {*new, *(order[row] for row in np.flatnonzero(was < 0).tolist())}
        else:
            self._spans = self._spans.copy()
        there = [record for record in new if record in self._at]
        if there:
            self._spans[[self._at[i] for i in there]] = [self._boxes[i] for i in there]


def _rooms(drawing: Drawing, records: Iterable[RecordId]) -> dict[RecordId, Box]:
    """A box around all that might be drawn of those of these that are links or cards.

    Their bounds, and as much again. O(records).
    """
    places, row_of = drawing.places, drawing.places.frame.row_of
    low, high = places.spans
    links = [record for record in records if record in row_of]
    rows = places.frame.rows(links)
    boxes = np.hstack([(low[rows] + high[rows]) / 2, high[rows] - low[rows] + 4 * ROOM])
    rooms = dict(zip(links, starmap(Box, boxes.tolist()), strict=True))
    cards = drawing.cards
    return rooms | {i: cards[i].inflated(ROOM) for i in records if i in cards}


def changed_records(before: Drawing, after: Drawing) -> list[RecordId]:
    """Records that came, went or have other shapes in ``after``, which redraw made of ``before``.

    Where redraw kept no count, a record looks the same if both drawings hand out the
    very same primitives for it. O(records).
    """
    if after.altered is not None:
        return sorted(after.altered)
    every = dict.fromkeys((*before.layers(), *after.layers()))
    return [r for r in every if before.primitives(r) is not after.primitives(r)]


def _without_ends(shapes: Iterable[Primitive], links: frozenset[RecordId]) -> Iterable[Primitive]:
    if not links:
        return shapes
    return [each for each in shapes if each.record not in links or each.role not in _BROUGHT]
