"""Where the canvas is looking: the camera, the views before it, and one view for each map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from loopmap.diagram.geometry import Box, Point
from loopmap.model.ids import MapId
from loopmap.ui.canvas.view import FIT_MARGIN, Camera, Frame, fitted

KEPT_VIEWS = 30


class Viewing(QObject):
    """The camera and the ways to move it; ``changed`` tells of every move.

    ``covered`` is how many logical pixels at the bottom lie under something that
    floats over the canvas; fitting and revealing keep clear of them.
    """

    changed = Signal()

    def __init__(self, frame: Callable[[], Frame], parent: QObject) -> None:
        super().__init__(parent)
        self.frame = frame
        self._camera = Camera()
        self._earlier: list[Camera] = []
        self._of_map: dict[MapId, Camera] = {}
        self.covered = 0.0
        self._fit: Camera | None = None

    @property
    def camera(self) -> Camera:
        return self._camera

    @camera.setter
    def camera(self, camera: Camera) -> None:
        if camera != self._camera:
            self._camera = camera
            self.changed.emit()

    def jump(self, camera: Camera) -> None:
        """Look somewhere else, remembering where we were."""
        if camera != self._camera:
            self._earlier = [*self._earlier[-KEPT_VIEWS:], self._camera]
            self.camera = camera

    def back(self) -> None:
        """The view before the last jump."""
        if self._earlier:
            self.camera = self._earlier.pop()

    def zoom_by(self, factor: float) -> None:
        """Zoom with the middle of the window staying where it is."""
        frame = self.frame()
        middle = Point(frame.width / 2, frame.height / 2)
        self.camera = self._camera.zoomed(factor, middle, frame)

    def fit(self, bounds: Box | None) -> None:
        """All of ``bounds`` in the window."""
        self.jump(self._fitted(bounds))
        self._fit = self._camera

    def refit(self, bounds: Box | None) -> None:
        """Fit again where the window changed and nobody has moved the view since it was fitted."""
        if self._camera == self._fit:
            self._fit = self.camera = self._fitted(bounds)

    def actual_size(self) -> None:
        """One map unit is one pixel."""
        self.jump(Camera(self._camera.x, self._camera.y, 1.0))

    def reveal(self, box: Box) -> None:
        """Move the paper just far enough that ``box`` is seen."""
        seen = self._camera.shown(self._free()).inflated(-FIT_MARGIN / self._camera.scale)
        seen = seen.moved(0.0, -self.covered / 2 / self._camera.scale)
        dx = _into(box.left, box.right, seen.left, seen.right)
        dy = _into(box.top, box.bottom, seen.top, seen.bottom)
        self.camera = Camera(self._camera.x + dx, self._camera.y + dy, self._camera.scale)

    def leave(self, map_id: MapId) -> None:
        """Keep the view of a map that is no longer shown."""
        self._of_map[map_id] = self._camera

    def enter(self, map_id: MapId, bounds: Box | None) -> None:
        """The view that map was left with; all of it the first time."""
        kept = self._of_map.get(map_id)
        self.camera = kept or self._fitted(bounds)
        self._fit = None if kept else self._camera

    def _free(self) -> Frame:
        frame = self.frame()
        return frame._replace(height=max(1.0, frame.height - self.covered))

    def _fitted(self, bounds: Box | None) -> Camera:
        """Fitted into what is free, then moved down by half of what is covered."""
        camera = fitted(bounds, self._free())
        return camera.panned(0.0, -self.covered / 2)


def _into(low: float, high: float, least: float, most: float) -> float:
    """How far a window must move so that low..high lies in least..most."""
    if low < least:
        return low - least
    return max(0.0, min(high - most, low - least))
