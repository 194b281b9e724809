"""Three buttons with pictures: the room for the map, for both, or for the charts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from loopmap.ui.theme import BASE_PIXELS, style_in_force

MAP, BOTH, CHARTS = ROOMS = ("map", "both", "charts")

_SAID = {
    MAP: ("Room for the map", "Leaves the scenarios and the time, and gives the map the room"),
    BOTH: ("Room for both", "Shows the map and what follows; again: below it, or beside it"),
    CHARTS: ("Room for the charts", "Gives what follows all the room"),
}
_WIDE, _HIGH = 30, 28
_CURVE = ((0.0, 0.9), (0.3, 0.35), (0.6, 0.6), (1.0, 0.1))
_STEPS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip


def after(room: str) -> str:
    """The next in turn.

    >>> after("charts")
    'map'
    """
    return ROOMS[(ROOMS.index(room) + 1) % len(ROOMS)]


class RoomSwitch(QWidget):
    """One choice of three; Tab comes to the chosen one, arrow keys go round, Space chooses."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Room")
        self._group = QButtonGroup(self)
        self._buttons = {room: _Button(room, self._step) for room in ROOMS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for room, button in self._buttons.items():
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _=False, of=room: self.chosen.emit(of))
        self.show_room(BOTH)

    def show_room(self, room: str) -> None:
        """Show which has the room, without saying that anybody chose it."""
        for of, button in self._buttons.items():
            button.setChecked(of == room)
            by_tab, by_click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(by_tab if of == room else by_click)

    def _step(self, room: str, by: int) -> None:
        place = (ROOMS.index(room) + by) % len(ROOMS)
        self._buttons[ROOMS[place]].setFocus(Qt.FocusReason.OtherFocusReason)


class _Button(QAbstractButton):
    """Painted, so that it follows theme and size of text."""

    def __init__(self, room: str, step: object) -> None:
        super().__init__()
        self._room, self._step = room, step
        name, meaning = _SAID[room]
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(meaning)
        self.setToolTip(f"{name} (Shift+F9 goes round)\n{meaning}.")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        by = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        return QSize(round(_WIDE * by), round(_HIGH * by))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._step(self._room, by)  # type: ignore[operator]

    def paintEvent(self, _: QPaintEvent) -> None:
        style, painter = style_in_force(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, over = self.isChecked(), self.underMouse()
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.accent_soft if chosen else style.hover))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        ink = QColor(style.accent if chosen else style.text_muted)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        by = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        wide, high = 18.0 * by, 14.0 * by
        frame = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        painter.setPen(QPen(ink, 1.5 * by))
        painter.drawRoundedRect(frame, 2 * by, 2 * by)
        self._draw(painter, frame, ink, by)
        if self.hasFocus():
            painter.setPen(QPen(QColor(style.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _draw(self, painter: QPainter, frame: QRectF, ink: QColor, by: float) -> None:
        """A map is two cards and what joins them, a chart a curve."""
        if self._room == MAP:
            _draw_map(painter, frame, ink, by)
        elif self._room == CHARTS:
            _draw_curve(painter, frame)
        else:
            middle = frame.center().x()
            painter.drawLine(QPointF(middle, frame.top()), QPointF(middle, frame.bottom()))
            half = QRectF(frame)
            half.setLeft(middle)
            _draw_curve(painter, half)


def _draw_map(painter: QPainter, frame: QRectF, ink: QColor, by: float) -> None:
    one = QPointF(frame.left() + 5 * by, frame.top() + 5 * by)
    other = QPointF(frame.right() - 5 * by, frame.bottom() - 5 * by)
    painter.drawLine(one, other)
    painter.setBrush(ink)
    for at in (one, other):
        painter.drawEllipse(at, 1.6 * by, 1.6 * by)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_curve(painter: QPainter, frame: QRectF) -> None:
    air = frame.height() * 0.22
    inside = frame.adjusted(air, air, -air, -air)
    wide, high = inside.width(), inside.height()
    points = [QPointF(inside.left() + x * wide, inside.top() + y * high) for x, y in _CURVE]
    painter.drawPolyline(QPolygonF(points))
