"""Variables as points by how much they influence and how much they depend.

Arrow keys go from point to point in the order of influence, Enter or a click chooses one.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from loopmap.analysis.structure.micmac import InfluenceDependence, Quadrant, Standing
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.theme import style_in_force

_POINT, _NEAR = 4.0, 14.0
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_ABOVE, _BELOW = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
_CORNERS = {
    Quadrant.DRIVES: _LEFT | _ABOVE,
    Quadrant.RELAYS: _RIGHT | _ABOVE,
    Quadrant.APART: _LEFT | _BELOW,
    Quadrant.RESULTS: _RIGHT | _BELOW,
}
_HOW = "Point at a dot, or go from dot to dot with the arrow keys; Enter selects it on the map."
_LONGEST = 34
"""Letters of a name beside its point."""


class InfluencePlot(QWidget):
    """``chosen`` tells the variable that somebody clicked, or went to and pressed Enter."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Plot of influence against dependence")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._have_room()
        self._names: dict[RecordId, str] = {}
        self._standings: dict[RecordId, Standing] = {}
        self._order: list[RecordId] = []
        self._current: RecordId | None = None

    @property
    def current(self) -> RecordId | None:
        """The variable that is named and told."""
        return self._current

    def show_standings(self, causal_map: CausalMap, found: InfluenceDependence) -> None:
        """Show other points; the same is current if it is still there."""
        self._names = {v.id: v.name for v in causal_map.variables.values()}
        self._standings = dict(found.standings)
        self._order = sorted(self._standings, key=self._importance)
        if self._current not in self._standings:
            self._current = None
        self.update()

    def told(self, variable: RecordId) -> str:
        """One point in words."""
        standing = self._standings[variable]
        return (
            f"{self._names[variable]}: {standing.quadrant.value}. {standing.influence:.1%} of all"
            f" influence, {standing.dependence:.1%} of all dependence."
        )

    def point(self, variable: RecordId) -> QPointF:
        """Where a variable stands in the widget."""
        area, standing = self._area(), self._standings[variable]
        x = standing.dependence / self._most("dependence")
        y = standing.influence / self._most("influence")
        return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._have_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._order:
            at = self._order.index(self._current) + step if self._current else 0
            self._go(self._order[at % len(self._order)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if near is not None:
            self._go(near)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if near is not None:
            self._go(near)
            self.chosen.emit(near)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = style_in_force()
        self._paint_frame(painter)
        self._paint_names(painter, [self._around(variable) for variable in self._order])
        for variable in self._order:
            is_current = variable == self._current
            painter.setPen(QPen(QColor(style.card), 1))
            painter.setBrush(QColor(style.link_opposite if is_current else style.accent))
            radius = _POINT * (1.6 if is_current else 1.0)
            painter.drawEllipse(self.point(variable), radius, radius)
        painter.setPen(QColor(style.text if self._current is not None else style.text_muted))
        room = QRectF(0, 0, self.width(), self._line() * 2)
        how = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(
            room, int(how), _HOW if self._current is None else self.told(self._current)
        )
        painter.end()

    def _have_room(self) -> None:
        """Wide enough for the words of two corners side by side."""
        words = (self._words(quadrant.value).width() for quadrant in (*_CORNERS,)[:2])
        wide = sum(words) + 3 * self._line()
        self.setMinimumSize(max(320, round(wide)), round(max(300, 18 * self._line())))

    def _go(self, variable: RecordId) -> None:
        if variable != self._current:
            self._current = variable
            self.setAccessibleDescription(self.told(variable))
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
            self.update()

    def _paint_frame(self, painter: QPainter) -> None:
        """The axes, the lines of the mean and, outside where no dot lies, what each corner is."""
        area, style = self._area(), style_in_force()
        painter.setPen(QPen(QColor(style.border), 1))
        painter.drawRect(area)
        if not self._order:
            return
        mean = 1 / len(self._order)
        x = area.left() + mean / self._most("dependence") * area.width()
        y = area.bottom() - mean / self._most("influence") * area.height()
        painter.setPen(QPen(QColor(style.text_muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QColor(style.text_muted))
        for quadrant, side in _CORNERS.items():
            is_above = bool(side & Qt.AlignmentFlag.AlignTop)
            top = area.top() - self._line() - 3 if is_above else area.bottom() + 3
            line = QRectF(area.left(), top, area.width(), self._line())
            painter.drawText(line, int(side), quadrant.value)
        self._paint_axes(painter, area)

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        under = QRectF(area.left(), area.bottom() + self._line() + 5, area.width(), self._line())
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, "depends more →")
        painter.save()
        painter.translate(area.left() - self._line() - 4, area.bottom())
        painter.rotate(-90)
        beside = QRectF(0, 0, area.height(), self._line())
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight, "influences more →")
        painter.restore()

    def _paint_names(self, painter: QPainter, taken: list[QRectF]) -> None:
        """Names beside their points, the most telling first, as long as there is room."""
        style = style_in_force()
        first = [self._current] if self._current is not None else []
        for variable in [*first, *self._order]:
            text = _short(self._names[variable])
            for box in self._places(variable, text):
                if self._area().contains(box) and not any(box.intersects(t) for t in taken):
                    painter.fillRect(box, QColor(style.panel))
                    painter.setPen(QColor(style.text))
                    painter.drawText(box, 0, text)
                    taken.append(box)
                    break

    def _places(self, variable: RecordId, text: str) -> Iterable[QRectF]:
        """Right of the point, left of it, above, below."""
        at, box = self.point(variable), self._words(text)
        away = _POINT + 3
        for x, y in (
            (at.x() + away, at.y() - box.height() / 2),
            (at.x() - away - box.width(), at.y() - box.height() / 2),
            (at.x() - box.width() / 2, at.y() - away - box.height()),
            (at.x() - box.width() / 2, at.y() + away),
        ):
            yield QRectF(x, y, box.width(), box.height())

    def _around(self, variable: RecordId) -> QRectF:
        at = self.point(variable)
        return QRectF(at.x() - _POINT, at.y() - _POINT, 2 * _POINT, 2 * _POINT)

    def _near(self, at: QPointF) -> RecordId | None:
        def far(variable: RecordId) -> float:
            away = self.point(variable) - at
            return QPointF.dotProduct(away, away)

        nearest = min(self._order, key=far, default=None)
        return nearest if nearest is not None and far(nearest) <= _NEAR**2 else None

    def _importance(self, variable: RecordId) -> tuple[float, float, RecordId]:
        standing = self._standings[variable]
        return (-standing.influence, -standing.dependence, variable)

    def _most(self, which: str) -> float:
        """The end of an axis: a little beyond the largest share."""
        shares = (getattr(standing, which) for standing in self._standings.values())
        return max(max(shares, default=0.0), 1 / max(1, len(self._standings))) * 1.08

    def _area(self) -> QRectF:
        line = self._line()
        left, top = line + 8.0, 3 * line + 9.0
        return QRectF(left, top, self.width() - left - 2, self.height() - top - 2 * line - 8)

    def _words(self, text: str) -> QRectF:
        metrics = QFontMetricsF(self.font())
        return QRectF(0, 0, metrics.horizontalAdvance(text) + 1, metrics.height())

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height()


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
