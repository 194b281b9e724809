"""Cards seen from afar, painted so large that they can be read; what is pointed at always is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QColor, QPainter

from loopmap.diagram.between_names import stand_out
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.drawn_ids import halo_of, is_name, named_by
from loopmap.diagram.far_names import box_that_grows, wanted_growth
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.growth import Growth
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.diagram.primitives import Primitive
from loopmap.model.ids import RecordId
from loopmap.ui.canvas import marks
from loopmap.ui.canvas.far_links import FarLinks
from loopmap.ui.canvas.far_marks import FarMarks
from loopmap.ui.canvas.far_naming import FarNaming, Growths, clear_of_each_other
from loopmap.ui.canvas.many_frames import paint_frames
from loopmap.ui.canvas.neighbourhood import Neighbourhood
from loopmap.ui.canvas.overlay import MOST_OUTLINED_ANEW
from loopmap.ui.canvas.sprites import Sprites
from loopmap.ui.canvas.standing_cards import StandingCards
from loopmap.ui.canvas.view import Camera, Frame
from loopmap.ui.paint import paint

_ROUNDED, _EDGE = 0.3, 7.0
"""How far the middle of a round corner lies within it, as a share of its radius; map units that a
card reaches beyond its box, with its line, a valve or a flag."""


_Way = tuple[Drawing, Growths, frozenset[RecordId], frozenset[RecordId]]
"""Of a drawing, what grows and what is in hand: those that give way."""


class FarCards:
    """Cards drawn larger, and links between them, as far as they have been found by now.

    While a ``neighbourhood`` stands out, its cards are the only ones. ``painted``: those that
    were painted larger when it last painted, each with its growth.
    """

    def __init__(self) -> None:
        self.neighbourhood = Neighbourhood()
        self._names = FarNaming()
        self._standing: StandingCards | None = None
        self._way: _Way | None = None
        self._sprites = Sprites()
        self._marks = FarMarks()
        self.painted: Growths = {}
        self._links = FarLinks()

    @property
    def lag(self) -> bool:
        """Whether anything waits for the view to rest."""
        return self._names.lags or self._links.lags

    def links(self, drawing: Drawing, unit: float) -> int:
        """How many links between names stand out."""
        return self._links.count if stand_out(drawing, unit) else 0

    def seek(self, drawing: Drawing, unit: float, enough: Callable[[], bool]) -> bool:
        """Look for names where nothing is known yet at this zoom; whether there is more to do."""
        return self._names.is_new_to(drawing, unit) and self._names.seek(drawing, unit, enough)

    def follow(
        self,
        drawing: Drawing,
        camera: Camera,
        frame: Frame,
        most: int,
        enough: Callable[[], bool] = bool,
    ) -> None:
        """Look for room until ``enough``, then paint ``most`` links between names, as seen now."""
        unit = 1 / camera.scale
        if self._names.seek(drawing, unit, enough):
            return
        if stand_out(drawing, unit):
            self._links.look(drawing, self._names.seen(drawing, unit), camera, frame, most)
        else:
            self._links.forget()

    def standing(self, drawing: Drawing, unit: float) -> frozenset[RecordId]:
        """The links that stand out, whether or not they have been painted yet."""
        return self._names.standing(drawing, unit)

    def paint_links(
        self,
        painter: QPainter,
        settled: Drawing,
        unit: float,
        area: Box,
        lifted: frozenset[RecordId],
    ) -> None:
        """Paint the links between names in ``area``, below the cards, but for those ``lifted``."""
        if not stand_out(settled, unit):
            self._links.forget()
        elif not self.neighbourhood.is_painted:
            self._links.paint(painter, settled, unit, area, lifted)

    def growing(self, drawing: Drawing, unit: float) -> Mapping[RecordId, Growth]:
        """The growth of each card that has room for it; ``unit`` is a logical pixel."""
        return self._names.growing(drawing, unit)

    def seen(self, drawing: Drawing, unit: float) -> Mapping[RecordId, Growth]:
        """The growth of each card that is painted larger, until room is looked for again."""
        return self._names.seen(drawing, unit)

    def at(self, drawing: Drawing, point: Point, unit: float) -> RecordId | None:
        """The card whose larger picture lies at a place, that of a group's name aside."""
        for record, growth in (self.neighbourhood.grown or self._names.seen(drawing, unit)).items():
            if record in drawing.cards and growth.grown(drawing.cards[record]).contains(point):
                return record
        return None

    def paint(  # noqa: PLR0913, PLR0917  what it is painted from
        self,
        painter: QPainter,
        settled: Drawing,
        shown: Drawing,
        unit: float,
        area: Box,
        chosen: Collection[RecordId],
    ) -> None:
        """Paint those in ``area``, the painter being in map units.

        Which grow follows from the drawing that is ``settled``, where they are from the one
        ``shown``. ``chosen`` are framed, and grow even where they lie over others.
        """
        growing, larger = self._growing(settled, shown, unit, chosen)
        others = {i for i in growing if i in chosen or _stands_otherwise(shown, settled, i)}
        small = self._given_way(settled, shown, growing, larger)
        every = _all_of(growing, larger, small)
        bare = self._marks.room(settled, every, unit).bare  # as they were when a hand took them
        self.painted = every
        standing = self._standing
        if standing is None or not standing.are_of(settled, growing, bare):
            boxes = {i: box for i in growing if (box := box_that_grows(settled, i)) is not None}
            standing = self._standing = StandingCards(settled, growing, bare, boxes)
        along = {
            i: shown.cards[i]
            for i in others - larger.keys() - small
            if _goes_along(shown, settled, i)
        }
        shapes_of = partial(self._shapes, settled)
        standing.paint(painter, area, others, along, self._sprites, shapes_of)
        for record in (i for i in every if (i in others and i not in along) or i in larger):
            box, growth = box_that_grows(shown, record), every[record]
            if box is not None and growth.grown(box).touches(area):
                like = settled if _goes_along(shown, settled, record) else shown
                self._paint_one(painter, like, record, growth, box)
                if record in chosen:
                    self._frame(painter, growth.grown(box), shown, unit, growth.by)

    def frame(
        self, painter: QPainter, shown: Drawing, cards: Collection[RecordId], unit: float
    ) -> None:
        """Frame those of these cards that were painted larger, for they lie over their frames."""
        grown = [(growth, shown.cards[i]) for i, growth in self.painted.items() if i in cards]
        if len(cards) > MOST_OUTLINED_ANEW:
            boxes = boxes_in_rows(growth.grown(box) for growth, box in grown)
            paint_frames(painter, boxes, QColor(shown.style.selection))
            return
        for growth, box in grown:
            self._frame(painter, growth.grown(box), shown, unit, growth.by)

    def hidden(
        self,
        settled: Drawing,
        shown: Drawing,
        unit: float,
        chosen: Collection[RecordId],
        cards: Iterable[RecordId],
    ) -> set[RecordId]:
        """Those of these cards that ``paint`` will paint over from edge to edge.

        None where a lens puts marks beside cards, which are seen there as they are.
        """
        if shown.emphasis.view.looks or shown.scene.run_seats:
            return set()
        growing, larger = self._growing(settled, shown, unit, chosen)
        found = {i for i in cards if i in growing and i not in larger and i in shown.cards}
        found -= self._given_way(settled, shown, growing, larger)
        radius = shown.style.radius
        return {i for i in found if _covers(growing[i], shown.cards[i], radius * growing[i].by)}

    def _growing(
        self, settled: Drawing, shown: Drawing, unit: float, chosen: Collection[RecordId]
    ) -> tuple[Mapping[RecordId, Growth], Mapping[RecordId, Growth]]:
        """How cards grow, and how those that are ``chosen`` do, where any have to."""
        part = self.neighbourhood
        growing = part.grown if part.is_painted else self._names.seen(settled, unit)
        wanted = wanted_growth(shown, unit)
        if wanted <= 1.0:
            return growing, {}
        return growing, {i: growing.get(i, Growth(0.0))._replace(by=wanted) for i in chosen}

    def _given_way(
        self, settled: Drawing, shown: Drawing, growing: Growths, larger: Growths
    ) -> frozenset[RecordId]:
        """Those that moved and are as small as they are while they would lie over another."""
        if shown is settled:
            return frozenset()
        known, chosen = self._way, frozenset(larger)
        if known is None or known[0] is not shown or known[1] is not growing or known[2] != chosen:
            moved = {i for i in growing if i not in larger and _is_elsewhere(shown, settled, i)}
            known = self._way = (shown, growing, chosen, _in_the_way(shown, growing, moved))
        return known[3]

    def _shapes(self, drawing: Drawing, record: RecordId) -> tuple[Primitive, ...]:
        return self._marks.with_room(record, drawing.primitives(record))

    def _paint_one(
        self, painter: QPainter, like: Drawing, record: RecordId, growth: Growth, box: Box
    ) -> None:
        """A card that is chosen, or looks otherwise than it did, at its box as in ``like``."""
        own = box_that_grows(like, record) or box
        for one in (halo_of(record), record):
            if shapes := self._shapes(like, one):
                still, at = growth.still(own), growth.still(box)
                self._sprites.paint(painter, one, shapes, still, growth.by, at)

    @staticmethod
    def _frame(painter: QPainter, box: Box, shown: Drawing, unit: float, by: float) -> None:
        style = shown.style
        paint(painter, [marks.outline(box, style.selection, 2.0 * unit, by * style.radius)])


def _in_the_way(
    shown: Drawing, growing: Growths, moved: Collection[RecordId]
) -> frozenset[RecordId]:
    """Those of the ``moved`` whose larger picture lies over another's.

    Room was found for cards where they were: while a layout is tried out, all are elsewhere. Who
    matters less gives way, and those that moved to those that stand. O(cards²) in numpy.
    """
    if not moved:
        return frozenset()
    boxes = {i: box for i in growing if (box := box_that_grows(shown, i)) is not None}
    order = sorted(boxes, key=lambda record: record in moved)
    stays = clear_of_each_other(boxes_in_rows(growing[i].grown(boxes[i]) for i in order))
    some = zip(order, stays, strict=True)
    return frozenset(i for i, is_clear in some if i in moved and not is_clear)


def _all_of(
    growing: Growths, larger: Growths, small: Collection[RecordId]
) -> dict[RecordId, Growth]:
    """All cards that are painted larger, the chosen ones last."""
    others = {i: one for i, one in growing.items() if i not in larger and i not in small}
    return others | dict(larger)


def _covers(growth: Growth, box: Box, radius: float) -> bool:
    """Whether a card grown, its corners so round, covers all of itself."""
    over = growth.grown(box).inflated(-_ROUNDED * radius)
    one, other = (
        Point(box.left - _EDGE, box.top - _EDGE),
        Point(box.right + _EDGE, box.bottom + _EDGE),
    )
    return over.contains(one) and over.contains(other)


def _stands_otherwise(shown: Drawing, settled: Drawing, record: RecordId) -> bool:
    """Whether a card looks otherwise in the drawing shown than in the one that is settled."""
    if shown is settled:
        return False
    altered = shown.altered
    group = named_by(record) if is_name(record) else record
    return altered is None or not altered.isdisjoint((record, halo_of(record), group))


def _is_elsewhere(shown: Drawing, settled: Drawing, record: RecordId) -> bool:
    one, other = box_that_grows(shown, record), box_that_grows(settled, record)
    return one is not None and one != other


def _goes_along(shown: Drawing, settled: Drawing, record: RecordId) -> bool:
    """Whether a card that stands otherwise is only elsewhere, and looks as it did."""
    before, after = settled.causal_map, shown.causal_map
    old, new = before.variables.get(record), after.variables.get(record)
    if old is None or new is None or shown.labels[record] is not settled.labels[record]:
        return False
    same = before.links is after.links and shown.emphasis is settled.emphasis
    return same and shown.style is settled.style and old == replace(new, x=old.x, y=old.y)
