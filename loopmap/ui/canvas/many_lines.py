"""Thousands of straight lines for Qt at once, without an object for each."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

from loopmap.diagram.bulge import Floats

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
"""How Qt streams an element of a path: 0 moves there, 1 draws a line there."""

_COUNT = np.dtype(">i4")
_TAIL = np.array([0, 1], ">i4")
"""Where the last run begins, which nobody asks for, and to fill by winding."""


def path_of(ends: Floats) -> QPainterPath:
    """A path of separate lines; ``ends``: (n, 4) x and y of both ends of each."""
    return _path(ends.reshape(-1, 2, 2))


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
