"""What of a picture is too small to be read, and is left out or gives way to a plain shape."""

from __future__ import annotations

from typing import Final

CURVE: Final = "curve"
"""The part that shapes of small curves play."""

WORDED: Final = "worded mark"
"""The part of a mark with its words …"""

ALONE: Final = "mark alone"
"""… and of the shape that stands for it where its words could not be read."""

LEGIBLE = 0.42
"""Pixels per map unit below which a small curve is but a speck and is not painted."""

WORDS_LEGIBLE = 0.73
"""Pixels per map unit below which the words of a mark would be smaller than 8 pixels."""

_NEAR = frozenset({ALONE})
_FAR = frozenset({WORDED})
_FARTHEST = frozenset({WORDED, CURVE})


def left_out(level: float) -> frozenset[str]:
    """The parts that are not painted at so many pixels per map unit."""
    if level >= WORDS_LEGIBLE:
        return _NEAR
    return _FAR if level >= LEGIBLE else _FARTHEST
