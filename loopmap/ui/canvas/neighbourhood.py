"""What one variable is joined to, painted over a map that steps back."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from loopmap.diagram.around import Around, Growths, around, growths, link_shapes
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.primitives import Primitive
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.resting_layer import RestingLayer
from loopmap.ui.in_view import in_view
from loopmap.ui.paint import paint


@dataclass
class _Shown:
    """What is painted for one drawing at one zoom."""

    part: Around
    grown: Growths
    lines: list[Primitive]
    ends: list[Primitive]


@dataclass
class Neighbourhood:
    """``record`` is the variable it is about, None for none; ``grown`` its cards as painted."""

    record: RecordId | None = None
    grown: Growths = field(default_factory=dict)
    is_painted: bool = False
    _known: tuple[Drawing, RecordId, float] | None = None
    _shown: _Shown | None = None
    _rested: RestingLayer = field(default_factory=RestingLayer)

    def paint(self, painter: QPainter, drawing: Drawing, unit: float, *, idle: bool) -> None:
        """Paint it where there is one and hands are ``idle``; ``unit`` is a logical pixel."""
        shown = self._find(drawing, unit) if idle else None
        self.is_painted = shown is not None
        self.grown = shown.grown if shown is not None else {}
        if shown is None:
            self._rested.forget()
            return
        veil = QColor(drawing.style.paper)
        veil.setAlphaF(drawing.style.dim)
        seen = in_view(painter)
        painter.fillRect(QRectF(seen.left, seen.top, seen.width, seen.height), veil)
        self._rested.show(painter, (drawing, self.record), partial(_paint, shown, drawing))

    def _find(self, drawing: Drawing, unit: float) -> _Shown | None:
        if self.record is None:
            return None
        if self._known != (drawing, self.record, unit):
            self._known = (drawing, self.record, unit)
            self._shown = _shown(drawing, self.record, unit)
        return self._shown


def _paint(shown: _Shown, drawing: Drawing, painter: QPainter) -> None:
    paint(painter, shown.lines)
    paint(painter, shown.ends)
    for card in shown.part.cards:
        if card not in shown.grown:
            paint(painter, drawing.primitives(card))


def _shown(drawing: Drawing, record: RecordId, unit: float) -> _Shown | None:
    part = around(drawing, record)
    if part is None:
        return None
    grown = growths(drawing, part, unit)
    links = [shapes for shapes in link_shapes(drawing, part, grown, unit) if shapes]
    lines, ends = [s[0] for s in links], [shape for s in links for shape in s[1:]]
    return _Shown(part, grown, lines, ends)
