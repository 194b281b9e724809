"""The lines of a crowd near by, each with the edge of ground by which it passes over others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import numpy as np
from PySide6.QtGui import QPainter, QPen

from loopmap.diagram.arc_pieces import ArcPieces, arc_pieces, in_turns
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.casing import EDGE, FROM_HEAD, FROM_TAIL
from loopmap.diagram.geometry import Box
from loopmap.diagram.on_the_way import longest_pieces, steps_of
from loopmap.diagram.primitives import Stroke
from loopmap.ui.canvas.many_lines import ManyLines
from loopmap.ui.paint import plain_pen

_AT_ONCE = 40
"""Links painted between two looks at the clock."""

_MANY, _LARGE = 1000, 1.25
"""Of more links on a map edges are painted in whole pixels, seen at less than so many for a map
unit: at a third of the price of a whole frame, and between so many lines nobody sees it."""

_TOLERANCE, _EDGE_TOLERANCE = 0.06, 0.25
"""Pixels that a piece may lie off its line, and off its edge, which nobody sees but by a gap."""

Look = tuple[Sequence[Stroke], str | None]
"""The strokes of a line, from its ends to its middle if it is long, and the colour of its edge."""


def cased_lines(  # noqa: PLR0913, PLR0917  what lines are, and how they are seen
    arcs: Floats,
    kinds: Ints,
    looks: Sequence[Look],
    box: Box,
    level: float,
    many: int,
) -> Iterator[Callable[[QPainter], None]]:
    """One line over the other, in the order of the table of ``arcs`` (n, 8).

    ``kinds`` (n,): which of ``looks`` each has. ``many``: how many links the whole map has.
    """
    pens = [_pens(*look) for look in looks]
    thins = any(len(strokes) > 1 for strokes, _ in looks)
    smooth = not are_many(many) or level >= _LARGE
    for rows in in_turns(len(arcs)):
        own = arcs[rows]
        longest = longest_pieces(own) if thins else np.inf
        pieces = arc_pieces(own, box, 1 / level, tolerance=_TOLERANCE, longest=longest)
        yield _nothing
        owners = np.unique(pieces.owners)
        steps = steps_of(pieces.ends, own[pieces.owners]) if thins else None
        lines, edges = _Runs(pieces, owners, steps), _Runs(_edges(own, box, level), owners)
        yield _nothing
        chosen = kinds[rows][owners].tolist()
        for start in range(0, len(owners), _AT_ONCE):
            some = range(start, min(start + _AT_ONCE, len(owners)))
            some_pens = [pens[chosen[number]] for number in some]
            yield partial(_draw, some, lines, edges, some_pens, smooth)


def are_many(links: int) -> bool:
    """Whether the edges of so many links are painted as those of many."""
    return links > _MANY


class _Runs:
    """The pieces of each of some arcs, for a painter; ``steps``: how far each is on its way."""

    def __init__(self, pieces: ArcPieces, owners: Ints, steps: Ints | None = None) -> None:
        self._lines = ManyLines(pieces.ends)
        changes = np.diff(pieces.owners, prepend=-1) != 0
        if steps is not None:
            changes[1:] |= steps[1:] != steps[:-1]
        first = np.flatnonzero(changes)
        self._first = [*first.tolist(), len(pieces.owners)]
        self._steps = [0] * len(first) if steps is None else steps[first].tolist()
        self._begin = np.searchsorted(pieces.owners[first], owners).tolist()
        self._end = np.searchsorted(pieces.owners[first], owners + 1).tolist()

    def draw(self, painter: QPainter, number: int, pens: Sequence[QPen]) -> None:
        """Draw those of one arc, each run with the pen of its step."""
        for run in range(self._begin[number], self._end[number]):
            painter.setPen(pens[min(self._steps[run], len(pens) - 1)])
            self._lines.draw(painter, self._first[run], self._first[run + 1])


_Pens = tuple[Sequence[QPen], QPen | None]
"""The pens of a line, from its ends to its middle, and that of its edge."""


def _pens(strokes: Sequence[Stroke], ground: str | None) -> _Pens:
    edge = None if ground is None else plain_pen(Stroke(ground, strokes[0].width + 2 * EDGE))
    return [plain_pen(stroke) for stroke in strokes], edge


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


def _draw(  # noqa: PLR0913, PLR0917  a batch and how it is seen
    numbers: Iterable[int],
    lines: _Runs,
    edges: _Runs,
    pens: Sequence[_Pens],
    smooth: bool,
    painter: QPainter,
) -> None:
    hint = QPainter.RenderHint.Antialiasing
    painter.setRenderHint(hint)
    for number, (line_pens, edge) in zip(numbers, pens, strict=True):
        if edge is not None:
            painter.setRenderHint(hint, smooth)
            edges.draw(painter, number, (edge,))
            painter.setRenderHint(hint)
        lines.draw(painter, number, line_pens)


def _nothing(_: QPainter) -> None:
    """Only a moment to look at the clock."""
