"""The lines of a crowd near by, each with the edge of ground by which it passes over others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter

from loopmap.diagram.arc_pieces import ArcPieces, arc_pieces
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.casing import EDGE, FROM_HEAD, FROM_TAIL
from loopmap.diagram.geometry import Box
from loopmap.diagram.primitives import Stroke
from loopmap.ui.paint import plain_pen

_AT_ONCE = 40
"""Links painted between two looks at the clock."""

_TOLERANCE, _EDGE_TOLERANCE = 0.06, 0.25
"""Pixels that a piece may lie off its line, and off its edge, which nobody sees but by a gap."""


def cased_lines(
    arcs: Floats, pens: Sequence[tuple[Stroke, str | None]], box: Box, level: float
) -> Iterator[Callable[[QPainter], None]]:
    """One line over the other, in the order of the table of ``arcs`` (n, 8).

    ``pens`` (n,): the stroke of each and the colour of its edge, None for no edge.
    """
    lines = arc_pieces(arcs, box, 1 / level, tolerance=_TOLERANCE)
    edges = _edges(arcs, box, level)
    owners = np.unique(lines.owners)
    for start in range(0, len(owners), _AT_ONCE):
        some = owners[start : start + _AT_ONCE]
        yield partial(_draw, some, lines, edges, [pens[row] for row in some.tolist()])


def _edges(arcs: Floats, box: Box, level: float) -> ArcPieces:
    """The pieces of the edges of those arcs that are long enough for one."""
    length = arcs[:, 2] * np.abs(arcs[:, 4])
    kept = np.flatnonzero(length > FROM_TAIL + FROM_HEAD)
    edges, length = arcs[kept], length[kept]
    edges[:, 3] += edges[:, 4] * FROM_TAIL / length
    edges[:, 4] *= 1.0 - (FROM_TAIL + FROM_HEAD) / length
    edges[:, 5:7] = 0.0
    edges[:, 7] += 2 * EDGE
    pieces = arc_pieces(edges, box, 1 / level, tolerance=_EDGE_TOLERANCE)
    return ArcPieces(pieces.ends, kept[pieces.owners])


def _draw(
    owners: Ints,
    lines: ArcPieces,
    edges: ArcPieces,
    pens: Sequence[tuple[Stroke, str | None]],
    painter: QPainter,
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for owner, (stroke, ground) in zip(owners.tolist(), pens, strict=True):
        if ground is not None:
            painter.setPen(plain_pen(Stroke(ground, stroke.width + 2 * EDGE)))
            painter.drawLines(_of(edges, owner))
        painter.setPen(plain_pen(stroke))
        painter.drawLines(_of(lines, owner))


def _of(pieces: ArcPieces, owner: int) -> list[QLineF]:
    first, last = np.searchsorted(pieces.owners, (owner, owner + 1))
    return [QLineF(*row) for row in pieces.ends[first:last].tolist()]
