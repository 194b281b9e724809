"""A finger or a pen that rests on one place: it asks for the menu there."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QGuiApplication

TREMBLES = 10.0
"""Logical pixels that a resting finger or pen may move."""


_SECOND_MENU = 700
"""Milliseconds within which the system's own wish for a menu is about the same press."""


class MenuAsked:
    """Whether a press has asked for a menu: some systems ask again when it is lifted."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()

    @property
    def just_now(self) -> bool:
        return self._since.isValid() and not self._since.hasExpired(_SECOND_MENU)

    def ask(self) -> None:
        self._since.start()

    def lift(self) -> None:
        """The press is over, perhaps long after it asked."""
        if self._since.isValid():
            self._since.start()


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
        self._asked = MenuAsked()

    @property
    def has_asked(self) -> bool:
        """Whether the press has just rested, or was lifted after that."""
        return self._asked.just_now

    @property
    def waiting(self) -> bool:
        return self._timer.isActive()

    def begin(self, place: QPointF) -> None:
        """The press is there now."""
        self._place = place
        self._asked = MenuAsked()
        self._timer.start(QGuiApplication.styleHints().mousePressAndHoldInterval())

    def move(self, place: QPointF) -> None:
        """A press that travels is no long press."""
        away = place - self._place
        if away.x() ** 2 + away.y() ** 2 > TREMBLES**2:
            self.end()

    def end(self) -> None:
        self._timer.stop()
        self._asked.lift()

    def _rested(self) -> None:
        self._asked.ask()
        self.held.emit(self._place)
