"""Fitting a map so that a card in a corner of the window lies on none of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.ui.canvas.view import Camera, Frame, fitted

CORNER = 12
"""Logical pixels that a card in a corner keeps from the edges."""

_CLEAR = 14.0
"""Logical pixels kept free around it: names that are drawn larger from afar reach so far."""

_LEAST = 0.72
"""A map is not made smaller than this share of what it could be."""

_SHARES = (0.3, 0.55, 0.8, 1.0)
"""Parts of the card's width, or height, that the map is tried to stand aside."""


class CornerCard(NamedTuple):
    """Size of the card in logical pixels, and whether a part of the map is taken."""

    width: float
    height: float
    is_taken: Callable[[Box], bool]


def fitted_beside(
    card: CornerCard | None, bounds: Box | None, frame: Frame, *, largest: float
) -> Camera:
    """The camera that shows all of ``bounds``, as large as leaves some corner to the card.

    Where that would make the map much smaller the card has to lie over it.
    """
    whole = fitted(bounds, frame, largest=largest)
    if card is None or bounds is None or _is_clear(card, whole, frame):
        return whole
    cameras = (c for c in _aside(card, bounds, frame, largest) if c.scale >= _LEAST * whole.scale)
    largest_first = sorted(cameras, key=lambda camera: -camera.scale)
    return next((c for c in largest_first if _is_clear(card, c, frame)), whole)


def _aside(card: CornerCard, bounds: Box, frame: Frame, largest: float) -> Iterator[Camera]:
    """The map standing aside to the right, to the left or below, by more and more."""
    for share in _SHARES:
        across = share * (card.width + CORNER)
        narrow = fitted(bounds, frame._replace(width=frame.width - across), largest=largest)
        yield narrow.panned(across / 2, 0.0)
        yield narrow.panned(-across / 2, 0.0)
        down = share * (card.height + CORNER)
        low = fitted(bounds, frame._replace(height=frame.height - down), largest=largest)
        yield low.panned(0.0, down / 2)


def _is_clear(card: CornerCard, camera: Camera, frame: Frame) -> bool:
    """Whether one of the corners is free of the map."""
    right = frame.width - CORNER - card.width
    bottom = frame.height - CORNER - card.height
    for corner in (Point(x, y) for y in (CORNER, bottom) for x in (CORNER, right)):
        one = camera.to_map(corner.x - _CLEAR, corner.y - _CLEAR, frame)
        far = Point(corner.x + card.width + _CLEAR, corner.y + card.height + _CLEAR)
        if not card.is_taken(box_between(one, camera.to_map(*far, frame))):
            return True
    return False
