"""Fitting a map so that a card in a corner of the window lies on none of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.ui.canvas.view import Camera, Frame, fitted

CORNER = 12
"""Logical pixels that a card in a corner keeps from the edges."""

_CLEAR = 14.0
"""Logical pixels kept free around it: names that are drawn larger from afar reach so far."""

_LEAST = 0.72
"""A map is not made smaller than this share of what it could be."""

_SHARES = (0.0, 0.3, 0.55, 0.8, 1.0)
"""Parts of the card's width, and height, that the map is tried to stand aside."""

_CORNERS = ((1, 1), (1, -1), (-1, 1), (-1, -1))
"""The ways from a corner into the window: 1 is to the right, or down."""


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
    if card is None or bounds is None:
        return whole
    if any(_is_clear(card, whole, frame, corner) for corner in _CORNERS):
        return whole
    for aside, wide, high in _aside(card, bounds, frame, largest):
        if aside.scale < _LEAST * whole.scale:
            break
        for right, down in _CORNERS:
            camera = aside.panned(right * wide / 2, down * high / 2)
            if _is_clear(card, camera, frame, (right, down)):
                return camera
    return whole


def _aside(
    card: CornerCard, bounds: Box, frame: Frame, largest: float
) -> Iterator[tuple[Camera, float, float]]:
    """The map in less room, largest first, with how much less there is across and down."""
    found = []
    for wide, high in product(_SHARES, repeat=2):
        across, down = wide * (card.width + CORNER), high * (card.height + CORNER)
        room = frame._replace(width=frame.width - across, height=frame.height - down)
        found.append((fitted(bounds, room, largest=largest), across, down))
    yield from sorted(found, key=lambda each: (-each[0].scale, each[1] + each[2]))


def _is_clear(card: CornerCard, camera: Camera, frame: Frame, corner: tuple[int, int]) -> bool:
    """Whether that corner is free of the map."""
    x = CORNER if corner[0] > 0 else frame.width - CORNER - card.width
    y = CORNER if corner[1] > 0 else frame.height - CORNER - card.height
    one = camera.to_map(x - _CLEAR, y - _CLEAR, frame)
    far = Point(x + card.width + _CLEAR, y + card.height + _CLEAR)
    return not card.is_taken(box_between(one, camera.to_map(*far, frame)))
