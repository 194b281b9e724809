"""Cards seen from afar, painted so large that they can be read; what is pointed at always is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtGui import QPainter

from loopmap.diagram.areas import name_box
from loopmap.diagram.between_names import stand_out
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.drawn_ids import halo_of, is_name, named_by
from loopmap.diagram.far_names import grown_cards, step_above, wanted_growth
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.growth import Growth
from loopmap.diagram.primitives import Primitive
from loopmap.model.ids import RecordId
from loopmap.ui.canvas import marks
from loopmap.ui.canvas.far_links import FarLinks
from loopmap.ui.canvas.far_marks import FarMarks
from loopmap.ui.canvas.neighbourhood import Neighbourhood
from loopmap.ui.canvas.sprites import Sprites
from loopmap.ui.canvas.standing_cards import Growths, StandingCards
from loopmap.ui.canvas.view import Camera, Frame
from loopmap.ui.paint import paint

_NOBODY: Growths = {}

MOST_AT_ONCE = 800
"""Of more cards room is looked for once the view rests, not while it is painted."""


class FarCards:
    """Remembers which cards of one drawing have room at one step of zooming.

    What is painted after an edit are those of the drawing before, until somebody looks for
    room in the one that is now: ``lags`` says that they should, once the edit is seen. So it
    is after a zoom over very many cards.
    While a ``neighbourhood`` stands out, its cards are the only ones. ``painted``: those that
    were painted larger when it last painted.
    """

    def __init__(self) -> None:
        self.lags = False
        self.neighbourhood = Neighbourhood()
        self._known: tuple[Drawing, float] | None = None
        self._grown = _NOBODY
        self._less: tuple[Growths, float, Growths] | None = None
        self._standing: StandingCards | None = None
        self._sprites = Sprites()
        self._marks = FarMarks()
        self.painted: Collection[RecordId] = ()
        self._links = FarLinks()

    @property
    def lag(self) -> bool:
        """Whether anything waits for the view to rest."""
        return self.lags or self._links.lags

    def links(self, drawing: Drawing, unit: float) -> int:
        """How many links between names stand out."""
        return self._links.count if stand_out(drawing, unit) else 0

    def follow(self, drawing: Drawing, camera: Camera, frame: Frame, most: int) -> None:
        """Look for room, and paint ``most`` of the links between names, as they are seen now."""
        unit = 1 / camera.scale
        growing = self.growing(drawing, unit)
        if stand_out(drawing, unit):
            self._links.look(drawing, growing, camera, frame, most)
        else:
            self._links.forget()

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
        wanted = wanted_growth(drawing, unit)
        step = step_above(wanted)
        if wanted > 1.0 and self._known != (drawing, step):
            self._known, self._grown = (drawing, step), grown_cards(drawing, step)
        self.lags = False
        return self._by(wanted, step)

    def _painted(self, drawing: Drawing, unit: float) -> Mapping[RecordId, Growth]:
        """The growth of each card that is painted larger: at another zoom looked for at once."""
        wanted, known = wanted_growth(drawing, unit), self._known
        if wanted > 1.0 and known is not None and known[0] is not drawing:
            self.lags = True
            return self._by(wanted, known[1])
        asked = (drawing, step_above(wanted))
        if wanted > 1.0 and len(drawing.cards) > MOST_AT_ONCE and known != asked:
            self.lags = True
            return _NOBODY
        return self.growing(drawing, unit)

    def _by(self, wanted: float, step: float) -> Mapping[RecordId, Growth]:
        """Those that grow; the very same as long as nothing is another."""
        if wanted <= 1.0:
            return _NOBODY
        if self._less is None or self._less[0] is not self._grown or self._less[1] != wanted:
            by = wanted / step
            found = {i: g._replace(by=g.by * by) for i, g in self._grown.items() if g.by * by > 1.0}
            self._less = self._grown, wanted, found
        return self._less[2]

    def at(self, drawing: Drawing, point: Point, unit: float) -> RecordId | None:
        """The card whose larger picture lies at a place, that of a group's name aside."""
        for record, growth in (self.neighbourhood.grown or self._painted(drawing, unit)).items():
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
        part = self.neighbourhood
        growing = part.grown if part.is_painted else self._painted(settled, unit)
        wanted, larger = wanted_growth(shown, unit), dict[RecordId, Growth]()
        if wanted > 1.0:
            larger = {i: growing.get(i, Growth(0.0))._replace(by=wanted) for i in chosen}
        every = {i: growth for i, growth in growing.items() if i not in larger} | larger
        bare = self._marks.room(shown, every, unit).bare
        self.painted = every.keys()
        others = {i for i in growing if i in chosen or _stands_otherwise(shown, settled, i)}
        standing = self._standing
        if standing is None or not standing.are_of(settled, growing, bare):
            boxes = {i: box for i in growing if (box := _box_of(settled, i)) is not None}
            standing = self._standing = StandingCards(settled, growing, bare, boxes)
        standing.paint(painter, area, others, self._sprites, partial(self._shapes, settled))
        for record in (i for i in every if i in others or i in larger):
            box, growth = _box_of(shown, record), every[record]
            if box is not None and growth.grown(box).touches(area):
                self._paint_one(painter, shown, record, growth, box)
                if record in chosen:
                    self._frame(painter, growth.grown(box), shown, unit, growth.by)

    def _shapes(self, drawing: Drawing, record: RecordId) -> tuple[Primitive, ...]:
        return self._marks.with_room(record, drawing.primitives(record))

    def _paint_one(
        self, painter: QPainter, shown: Drawing, record: RecordId, growth: Growth, box: Box
    ) -> None:
        """A card that is chosen, or looks otherwise than it did."""
        for one in (halo_of(record), record):
            if shapes := self._shapes(shown, one):
                self._sprites.paint(painter, one, shapes, growth.still(box), growth.by)

    @staticmethod
    def _frame(painter: QPainter, box: Box, shown: Drawing, unit: float, by: float) -> None:
        style = shown.style
        paint(painter, [marks.outline(box, style.selection, 2.0 * unit, by * style.radius)])


def _stands_otherwise(shown: Drawing, settled: Drawing, record: RecordId) -> bool:
    """Whether a card looks otherwise in the drawing shown than in the one that is settled."""
    if shown is settled:
        return False
    altered = shown.altered
    group = named_by(record) if is_name(record) else record
    return altered is None or not altered.isdisjoint((record, halo_of(record), group))


def _box_of(drawing: Drawing, record: RecordId) -> Box | None:
    if not is_name(record):
        return drawing.cards.get(record)
    group, area = named_by(record), drawing.places.groups.get(named_by(record))
    groups = drawing.causal_map.groups
    return name_box(groups[group], area, drawing.style, drawing.measure) if area else None
