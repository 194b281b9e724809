"""How LOOPY bends an arrow: the height of an arc over the straight line, in its pixels."""

from __future__ import annotations

import math

MOST = 1.5
"""A link is bent no more than this: twice the height over the length of the straight line."""

_USUAL = 0.3


def bulge_of(arc: float, across: float) -> float | None:
    """An arc over a line of length ``across`` as a link's bulge; None from a place to itself.

    Both are positive to the left of travel.
    """
    if across < 1.0:
        return None
    return round(max(-MOST, min(MOST, 2.0 * arc / across)), 3)


def arc_of(bulge: float | None, across: float) -> int:
    """A bulge as the height of an arc, in whole pixels; a usual one where nobody chose."""
    return round((_USUAL if bulge is None else bulge) * across / 2.0)


def length(arc: float, across: float) -> float:
    """How long an arc is that rises ``arc`` over a line of length ``across``."""
    high = abs(arc)
    if high < 0.1 or across < 1.0:
        return across
    radius = high / 2.0 + across * across / (8.0 * high)
    half = math.asin(min(1.0, across / (2.0 * radius)))
    return 2.0 * radius * (half if high <= radius else math.pi - half)
