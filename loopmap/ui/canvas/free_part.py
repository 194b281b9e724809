"""The part of a window that shows the map, free of what floats over its lower rim."""

from __future__ import annotations

from typing import NamedTuple

from loopmap.diagram.geometry import Box
from loopmap.ui.canvas.corner_fit import CornerCard, fitted_beside
from loopmap.ui.canvas.view import LARGEST_SCALE, SMALLEST_SCALE, Camera, Frame, fitted


class FreePart(NamedTuple):
    """A window of which so many logical pixels at the bottom are covered."""

    frame: Frame
    covered: float

    def seen(self, camera: Camera) -> Box:
        """The part of the map that is seen there."""
        return camera.shown(self.free).moved(0.0, -self.covered / 2 / camera.scale)

    def fitted(self, bounds: Box | None, largest: float) -> Camera:
        """The camera that shows all of ``bounds`` there."""
        return self._lifted(fitted(bounds, self.free, largest=largest))

    def filled(self, area: Box) -> Camera:
        """The camera that shows just that part of the paper there, edge to edge."""
        free = self.free
        scale = min(free.width / max(1.0, area.width), free.height / max(1.0, area.height))
        scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        return self._lifted(Camera(area.x, area.y, scale))

    def fitted_beside(self, card: CornerCard | None, bounds: Box | None, largest: float) -> Camera:
        """The same, beside what floats in a corner."""
        return self._lifted(fitted_beside(card, bounds, self.free, largest=largest))

    @property
    def free(self) -> Frame:
        """As much of the window as is not covered, from its upper rim."""
        return self.frame._replace(height=max(1.0, self.frame.height - self.covered))

    def _lifted(self, camera: Camera) -> Camera:
        """What was fitted into the window's middle, by half of what is covered higher."""
        return camera.panned(0.0, -self.covered / 2)
