"""From one number to another: two handles on a groove, and a field for each to type in."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from loopmap.ui.panels.number_field import NumberField, shown
from loopmap.ui.panels.slider import draw_handle
from loopmap.ui.theme import style_in_force

_GROOVE, _ROUND = 4.0, 7.0


class Handles(QWidget):
    """The groove with its two handles, for a hand; keys have the fields beside it.

    ``moving`` and ``settled`` carry both numbers.
    """

    moving = Signal(float, float)
    settled = Signal(float, float)

    def __init__(self, low: float, high: float, step: float) -> None:
        super().__init__()
        self._low, self._high, self._step = low, high, step
        self._span = (low, high)
        self._held: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_span(self, span: tuple[float, float], limits: tuple[float, float]) -> None:
        """Put the handles there, unless a hand holds one."""
        if self._held is None:
            self._span, (self._low, self._high) = span, limits
            self.update()

    @property
    def is_held(self) -> bool:
        return self._held is not None

    def sizeHint(self) -> QSize:
        return QSize(100, round(2 * _ROUND) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(36, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        away = [abs(x - self._x(end)) for end in self._span]
        right_of_both = x > self._x(self._span[1])
        self._held = 1 if away[1] < away[0] or (away[0] == away[1] and right_of_both) else 0
        self._lead(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._lead(event.position().x())

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        if self._held is not None:
            self._held = None
            self.settled.emit(*self._span)

    def paintEvent(self, _: QPaintEvent) -> None:
        style, painter = style_in_force(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, (first, last) = self.height() / 2, (self._x(end) for end in self._span)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.border))
        groove = QRectF(_ROUND, middle - _GROOVE / 2, self.width() - 2 * _ROUND, _GROOVE)
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        painter.setBrush(QColor(style.accent))
        painter.drawRect(QRectF(first, groove.top(), last - first, _GROOVE))
        for x in (first, last):
            draw_handle(painter, QPointF(x, middle), focused=False)
        painter.end()

    def _lead(self, x: float) -> None:
        room = max(self.width() - 2 * _ROUND, 1.0)
        share = min(max((x - _ROUND) / room, 0.0), 1.0)
        value = self._low + share * (self._high - self._low)
        value = round(round(value / self._step) * self._step, 6)
        first, last = self._span
        if self._held == 0:
            self._span = (min(value, last), last)
        else:
            self._span = (first, max(value, first))
        self.update()
        self.moving.emit(*self._span)

    def _x(self, value: float) -> float:
        room = self.width() - 2 * _ROUND
        share = (value - self._low) / max(self._high - self._low, 1e-9)
        return _ROUND + room * min(max(share, 0.0), 1.0)


class Band(QWidget):
    """Two numbers with their handles between the two fields.

    ``moving`` carries both while a hand moves one, ``settled`` when it is let go or one was
    typed, ``refused`` why a number cannot be.
    """

    moving = Signal(float, float)
    settled = Signal(float, float)
    refused = Signal(str)

    def __init__(  # one name each for what it holds
        self, names: tuple[str, str], low: float, high: float, step: float
    ) -> None:
        super().__init__()
        self._span = (low, high)
        self._handles = Handles(low, high, step)
        self._fields = tuple(NumberField(name, low, high, step=step) for name in names)
        first, last = self._fields
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for part in (first, self._handles, last):
            row.addWidget(part, 1 if part is self._handles else 0)
        self._handles.moving.connect(self._move)
        self._handles.settled.connect(self._settle)
        first.typed.connect(self._type_first)
        last.typed.connect(self._type_last)
        for each in self._fields:
            each.refused.connect(self.refused)

    @property
    def span(self) -> tuple[float, float]:
        """Both numbers as they are shown."""
        return self._span

    def show_span(self, span: tuple[float, float], limits: tuple[float, float]) -> None:
        """Show both numbers on a groove from one limit to the other."""
        if self._handles.is_held:
            return
        self._span = span
        self._handles.show_span(span, limits)
        for field, value in zip(self._fields, span, strict=True):
            field.show_number(value)

    def _move(self, first: float, last: float) -> None:
        self._span = (first, last)
        for field, value in zip(self._fields, self._span, strict=True):
            field.show_number(value)
        self.moving.emit(first, last)

    def _settle(self, first: float, last: float) -> None:
        self._move(first, last)
        self.settled.emit(first, last)

    def _type_first(self, value: float) -> None:
        self._type(value, self._span[1])

    def _type_last(self, value: float) -> None:
        self._type(self._span[0], value)

    def _type(self, first: float, last: float) -> None:
        if first > last:
            for field, value in zip(self._fields, self._span, strict=True):
                field.show_number(value)
            self.refused.emit(f"It goes from a lower to a higher number, not to {shown(last)}.")
            return
        self._span = (first, last)
        self.settled.emit(first, last)
