"""Which bows would lead a line beneath a card: exactly, and without walking along any of them.

All places from which the two ends of a line are seen under one angle lie on one circle through
them, so through each place of the paper leads one bow alone. A card hides the line just for
the bows between the least and the greatest that lead through its outline.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Floats

_ACROSS, _DOWN = 6, 2
"""Pieces of the longer and of the shorter sides of a card, between which bows are taken."""


def _outline() -> Floats:
    """(2, places) places around a box of side 2 about its middle, one after the other."""
    across = np.linspace(-1, 1, _ACROSS, endpoint=False)
    down = np.linspace(-1, 1, _DOWN, endpoint=False)
    sides = (
        (across, -np.ones(_ACROSS)),
        (np.ones(_DOWN), down),
        (-across, np.ones(_ACROSS)),
        (-np.ones(_DOWN), -down),
    )
    return np.hstack([np.array(side) for side in sides])


_OUTLINE = _outline()


class Hidden(NamedTuple):
    """For each line and box the bows that lead the one beneath the other, in two spans.

    ``low`` and ``high``: (2, pairs); a span whose least bow is above its greatest holds none.
    """

    low: Floats
    high: Floats

    def depth(self, bows: Floats) -> Floats:
        """How far inside such a span each of the ``bows`` (pairs,) lies; below 0 outside both."""
        found: Floats = np.minimum(bows - self.low, self.high - bows).max(axis=0)
        return found


def hidden(tails: Floats, tips: Floats, boxes: Floats, aside: float) -> Hidden:
    """Which bows between a tail and a tip, (pairs, 2) each, lead through a box, (pairs, 4).

    ``aside``: nearer to a box than this counts as beneath it. Bows are as ``bulge``: the rise
    over half the chord. O(pairs) in numpy.
    """
    # From the middle of each box, and so with figures of half the length, in half the time.
    tails, tips = tails - boxes[:, :2], tips - boxes[:, :2]
    ends = np.array([tails.T, tips.T], dtype=np.float32)
    places: Floats = ((boxes[:, 2:] / 2 + aside).T[:, :, None] * _OUTLINE[:, None]).astype(
        np.float32
    )
    (ax, ay), (bx, by) = ends[:, :, :, None] - places
    dot, cross = ax * bx + ay * by, ay * bx - ax * by
    size = np.sqrt((ax * ax + ay * ay) * (bx * bx + by * by)) + dot
    size /= np.maximum(np.abs(cross), np.float32(1e-9))
    above = cross > 0
    between, beyond = _crossings(places, cross, dot)
    (low, high), (less, more) = (_sizes(size, side, beyond) for side in (above, ~above))
    # What lies across the chord has the bows of both sides in one.
    low, less = np.where(between, [-more, np.full(len(more), np.inf)], [low, less])
    return Hidden(np.array([low, -more]), np.array([high, -less]))


def _crossings(
    places: Floats, cross: Floats, dot: Floats
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each outline crosses its line's chord, and whether it does so beyond its ends."""
    above = cross > 0
    box, first = np.nonzero(above != np.roll(above, -1, axis=1))
    one, other = (box, first), (box, (first + 1) % above.shape[1])
    share = cross[one] / (cross[one] - cross[other])
    side = places[:, *one] - places[:, *other]
    seen = dot[one] * (1 - share) + dot[other] * share
    seen -= share * (1 - share) * (side * side).sum(axis=0)
    between, beyond = np.zeros((2, len(above)), dtype=bool)
    between[box[seen < 0]] = True
    beyond[box[seen >= 0]] = True
    return between, beyond


def _sizes(
    size: Floats, side: NDArray[np.bool_], beyond: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """The least and the greatest size of a bow on one side of the chord, of each box."""
    low = np.where(side, size, np.inf).min(axis=1)
    high = np.where(side, size, -np.inf).max(axis=1)
    high[beyond & (high > 0)] = np.inf
    return low, high
