"""Which corner something floats in: where it covers nothing, and where it was while it may."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect

_WORTH_MOVING = 0.5
"""Where every corner covers something, a move has to spare so much of it."""


def emptiest(places: Sequence[QRect], covers: Callable[[QRect], float], here: int) -> int:
    """The number of one of the places, earlier ones first: ``here`` if that covers nothing.

    ``covers`` tells how much lies under a place.
    """
    costs = [covers(place) for place in places]
    if costs[here] <= 0.0:
        return here
    best = costs.index(min(costs))
    return best if costs[best] <= _WORTH_MOVING * costs[here] else here
