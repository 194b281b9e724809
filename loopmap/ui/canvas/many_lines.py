"""Thousands of straight lines for Qt at once, without an object for each."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QLineF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF
from shiboken6 import wrapInstance

from loopmap.diagram.bulge import Floats

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
"""How Qt streams an element of a path: 0 moves there, 1 draws a line there."""

_COUNT = np.dtype(">i4")
_TAIL = np.array([0, 1], ">i4")
"""Where the last run begins, which nobody asks for, and to fill by winding."""


_LINE = 32
"""Bytes of a line: as numpy has the four numbers of its ends, so has Qt."""


class ManyLines:
    """Separate lines for a painter; ``ends``: (n, 4) x and y of both ends of each."""

    def __init__(self, ends: Floats) -> None:
        self._ends = np.ascontiguousarray(ends, dtype=np.float64)
        self._address: int = self._ends.ctypes.data

    def draw(self, painter: QPainter, first: int = 0, last: int | None = None) -> None:
        """Draw them, or those from the first to before the last, with the painter's pen."""
        count = (len(self._ends) if last is None else last) - first
        if count > 0:
            lines = cast("QLineF", wrapInstance(self._address + first * _LINE, QLineF))
            painter.drawLines(lines, count)


def polygons_of(corners: Floats) -> list[QPolygonF]:
    """A polygon of each row of corners: (n, corners, 2)."""
    count, each, _ = corners.shape
    rows = np.empty(count, np.dtype([("count", _COUNT), ("corners", ">f8", (each, 2))]))
    rows["count"], rows["corners"] = each, corners
    stream = QDataStream(QByteArray(rows.tobytes()))
    found = [QPolygonF() for _ in range(count)]
    for polygon in found:
        stream >> polygon
    return found


def outlines_of(corners: Floats) -> ManyLines:
    """The sides of all the polygons of such rows."""
    sides = np.concatenate([corners, np.roll(corners, -1, axis=1)], axis=2)
    return ManyLines(sides.reshape(-1, 4))


def areas_of(corners: Floats) -> QPainterPath:
    """A path of separate areas; ``corners``: (n, corners, 2) going round each."""
    return _path(np.concatenate([corners, corners[:, :1]], axis=1))


def _path(runs: Floats) -> QPainterPath:
    """A path of separate runs of straight lines: (n, points, 2)."""
    elements = np.empty(runs.shape[:2], _ELEMENT)
    elements["kind"] = 1
    elements["kind"][:, 0] = 0
    elements["x"], elements["y"] = runs[:, :, 0], runs[:, :, 1]
    count = np.array(elements.size, _COUNT)
    stream = QDataStream(QByteArray(count.tobytes() + elements.tobytes() + _TAIL.tobytes()))
    path = QPainterPath()
    stream >> path
    return path
