"""What people call a colour that a file gives as numbers."""

from __future__ import annotations

import re

_NAMED = {
    "black": (0, 0, 0),
    "grey": (128, 128, 128),
    "light grey": (205, 205, 205),
    "white": (255, 255, 255),
    "red": (215, 30, 30),
    "orange": (245, 150, 30),
    "yellow": (245, 225, 50),
    "green": (40, 160, 60),
    "light green": (150, 215, 150),
    "turquoise": (60, 185, 185),
    "blue": (40, 90, 205),
    "light blue": (145, 195, 240),
    "purple": (130, 60, 170),
    "pink": (240, 140, 185),
    "brown": (130, 80, 45),
}
_NUMBERS = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
_HEX = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})")
_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")


def colour_word(colour: str) -> str:
    """The nearest name for a colour (“#00cc00” is green); what is no such colour, as it is."""
    text = colour.strip().casefold()
    if found := _NUMBERS.match(text):
        parts = tuple(min(255, int(each)) for each in found.groups())
    elif found := _HEX.fullmatch(text[:7]):
        parts = tuple(int(each, 16) for each in found.groups())
    elif found := _SHORT.fullmatch(text):
        parts = tuple(int(each * 2, 16) for each in found.groups())
    else:
        return colour
    return min(_NAMED, key=lambda name: _apart(_NAMED[name], parts))


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
