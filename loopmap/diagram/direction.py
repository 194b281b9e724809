"""Which way a text reads, told by its first letter, as Qt tells it where it paints."""

from __future__ import annotations

from unicodedata import bidirectional

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter of a script with a direction is Hebrew, Arabic or alike.

    Unicode Standard Annex 9, rules P2 and P3. O(characters before that letter).
    """
    strong = (kind for kind in map(bidirectional, text) if kind == "L" or kind in _RIGHT_TO_LEFT)
    return next(strong, "L") != "L"
