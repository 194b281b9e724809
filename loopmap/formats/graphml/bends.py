"""Lines with bends as the one arc that a link is."""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.formats.incoming.places import Place
from loopmap.formats.models.picture import bulge_through

_STRAIGHT = 0.03
"""A bend so near to the straight line, as a part of its length, is none."""


def bulge_of_bends(start: Place, end: Place, bends: Sequence[Place]) -> float | None:
    """The bulge of the arc through the bend that is farthest from the straight line.

    0 where all of them lie on it; None where they lie on both sides of it, as in a zigzag that
    no arc is like, and where the ends are one place.
    """
    across, down = end[0] - start[0], end[1] - start[1]
    square = across * across + down * down
    if square < 1e-6:
        return None
    aside = [(across * (y - start[1]) - down * (x - start[0])) / square for x, y in bends]
    far = [each for each in aside if abs(each) > _STRAIGHT]
    if not far:
        return 0.0
    if min(far) < 0 < max(far):
        return None
    farthest = max(range(len(bends)), key=lambda n: abs(aside[n]))
    return bulge_through(start, end, bends[farthest])
