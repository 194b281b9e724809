"""Lengths, angles and colours as DrawingML (ECMA-376, part 1, 20.1) writes them."""

from __future__ import annotations

import math

EMU = 9525
"""English metric units to the map unit: 914,400 to the inch, of which a map unit is 1/96."""


def emu(length: float) -> int:
    """A length in map units as whole English metric units."""
    return round(length * EMU)


def angle(radians: float) -> int:
    """An angle, clockwise from the positive x axis, in sixty-thousandths of a degree."""
    return round(math.degrees(radians) * 60_000)


def colour(code: str) -> str:
    """A fill of that colour, "#rrggbb".

    >>> colour("#0067a5")
    '<a:solidFill><a:srgbClr val="0067A5"/></a:solidFill>'
    """
    return f'<a:solidFill><a:srgbClr val="{code[1:].upper()}"/></a:solidFill>'
