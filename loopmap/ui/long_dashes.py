"""A dashed line with so many dashes that only those are painted that will be seen.

Qt makes an outline of every dash of a line, wherever it lies: a line across the paper of a map
on which one card was dropped far away has tens of thousands.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter

from loopmap.diagram.primitives import ArcPath
from loopmap.ui.in_view import in_view

MOST_DASHES = 400
"""A line with more of them is painted only where it is seen."""

_FINEST = 1.0
"""Pixels that a dash and its gap have at least: finer ones are seen as a paler line anyway."""

_OFF = 0.1
"""Pixels a dash may lie off its curve."""


def has_many_dashes(arc: ArcPath) -> bool:
    """Whether a line has more dashes than Qt would outline in no time."""
    if not arc.stroke.dash:
        return False
    straight = math.dist(arc.start, arc.end)
    length = abs(arc.sweep) * arc.radius if arc.radius else straight
    return length > MOST_DASHES * sum(arc.stroke.dash)


def paint_dashes_seen(painter: QPainter, arc: ArcPath) -> None:
    """Paint with the painter's pen, which is plain, those dashes that its device shows.

    They lie where they do in the whole line. O(dashes seen) in numpy.
    """
    # Late: numpy is not needed before the window has come, and hardly any line is so long.
    import numpy as np

    from loopmap.diagram.arc_pieces import arc_pieces, arc_row

    level = abs(painter.worldTransform().m11() or 1.0)
    table = np.array([arc_row(arc)])
    table[:, 5:7] *= max(1.0, _FINEST / (level * sum(arc.stroke.dash)))
    pieces = arc_pieces(table, in_view(painter), 1 / level, tolerance=_OFF)
    painter.drawLines([QLineF(*ends) for ends in pieces.ends.tolist()])
