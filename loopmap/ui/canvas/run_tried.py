"""Marks of what is being tried, painted over those of the last run while a hand moves."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QPainter

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.far_names import Growth
from loopmap.diagram.geometry import Box
from loopmap.diagram.legible import LEGIBLE
from loopmap.diagram.look import Look
from loopmap.diagram.run_marks import run_shapes
from loopmap.model.ids import RecordId
from loopmap.ui.paint import paint

_AS_IT_IS = Growth(1.0)


class RunTried:
    """Paints each look where the last run showed its own; places are found at rest."""

    def __init__(self, looks: Mapping[RecordId, Look]) -> None:
        self._looks = looks

    def paint_links(self, painter: QPainter, drawing: Drawing, unit: float, area: Box) -> None:
        """Links stay as they are."""

    def paint_cards(
        self,
        painter: QPainter,
        drawing: Drawing,
        growing: Mapping[RecordId, Growth],
        unit: float,
        area: Box,
    ) -> None:
        """Paint the marks of the cards in ``area`` that had marks; those ``growing`` larger."""
        for record, seat in drawing.scene.run_seats.items():
            look, growth = self._looks.get(record), growing.get(record, _AS_IT_IS)
            if look is None or growth.by < LEGIBLE * unit:
                continue
            box = drawing.cards[record]
            if not growth.grown(box).touches(area):
                continue
            still = growth.still(box)
            painter.save()
            painter.translate(*still)
            painter.scale(growth.by, growth.by)
            painter.translate(-still.x, -still.y)
            paint(painter, run_shapes(record, box, seat, look, drawing.style, drawing.measure))
            painter.restore()
