"""Work too long for one turn of events that only the window's thread can do, in steps."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.ui.long_turns import turn_is_long


class StepByStep(QObject):
    """Takes one step of ``steps`` in each turn of events, after what people do; then ``done``."""

    done = Signal()

    def __init__(self, steps: Iterator[None], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)
        self._turn.start(0)

    def finish(self) -> None:
        """Take all the steps that are left, now."""
        while self._turn.isActive():
            self._step()

    def _go_on(self) -> None:
        if not turn_is_long():
            self._step()

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._turn.stop()
            self.done.emit()
