"""Variables gliding to their places: pictures on the way, none of them in the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEasingCurve, QElapsedTimer, QObject, QVariantAnimation, Signal

from loopmap.diagram.geometry import Point
from loopmap.model.ids import RecordId

GLIDE = 400
"""Milliseconds that a glide takes."""

_REST = 6
"""Times as long as a picture takes, nothing is shown after it, so that other work goes on."""

Places = Mapping[RecordId, Point]


class Glide(QObject):
    """Calls ``show`` with places between those shown and those wanted; ``ended`` at the end."""

    ended = Signal()

    def __init__(self, show: Callable[[Places], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self.shown: Places = {}
        self._start: Places = {}
        self._wanted: Places = {}
        self._run = QVariantAnimation(self)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._run.setDuration(GLIDE)
        self._since = QElapsedTimer()
        self._took = 0
        self._run.valueChanged.connect(self._step)
        self._run.finished.connect(self.ended)

    @property
    def is_running(self) -> bool:
        """Whether things are on their way."""
        return self._run.state() == QVariantAnimation.State.Running

    def go(self, start: Places, wanted: Places) -> None:
        """Show ``start`` now and be at ``wanted`` in 0.4 s; an earlier glide gives way."""
        self.stop()
        self._start, self._wanted = start, wanted
        self._since.invalidate()
        self._run.start()

    def stop(self) -> None:
        """Stay where it is; nothing more is shown."""
        self._run.stop()

    def _step(self, share: float) -> None:
        early = self._since.isValid() and self._since.elapsed() < _REST * self._took
        if early and 0 < share < 1:
            return
        clock = QElapsedTimer()
        clock.start()
        self.shown = {
            i: _between(self._start.get(i, to), to, share) for i, to in self._wanted.items()
        }
        self._show(self.shown)
        self._took = clock.elapsed()
        self._since.start()


def _between(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
