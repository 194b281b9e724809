"""A finger or a pen that rests on one place: it asks for the menu there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QGuiApplication

TREMBLES = 10.0
"""Logical pixels that a resting finger or pen may move."""


class LongPress(QObject):
    """Waits from ``begin`` on; ``held`` tells the place when the press has rested long enough.

    That is as long as people have told their computer.
    """

    held = Signal(QPointF)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._place = QPointF()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._rested)

    @property
    def waiting(self) -> bool:
        return self._timer.isActive()

    def begin(self, place: QPointF) -> None:
        """The press is there now."""
        self._place = place
        self._timer.start(QGuiApplication.styleHints().mousePressAndHoldInterval())

    def move(self, place: QPointF) -> None:
        """A press that travels is no long press."""
        away = place - self._place
        if away.x() ** 2 + away.y() ** 2 > TREMBLES**2:
            self.end()

    def end(self) -> None:
        self._timer.stop()

    def _rested(self) -> None:
        self.held.emit(self._place)
