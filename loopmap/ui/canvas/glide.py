"""The camera on its way: it glides to where it is to look, and stops for any hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from loopmap.ui.canvas.view import Camera, between
from loopmap.ui.motion import GLIDE, is_motion_reduced


class Glide(QObject):
    """Moves a camera from here to there; at once where less motion is asked for."""

    def __init__(self, look: Callable[[Camera], None], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._start = self._end = Camera()
        self._running = QVariantAnimation(self)
        self._running.setStartValue(0.0)
        self._running.setEndValue(1.0)
        self._running.setDuration(GLIDE)
        self._running.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._running.valueChanged.connect(self._step)

    @property
    def end(self) -> Camera | None:
        """Where the camera is going, or None while it rests."""
        is_running = self._running.state() is QVariantAnimation.State.Running
        return self._end if is_running else None

    def go(self, start: Camera, end: Camera) -> None:
        """Set out; a glide under way is left where it is."""
        self.stop()
        if is_motion_reduced():
            self._look(end)
            return
        self._start, self._end = start, end
        self._running.start()

    def land(self) -> None:
        """Be there now."""
        end = self.end
        self.stop()
        if end is not None:
            self._look(end)

    def stop(self) -> None:
        """Stay where the camera is."""
        self._running.stop()

    def _step(self, share: object) -> None:
        assert isinstance(share, float)
        self._look(self._end if share >= 1.0 else between(self._start, self._end, share))
