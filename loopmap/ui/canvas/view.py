"""The camera: which part of the map the canvas shows, and how large.

A camera is a value: the map point in the middle of the widget and the scale in
logical pixels per map unit. Painting rounds the place of the map's origin to
whole device pixels, so that tiles and overlay meet without a seam.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from loopmap.diagram.geometry import Box, Point

SMALLEST_SCALE, LARGEST_SCALE = 0.05, 8.0
LARGEST_FIT = 1.5
LARGEST_FOR_A_ROOM = 3.0
"""Scale that a small map is fitted to at most."""

FIT_MARGIN = 24.0
"""Logical pixels left free around a map that is fitted into the window."""


class Frame(NamedTuple):
    """Size of the widget in logical pixels and its device pixel ratio."""

    width: float
    height: float
    ratio: float = 1.0


@dataclass(frozen=True, slots=True)
class Camera:
    """Map point in the middle of the widget, and logical pixels per map unit."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def origin(self, frame: Frame) -> tuple[int, int]:
        """Where the map's origin lies, in whole device pixels from the widget's corner."""
        pixels = self.scale * frame.ratio
        return (
            round(frame.width * frame.ratio / 2 - self.x * pixels),
            round(frame.height * frame.ratio / 2 - self.y * pixels),
        )

    def to_map(self, x: float, y: float, frame: Frame) -> Point:
        """The map point under a logical pixel of the widget."""
        left, top = self.origin(frame)
        pixels = self.scale * frame.ratio
        return Point((x * frame.ratio - left) / pixels, (y * frame.ratio - top) / pixels)

    def to_screen(self, point: Point, frame: Frame) -> Point:
        """The logical pixel of the widget where a map point is painted."""
        left, top = self.origin(frame)
        pixels = self.scale * frame.ratio
        return Point(
            (point.x * pixels + left) / frame.ratio, (point.y * pixels + top) / frame.ratio
        )

    def shown(self, frame: Frame) -> Box:
        """The part of the map that the widget shows."""
        corner = self.to_map(0, 0, frame)
        width, height = frame.width / self.scale, frame.height / self.scale
        return Box(corner.x + width / 2, corner.y + height / 2, width, height)

    def panned(self, dx: float, dy: float) -> Camera:
        """The camera after the paper moved by logical pixels (right and down are positive)."""
        return replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def zoomed(self, factor: float, at: Point, frame: Frame) -> Camera:
        """The camera ``factor`` times closer; the map point under ``at`` stays under it."""
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, self.scale * factor))
        held = self.to_map(at.x, at.y, frame)
        away_x, away_y = at.x - frame.width / 2, at.y - frame.height / 2
        return Camera(held.x - away_x / scale, held.y - away_y / scale, scale)


def fitted(bounds: Box | None, frame: Frame, *, largest: float = LARGEST_FIT) -> Camera:
    """The camera that shows all of ``bounds``, never more than ``largest`` times life size."""
    if bounds is None:
        return Camera()
    across = max(1.0, frame.width - 2 * FIT_MARGIN) / max(1.0, bounds.width)
    down = max(1.0, frame.height - 2 * FIT_MARGIN) / max(1.0, bounds.height)
    return Camera(bounds.x, bounds.y, max(SMALLEST_SCALE, min(across, down, largest)))


def between(start: Camera, end: Camera, share: float) -> Camera:
    """The camera that has gone ``share`` (0 to 1) of the way, zooming by equal factors.

    The map point that both cameras show at one place of the screen stays there on the way.

    >>> between(Camera(0, 0, 1), Camera(100, 0, 4), 0.5).scale
    2.0
    """
    scale = start.scale * (end.scale / start.scale) ** share
    gone = share
    if abs(end.scale - start.scale) > 1e-9 * start.scale:
        gone = (1 / start.scale - 1 / scale) / (1 / start.scale - 1 / end.scale)
    return Camera(start.x + (end.x - start.x) * gone, start.y + (end.y - start.y) * gone, scale)
