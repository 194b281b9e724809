"""Lines of text as outlines, for pictures in programs that know no typeface but their own."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainterPath

from loopmap.diagram.primitives import TextLine
from loopmap.ui.fonts import font, load_fonts

_UNITS = 1000.0
"""The size at which our typeface's own units are pixels: at another one its outlines are
rounded, and not always the same way."""

_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def outline(line: TextLine) -> str:
    """The letters of a line where they stand, as the data of an SVG path. O(letters)."""
    load_fonts()
    drawn = font(_UNITS, line.weight, line.italic)
    path, by = QPainterPath(), line.size / _UNITS
    path.addText(QPointF(), drawn, line.text)
    wide = round(QFontMetricsF(drawn).horizontalAdvance(line.text)) * by
    left = line.x - wide * _SHARE[line.anchor]
    return " ".join(_pieces(path, left, line.y, by))


def _pieces(path: QPainterPath, left: float, bottom: float, by: float) -> Iterator[str]:
    kinds = QPainterPath.ElementType
    for place in range(path.elementCount()):
        piece = path.elementAt(place)
        at = f"{left + round(piece.x) * by:.2f},{bottom + round(piece.y) * by:.2f}"
        if piece.type == kinds.MoveToElement:
            yield f"M{at}"
        elif piece.type == kinds.LineToElement:
            yield f"L{at}"
        elif piece.type == kinds.CurveToElement:
            yield f"C{at}"
        else:
            yield at
