"""A search that pauses, run on the window's own thread a few milliseconds at a time."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from loopmap.ui.long_turns import turn_is_long

SLICE = 4
"""Milliseconds of search between two turns of the event loop."""


class Slices(QObject):
    """One search at a time: the latest wins. ``done`` carries what it returns."""

    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pauses: Generator[None, None, Any] | None = None
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        return self._pauses is not None

    def start(self, pauses: Generator[None, None, Any]) -> None:
        """Begin a search; one that was under way is dropped."""
        self._pauses = pauses
        self._turns.start()

    def stop(self) -> None:
        """Drop the search; nothing is said of it."""
        self._turns.stop()
        self._pauses = None

    def _go_on(self) -> None:
        if turn_is_long():
            return
        clock = QElapsedTimer()
        clock.start()
        while self._pauses is not None and clock.elapsed() < SLICE:
            try:
                next(self._pauses)
            except StopIteration as done:
                self.stop()
                self.done.emit(done.value)
