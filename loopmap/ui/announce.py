"""Saying something to a screen reader that no widget shows: once, calmly, and never in a rush.

What is said within a moment is said as one sentence after the other. A newer word on
the same matter takes the older one's place, so that a key held down is told once.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

MOMENT = 120
"""Milliseconds that sentences wait for others."""

_ENDS = ".?!…”"
_Politeness = QAccessible.AnnouncementPoliteness


class Announcer(QObject):
    """Collects sentences and has them read out. ``said`` carries what was."""

    said = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: dict[str, str] = {}
        self._is_urgent = False
        self._moment = QTimer(self, singleShot=True, interval=MOMENT)
        self._moment.timeout.connect(self.say_now)

    @property
    def is_heard(self) -> bool:
        """Whether somebody listens; sentences that cost work to make need not be made else."""
        return QAccessible.isActive()

    def say(self, sentence: str, *, about: str = "", urgent: bool = False) -> None:
        """Have a sentence read; it replaces one waiting ``about`` the same matter.

        ``urgent`` interrupts what is being read: for refusals and questions.
        """
        kept = " ".join(sentence.split())
        if not kept or not self.is_heard:
            return
        kept = kept if kept[-1] in _ENDS else f"{kept}."
        if kept not in self._waiting.values():
            self._waiting[about or kept] = kept
        self._is_urgent |= urgent
        self._moment.start()

    def say_now(self) -> None:
        """Read what waits without waiting longer."""
        self._moment.stop()
        if not self._waiting:
            return
        told = " ".join(self._waiting.values())
        politeness = _Politeness.Assertive if self._is_urgent else _Politeness.Polite
        self._waiting.clear()
        self._is_urgent = False
        event = QAccessibleAnnouncementEvent(self._speaker(), told)
        event.setPoliteness(politeness)
        QAccessible.updateAccessibility(event)
        self.said.emit(told)

    def _speaker(self) -> QWidget:
        """The widget with the keyboard, for some screen readers hear no other."""
        focused = QApplication.focusWidget()
        return focused if focused is not None and focused.window() is self._window else self._window
