"""Lines of text as outlines, for pictures in programs that know no typeface but their own."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from loopmap.diagram.primitives import TextLine
from loopmap.ui.fonts import font, load_fonts
from loopmap.ui.paint import text_left


def outline(line: TextLine) -> str:
    """The letters of a line where they stand, as the data of an SVG path. O(letters)."""
    load_fonts()
    path = QPainterPath()
    start = QPointF(text_left(line), line.y)
    path.addText(start, font(line.size, line.weight, line.italic), line.text)
    return " ".join(_pieces(path))


def _pieces(path: QPainterPath) -> Iterator[str]:
    kinds = QPainterPath.ElementType
    for place in range(path.elementCount()):
        piece = path.elementAt(place)
        at = f"{piece.x:.2f},{piece.y:.2f}"
        if piece.type == kinds.MoveToElement:
            yield f"M{at}"
        elif piece.type == kinds.LineToElement:
            yield f"L{at}"
        elif piece.type == kinds.CurveToElement:
            yield f"C{at}"
        else:
            yield at
