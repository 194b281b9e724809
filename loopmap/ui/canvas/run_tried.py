"""Marks of what is being tried, painted over those of the last run while a hand moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QPainter

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box
from loopmap.diagram.growth import Growth
from loopmap.diagram.legible import LEGIBLE
from loopmap.diagram.look import Look
from loopmap.diagram.moment_seats import Wanted, moment_plate, moment_seats, widest
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.run_marks import run_shapes
from loopmap.diagram.tag_marks import act_look
from loopmap.model.ids import RecordId
from loopmap.ui.paint import paint

_AS_IT_IS = Growth(1.0)


class RunTried:
    """Paints each look where the last run showed its own; places are found at rest."""

    def __init__(self, looks: Mapping[RecordId, Look]) -> None:
        self._looks = looks
        self._drawing: Drawing | None = None
        self._shapes: dict[RecordId, tuple[Primitive, ...]] = {}

    def paint_links(
        self, painter: QPainter, _settled: Drawing, shown: Drawing, unit: float, area: Box
    ) -> None:
        """Links stay as they are."""

    def paint_cards(
        self,
        painter: QPainter,
        _settled: Drawing,
        drawing: Drawing,
        growing: Mapping[RecordId, Growth],
        unit: float,
        area: Box,
    ) -> None:
        """Paint the marks of the cards in ``area`` that had marks; those ``growing`` larger."""
        if drawing is not self._drawing:
            self._drawing, self._shapes = drawing, self._shapes_on(drawing)
        for record, shapes in self._shapes.items():
            growth = growing.get(record, _AS_IT_IS)
            if growth.by < LEGIBLE * unit:
                continue
            box = drawing.cards[record]
            if not growth.grown(box).touches(area):
                continue
            still = growth.still(box)
            painter.save()
            painter.translate(*still)
            painter.scale(growth.by, growth.by)
            painter.translate(-still.x, -still.y)
            paint(painter, shapes)
            painter.restore()

    def _shapes_on(self, drawing: Drawing) -> dict[RecordId, tuple[Primitive, ...]]:
        """The marks of all cards that had marks; none covers what is beside its card."""
        scene, style, measure = drawing.scene, drawing.style, drawing.measure
        shown = list(self._shown_on(drawing))
        wanted = [Wanted(i, box, widest([look], style, measure)) for i, box, look in shown]
        found: dict[RecordId, tuple[Primitive, ...]] = {}
        for record, seat in scene.run_seats.items():
            if record in self._looks:
                curve, look = seat._replace(tag=None, act=None), self._looks[record]
                card = drawing.cards[record]
                found[record] = run_shapes(record, card, curve, look, style, measure)
        for (record, _, look), at in zip(shown, moment_seats(scene, wanted), strict=True):
            found[record] += moment_plate(record, drawing.cards[record], at, look, style, measure)
        return found

    def _shown_on(self, drawing: Drawing) -> Iterator[tuple[RecordId, Box, Look]]:
        """The plates of what is done and of what follows, and where the last run's stand."""
        for record, seat in drawing.scene.run_seats.items():
            look = self._looks.get(record)
            if look is not None:
                for box, shown in ((seat.act, act_look(look)), (seat.tag, look)):
                    if box is not None:
                        yield record, box, shown
