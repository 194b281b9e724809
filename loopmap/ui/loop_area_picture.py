"""The areas of a chart of loops with their labels, painted once and then shown as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from loopmap.diagram.style import Style
from loopmap.editing.loop_layers import OWN, Area
from loopmap.ui.loop_area_frame import AreaFrame
from loopmap.ui.loop_inks import LoopInk, loop_inks, paint_ink

_GAP = 6.0
_LEAST_HEIGHT = 1.25
"""Of a line of text: the height an area needs to carry its label."""

_TRIED = 120
"""Places along an area that are tried for its label, the highest first."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the picture shows: it holds as long as all of this is the same."""

    areas: tuple[Area, ...]
    frame: AreaFrame
    style: Style
    chosen: int | None


class AreaPicture:
    """Follows nobody: ``paint`` is asked with what is to be seen, and paints anew what differs.

    Patterns over areas of a thousand points take 30 ms; a moment that moves needs none anew.
    """

    def __init__(self) -> None:
        self._shown: tuple[Drawn, QRectF, float, str] | None = None
        self._pixels = QPixmap()

    def paint(self, painter: QPainter, on: QWidget, drawn: Drawn) -> None:
        """Paint the areas where they lie on a widget."""
        share = on.devicePixelRatioF()
        shown = drawn, QRectF(on.rect()), share, on.font().key()
        if shown != self._shown:
            self._shown, self._pixels = shown, QPixmap(on.size() * share)
            self._pixels.setDevicePixelRatio(share)
            self._pixels.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._pixels)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.setFont(on.font())
            _paint_areas(inner, drawn)
            inner.end()
        painter.drawPixmap(QPointF(0.0, 0.0), self._pixels)


def _paint_areas(painter: QPainter, drawn: Drawn) -> None:
    inks, frame, places = loop_inks(drawn.style), drawn.frame, drawn.frame.places()
    for area in drawn.areas:
        ink = inks[area.loop] if area.loop >= 0 else _left_ink(drawn.style, area)
        shape = _shape(area, frame, places)
        paint_ink(painter, shape, ink, drawn.style, framed=area.loop == drawn.chosen)
    metrics, taken = QFontMetricsF(painter.font()), list[QRectF]()
    for area in drawn.areas:
        box = _label_box(area, frame, metrics, taken)
        if box is not None:
            taken.append(box)
            _paint_label(painter, area.label, box, drawn.style)


def _shape(area: Area, frame: AreaFrame, places: Sequence[int]) -> QPolygonF:
    lines = ((area.high, places), (area.low, places[::-1]))
    return QPolygonF(
        [
            QPointF(frame.x(place), frame.y(value))
            for line, along in lines
            for place, value in zip(along, line[along].tolist(), strict=True)
        ]
    )


def _label_box(
    area: Area, frame: AreaFrame, metrics: QFontMetricsF, taken: Sequence[QRectF]
) -> QRectF | None:
    """Where the area is high and no other label stands, if its label fits there."""
    rect, places = frame.rect, frame.places()
    heights = dict(zip(places, (area.high[places] - area.low[places]).tolist(), strict=True))
    tall, wide = metrics.height(), metrics.horizontalAdvance(area.label) + 2 * _GAP
    for place in sorted(heights, key=lambda each: -heights[each])[:_TRIED]:
        if heights[place] * frame.scale < tall * _LEAST_HEIGHT:
            return None
        x = min(max(frame.x(place), rect.left() + wide / 2), rect.right() - wide / 2)
        y = frame.y(float(area.low[place] + area.high[place]) / 2)
        box = QRectF(x - wide / 2, y - tall / 2, wide, tall)
        if not any(box.intersects(other) for other in taken):
            return box
    return None


def _paint_label(painter: QPainter, label: str, box: QRectF, style: Style) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.panel))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(style.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)


def _left_ink(style: Style, area: Area) -> LoopInk:
    """The ink of what is left: quieter than any loop's."""
    pattern = Qt.BrushStyle.Dense6Pattern if area.label == OWN else Qt.BrushStyle.Dense4Pattern
    return LoopInk(style.hover, style.text_muted, pattern)
