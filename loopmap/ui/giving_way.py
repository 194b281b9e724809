"""Work in the background gives way while the window is busy with what a person does.

Python lets one thread go on at a time. A turn of events that works 50 ms would take 100
and more beside threads that work too, for it waits for its turn each time it has called
Qt. So whoever works in the background rests at its next check while the window is late to
take up its next turn, and goes on as soon as it has.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

from loopmap.model.token import Token

BEAT = 4
"""Milliseconds between two signs of life of the window, while there is work."""

_LATE = 0.008
"""Seconds without one after which the window counts as busy."""

_REST = 0.004
"""Seconds a worker rests before it looks again: each look takes the turn from the window."""

PATIENCE = 0.5
"""Seconds without a sign of life after which nobody rests, should the window ever wait for them.

It does so only when it closes, and then work is cancelled and rests no more. Where a turn is
long already, whoever goes on in it makes it half as long again.
"""

RESTING = 0.75
"""The most of its time that work rests: where the whole machine is busy, so that the window is
late all the time, work would hardly go on otherwise."""


class Pulse:
    """When the window last gave a sign of life; may be asked from any thread."""

    __slots__ = ("_beat",)

    def __init__(self) -> None:
        self._beat = 0.0

    def beat(self) -> None:
        """The window is alive now."""
        self._beat = time.perf_counter()

    def rest(self) -> None:
        """Nobody says any more whether it is: nobody waits for it."""
        self._beat = 0.0

    @property
    def is_late(self) -> bool:
        """Whether the window is busy, and not for so long that it may wait for its workers."""
        return _LATE < time.perf_counter() - self._beat < PATIENCE


class Heart(QObject):
    """Beats a ``pulse`` on the window's thread while it is asked to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pulse = Pulse()  # workers keep it longer, and no Qt object may end with them
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)

    def start(self) -> None:
        """Beat from now on."""
        if not self._timer.isActive():
            self.pulse.beat()
            self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self.pulse.rest()

    def _note(self) -> None:
        # Not a slot of the pulse: Qt would follow its end, which may come on another thread.
        self.pulse.beat()


class PatientToken(Token):
    """A token whose checks last until the window is no longer busy."""

    __slots__ = ("_begun", "_pulse", "_rested")

    def __init__(self, pulse: Pulse) -> None:
        super().__init__()
        self._pulse, self._rested = pulse, 0.0
        self._begun = time.perf_counter()

    def check(self) -> None:
        """As ``Token.check``, after a rest of at most ``PATIENCE`` in a turn. About 0.2 µs.

        All rests together are no longer than ``PATIENCE`` and a share of ``RESTING``.
        """
        if self._pulse.is_late:
            self._rest()
        super().check()

    def _rest(self) -> None:
        since = now = time.perf_counter()
        before = self._rested
        while self._rested < PATIENCE + RESTING * (now - self._begun) and self._pulse.is_late:
            if self._cancelled.wait(_REST):
                return
            now = time.perf_counter()
            self._rested = before + now - since
