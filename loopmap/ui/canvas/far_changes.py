"""What became of things, marked on a map seen from afar: found again when something is another."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtGui import QPainter

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.far_changes import Mark, are_too_small, far_change_shapes, far_changes
from loopmap.diagram.far_names import step_unit
from loopmap.model.ids import RecordId
from loopmap.ui.paint import paint


class FarChanges:
    """Remembers the marks of one drawing at one step of zooming."""

    def __init__(self) -> None:
        self._asked: tuple[Drawing, float, frozenset[RecordId]] | None = None
        self._marks: tuple[Mark, ...] = ()

    def marks(self, drawing: Drawing, unit: float, grown: Collection[RecordId]) -> tuple[Mark, ...]:
        """What is marked; ``unit`` is a logical pixel, cards that have ``grown`` tell it."""
        if not are_too_small(unit):
            return ()
        asked = drawing, step_unit(drawing, unit), frozenset(grown)
        known = self._asked
        if known is None or known[0] is not drawing or known[1:] != asked[1:]:
            self._asked, self._marks = asked, far_changes(drawing, asked[1], grown)
        return self._marks

    def paint(
        self, painter: QPainter, drawing: Drawing, unit: float, grown: Collection[RecordId]
    ) -> None:
        """Paint them, the painter being in map units."""
        paint(painter, far_change_shapes(self.marks(drawing, unit, grown), unit, drawing.style))
