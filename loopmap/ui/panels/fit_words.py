"""Several names in one line: each shortened a little rather than the last one lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_FEWEST = 2
_LEGIBLE = 12
"""Characters of a name that tell which it is."""
_WORDS = 8
"""Characters in whole words that tell it as well as a few more with a piece of a word."""


def fit_words(metrics: QFontMetrics, parts: Sequence[str], joint: str, width: int) -> str:
    """The parts joined, in at most ``width`` pixels; long parts share what short ones leave.

    Two parts that can be read are better than three that cannot: the last ones go first.
    """
    whole = joint.join(parts)
    if metrics.horizontalAdvance(whole) <= width:
        return whole
    least = metrics.averageCharWidth() * _LEGIBLE
    while len(parts) > _FEWEST and width < (least + metrics.horizontalAdvance(joint)) * len(parts):
        parts = parts[:-1]
    room = width - metrics.horizontalAdvance(joint) * (len(parts) - 1)
    fitted = dict.fromkeys(range(len(parts)), "")
    by_width = sorted(fitted, key=lambda n: metrics.horizontalAdvance(parts[n]))
    for done, n in enumerate(by_width):
        share = max(0, room // (len(parts) - done))
        fitted[n] = _cut_between_words(metrics, parts[n], share)
        room -= metrics.horizontalAdvance(fitted[n])
    return joint.join(fitted.values())


def _cut_between_words(metrics: QFontMetrics, name: str, width: int) -> str:
    """The words of a name that have room; part of a word where too little would stay to tell it."""
    cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
    if cut == name:
        return name
    words = cut.rpartition(" ")[0]
    return f"{words.rstrip()}…" if len(words) >= _WORDS else cut
