"""A share that goes from one value to another in a moment, so that nothing comes in a jerk."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

from loopmap.ui.motion import is_motion_reduced

FADE = 140
"""Milliseconds from nothing to all."""


class Fading:
    """A share between 0 and 1; at once at its end where less motion is asked for.

    Nobody is told of its way: who paints asks for its ``value`` while it ``moves``.
    """

    def __init__(self, value: float) -> None:
        self._start = self._end = value
        self._clock = QElapsedTimer()

    def go(self, end: float, *, start: float | None = None) -> None:
        """Set out for a value, from where it is if no ``start`` is given."""
        if end == self._end and start is None:
            return
        self._start = self.value if start is None else start
        self._end = end
        self._clock.start()
        if is_motion_reduced():
            self.land()

    def land(self) -> None:
        """Be at the end now."""
        self._start = self._end

    @property
    def value(self) -> float:
        if self._start == self._end:
            return self._end
        share = self._clock.elapsed() / FADE
        if share >= 1.0:
            self.land()
            return self._end
        return self._start + share * (self._end - self._start)

    @property
    def moves(self) -> bool:
        """Whether it is not there yet."""
        return self.value != self._end
