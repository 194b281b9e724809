"""A drag out of the window: while the pointer rests near the rim the paper goes on moving."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from loopmap.ui.canvas.view import Camera, Frame

EDGE, EDGE_SPEED = 12.0, 16.0
"""Logical pixels from the rim of the canvas where a drag begins to scroll; most in each tick."""


class Paper(Protocol):
    """What is looked at, from where, and how much of the window shows it."""

    camera: Camera

    def free(self) -> Frame: ...


class EdgeScroll(QObject):
    """Moves the paper under a pointer near the rim; ``scrolled`` tells of every step."""

    scrolled = Signal()

    def __init__(self, paper: Paper, parent: QObject) -> None:
        super().__init__(parent)
        self._paper = paper
        self._begun = self._place = QPointF()
        self._timer = QTimer(self)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._scroll)

    def begin(self, place: QPointF) -> None:
        """A drag may begin there."""
        self._begun = place

    def watch(self, place: QPointF) -> None:
        """The pointer is there now, and what it drags."""
        self._place = place
        if self._step() == (0.0, 0.0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def within(self, place: QPointF) -> QPointF:
        """The nearest place where the map is seen: what is dragged is never let go out of sight."""
        free = self._free()
        return QPointF(min(max(place.x(), 0.0), free.width), min(max(place.y(), 0.0), free.height))

    def stop(self) -> None:
        """Nothing is dragged any more."""
        self._timer.stop()

    def _step(self) -> tuple[float, float]:
        free = self._free()
        return _beyond(self._place.x(), free.width), _beyond(self._place.y(), free.height)

    def _free(self) -> Frame:
        """What nothing covers; whatever was taken hold of below that stays in the hand there."""
        free = self._paper.free()
        return free._replace(height=max(free.height, self._begun.y() + EDGE))

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
