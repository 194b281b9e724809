"""How wide a text is, without Qt: the same answer on every machine and in every export.

The table holds the advances of the bundled typeface in thousandths of an em.
Kerning is left out; it only ever makes a line a little narrower than measured.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from loopmap.resources import resource

FAMILY = "Atkinson Hyperlegible Next"

WIDER = 1.25
"""How much wider words may come out in a program that has not got our typeface."""

_WIDE = 1.0
_OTHER = 0.6


class TextMeasure(Protocol):
    """Anything that knows how much room a text takes, in map units."""

    def __hash__(self) -> int: ...
    def width(self, text: str, size: float, weight: int = 400) -> float: ...

    def line_height(self, size: float) -> float: ...


class FontTable:
    """Measures by a table of advances in em, one per weight."""

    def __init__(self, advances: Mapping[int, Mapping[str, float]]) -> None:
        self._advances = advances
        self._nearest = {weight: weight for weight in advances}

    def width(self, text: str, size: float, weight: int = 400) -> float:
        """Width of one line in map units; 0 for an empty one. O(characters)."""
        table = self._advances[self._weight(weight)]
        return size * sum(table.get(c) or _width_of_unlisted(c) for c in text)

    def line_height(self, size: float) -> float:
        """From one baseline to the next."""
        return round(size * 1.22)

    def _weight(self, asked: int) -> int:
        if asked not in self._nearest:
            self._nearest[asked] = min(self._advances, key=lambda w: (abs(w - asked), w))
        return self._nearest[asked]


@lru_cache(maxsize=1)
def bundled_measure() -> FontTable:
    """The measure of the bundled typeface. Read once; a few milliseconds the first time."""
    table = json.loads(resource("fonts", "advances.json").read_text(encoding="utf-8"))
    return FontTable(
        {
            int(weight): {c: advance / 1000 for c, advance in advances.items()}
            for weight, advances in table["advances"].items()
            if weight.isdigit()
        }
    )


@lru_cache(maxsize=4096)
def _width_of_unlisted(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER
