"""A slider for one number: drawn from where it rests to where it stands, moved by hand or keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider

from loopmap.ui.theme import style_in_force

_REST = 500
"""Milliseconds after the last key that a number counts as settled."""
_GROOVE, _ROUND = 4.0, 7.0
"""Height of the groove and radius of the handle."""


class Slider(QSlider):
    """``moving`` tells the number while it changes, ``settled`` once it is let go.

    Keys settle when they have rested a moment, so that going several steps is one change.
    ``rest``: the number that changes nothing, marked on the groove.
    """

    moving = Signal(float)
    settled = Signal(float)

    def __init__(  # one name each for what it holds
        self, name: str, low: float, high: float, step: float, rest: float = 0.0
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._called, self._low, self._step, self._resting = name, low, step, rest
        self.setAccessibleName(name)
        self.setRange(0, round((high - low) / step))
        self.setPageStep(max(1, self.maximum() // 8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._settle)
        self._told = 0.0
        self.valueChanged.connect(self._move)
        self.sliderReleased.connect(self._settle)

    @property
    def number(self) -> float:
        """The number where the handle stands."""
        return round(self._low + self.value() * self._step, 6)

    @property
    def is_held(self) -> bool:
        """Whether a hand is at it, or keys were just now."""
        return self.isSliderDown() or self._rest.isActive()

    def show_number(self, value: float) -> None:
        """Put the handle there without telling; a number outside stands at the end."""
        if self.is_held:
            return
        self._told = value
        self.blockSignals(True)
        self.setValue(round((value - self._low) / self._step))
        self.blockSignals(False)
        self.update()

    def say(self, words: str) -> None:
        """What the number stands for, in words, for ears and in the tooltip."""
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        return QSize(120, round(2 * _ROUND) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle wherever the groove is pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._at(event.position().x()))

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._rest.isActive():
            self._settle()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        resting = round((self._resting - self._low) / self._step)
        draw_groove(painter, self, resting)
        x, middle = place_of(self, resting), self.height() / 2
        painter.setPen(QPen(QColor(style_in_force().text_muted), 1.5))
        painter.drawLine(QPointF(x, middle - 6), QPointF(x, middle + 6))
        at = QPointF(place_of(self, self.value()), middle)
        draw_handle(painter, at, focused=self.hasFocus())
        painter.end()

    def _at(self, x: float) -> int:
        room = max(self.width() - 2 * _ROUND, 1.0)
        return round((x - _ROUND) / room * self.maximum())

    def _move(self) -> None:
        self.moving.emit(self.number)
        if not self.isSliderDown():
            self._rest.start()

    def _settle(self) -> None:
        self._rest.stop()
        if self.number != self._told:
            self._told = self.number
            self.settled.emit(self.number)


def place_of(slider: QSlider, value: int) -> float:
    """How far right a value lies on a slider drawn so."""
    room = slider.width() - 2 * _ROUND
    return _ROUND + room * value / max(slider.maximum(), 1)


def draw_groove(painter: QPainter, slider: QSlider, first: int) -> None:
    """The groove of a slider, filled from one value to where it stands."""
    style, top = style_in_force(), slider.height() / 2 - _GROOVE / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.border))
    whole = QRectF(_ROUND, top, slider.width() - 2 * _ROUND, _GROOVE)
    painter.drawRoundedRect(whole, _GROOVE / 2, _GROOVE / 2)
    painter.setBrush(QColor(style.accent))
    ends = sorted(place_of(slider, value) for value in (first, slider.value()))
    run = QRectF(ends[0], top, ends[1] - ends[0], _GROOVE)
    painter.drawRoundedRect(run, _GROOVE / 2, _GROOVE / 2)


def draw_handle(painter: QPainter, at: QPointF, *, focused: bool) -> None:
    """A round handle, ringed while the keyboard is on it."""
    style = style_in_force()
    painter.setPen(QPen(QColor(style.accent), 2.5 if focused else 1.5))
    painter.setBrush(QColor(style.card if not focused else style.accent_soft))
    painter.drawEllipse(at, _ROUND - 1.5, _ROUND - 1.5)
