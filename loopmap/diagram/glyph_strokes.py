"""Shapes made of lines, for what becomes of things: new, gone, turned round, timed, renamed."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from types import MappingProxyType

from loopmap.diagram.look import Glyph

Stroked = tuple[tuple[float, float], ...]

_RING: Stroked = tuple((cos(n * pi / 8), sin(n * pi / 8)) for n in range(17))

STROKES: Mapping[Glyph, tuple[Stroked, ...]] = MappingProxyType(
    {
        Glyph.STAR: tuple(((-x, -y), (x, y)) for x, y in ((0.0, 1.0), (0.87, 0.5), (0.87, -0.5))),
        Glyph.CROSS: (((-0.75, -0.75), (0.75, 0.75)), ((-0.75, 0.75), (0.75, -0.75))),
        Glyph.TURNED: (
            ((-1.0, -0.4), (1.0, -0.4), (0.4, -0.95)),
            ((1.0, 0.4), (-1.0, 0.4), (-0.4, 0.95)),
        ),
        Glyph.CLOCK: (_RING, ((0.0, -0.6), (0.0, 0.0), (0.5, 0.0))),
        Glyph.LABEL: (
            ((-1.0, -0.7), (0.3, -0.7), (1.0, 0.0), (0.3, 0.7), (-1.0, 0.7), (-1.0, -0.7)),
        ),
    }
)
"""Each within a square from -1 to 1, y down."""
