"""A drag out of the window: while the pointer rests near the rim the paper goes on moving."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from loopmap.ui.canvas.paper_moves import Paper

EDGE, EDGE_SPEED = 12.0, 16.0
"""Logical pixels from the rim of the canvas where a drag begins to scroll; most in each tick."""


class EdgeScroll(QObject):
    """Moves the paper under a pointer near the rim; ``scrolled`` tells of every step."""

    scrolled = Signal()

    def __init__(self, paper: Paper, parent: QObject) -> None:
        super().__init__(parent)
        self._paper = paper
        self._place = QPointF()
        self._timer = QTimer(self)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._scroll)

    def watch(self, place: QPointF) -> None:
        """The pointer is there now, and what it drags."""
        self._place = place
        if self._step() == (0.0, 0.0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Nothing is dragged any more."""
        self._timer.stop()

    def _step(self) -> tuple[float, float]:
        frame = self._paper.frame()
        return _beyond(self._place.x(), frame.width), _beyond(self._place.y(), frame.height)

    def _scroll(self) -> None:
        dx, dy = self._step()
        if (dx, dy) == (0.0, 0.0):
            self._timer.stop()
            return
        self._paper.camera = self._paper.camera.panned(-dx, -dy)
        self.scrolled.emit()


def _beyond(place: float, size: float) -> float:
    """How far to scroll for a pointer here: negative near the start, positive near the end."""
    if place < EDGE:
        return -EDGE_SPEED * min(1.0, (EDGE - place) / 40)
    if place > size - EDGE:
        return EDGE_SPEED * min(1.0, (place - size + EDGE) / 40)
    return 0.0
