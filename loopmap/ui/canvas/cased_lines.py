"""The lines of a crowd near by, each with the edge of ground by which it passes over others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter, QPen

from loopmap.diagram.arc_pieces import ArcPieces, arc_pieces, in_turns
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.casing import EDGE, FROM_HEAD, FROM_TAIL
from loopmap.diagram.geometry import Box
from loopmap.diagram.on_the_way import pieces_on_the_way, steps_of
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

    Where long ones only pass by they lie below all that begins or ends there, so that no fine
    line cuts a strong one to pieces. ``kinds`` (n,): which of ``looks`` each has. ``many``:
    how many links the whole map has.
    """
    pens = [_pens(*look) for look in looks]
    thins = any(len(strokes) > 1 for strokes, _ in looks)
    smooth = not are_many(many) or level >= _LARGE
    upper = []
    for rows in in_turns(len(arcs)):
        own = arcs[rows]
        cut = pieces_on_the_way if thins else arc_pieces
        pieces = cut(own, box, 1 / level, tolerance=_TOLERANCE)
        yield _nothing
        steps = steps_of(pieces.ends, own, pieces.owners) if thins else None
        edges = _edges(own, box, level, thins=thins)
        yield _nothing
        chosen = kinds[rows]
        if steps is None or edges.steps is None:
            upper.append(_Turn(pieces, steps, edges.pieces, edges.steps, chosen))
            continue
        on_the_way, passing = steps > 0, edges.steps > 0
        below = _Turn(
            _only(pieces, on_the_way), steps[on_the_way],
            _only(edges.pieces, passing), edges.steps[passing], chosen,
        )  # fmt: skip
        yield from below.paintings(pens, smooth)
        upper.append(
            _Turn(
                _only(pieces, ~on_the_way), steps[~on_the_way],
                _only(edges.pieces, ~passing), edges.steps[~passing], chosen,
            )
        )  # fmt: skip
    for turn in upper:
        yield from turn.paintings(pens, smooth)


def are_many(links: int) -> bool:
    """Whether the edges of so many links are painted as those of many."""
    return links > _MANY


class _Edges(NamedTuple):
    """Pieces of edges and, where some lines thin out, how far each is on its way."""

    pieces: ArcPieces
    steps: Ints | None


def _only(pieces: ArcPieces, which: NDArray[np.bool_]) -> ArcPieces:
    return ArcPieces(pieces.ends[which], pieces.owners[which])


class _Turn(NamedTuple):
    """What is painted of some arcs, with how far each piece is on its way."""

    lines: ArcPieces
    line_steps: Ints | None
    edges: ArcPieces
    edge_steps: Ints | None
    kinds: Ints

    def paintings(
        self, pens: Sequence[_Pens], smooth: bool
    ) -> Iterator[Callable[[QPainter], None]]:
        """Of some arcs at a time, each line over its own edge."""
        owners = np.unique(self.lines.owners)
        lines = _Runs(self.lines, owners, self.line_steps)
        edges = _Runs(self.edges, owners, self.edge_steps)
        chosen = self.kinds[owners].tolist()
        for start in range(0, len(owners), _AT_ONCE):
            some = range(start, min(start + _AT_ONCE, len(owners)))
            some_pens = [pens[chosen[number]] for number in some]
            yield partial(_draw, some, lines, edges, some_pens, smooth)


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


_Pens = tuple[Sequence[QPen], Sequence[QPen]]
"""The pens of a line, from its ends to its middle, and those of its edge if it has any."""


def _pens(strokes: Sequence[Stroke], ground: str | None) -> _Pens:
    edges = () if ground is None else [Stroke(ground, s.width + 2 * EDGE) for s in strokes]
    return [plain_pen(stroke) for stroke in strokes], [plain_pen(edge) for edge in edges]


def _edges(arcs: Floats, box: Box, level: float, *, thins: bool) -> _Edges:
    """The pieces of the edges of those arcs that are long enough for one."""
    length = arcs[:, 2] * np.abs(arcs[:, 4])
    kept = np.flatnonzero(length > FROM_TAIL + FROM_HEAD)
    edges, length = arcs[kept], length[kept]
    edges[:, 3] += edges[:, 4] * FROM_TAIL / length
    edges[:, 4] *= 1.0 - (FROM_TAIL + FROM_HEAD) / length
    edges[:, 5:7] = 0.0
    edges[:, 7] += 2 * EDGE
    cut = partial(pieces_on_the_way, of=arcs[kept]) if thins else arc_pieces
    pieces = cut(edges, box, 1 / level, tolerance=_EDGE_TOLERANCE)
    found = ArcPieces(pieces.ends, kept[pieces.owners])
    return _Edges(found, _farther_steps(found, arcs) if thins else None)


def _farther_steps(pieces: ArcPieces, arcs: Floats) -> Ints:
    """As ``steps_of`` of the end of each piece that is farther on its way.

    So the edge of what lies above ends before it does, and hides nothing of what goes on below.
    """
    one, other = pieces.ends[:, :2], pieces.ends[:, 2:]
    steps = (steps_of(np.hstack([at, at]), arcs, pieces.owners) for at in (one, other))
    farther: Ints = np.maximum(*steps)
    return farther


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
    for number, (line_pens, edge_pens) in zip(numbers, pens, strict=True):
        if edge_pens:
            painter.setRenderHint(hint, smooth)
            edges.draw(painter, number, edge_pens)
            painter.setRenderHint(hint)
        lines.draw(painter, number, line_pens)


def _nothing(_: QPainter) -> None:
    """Only a moment to look at the clock."""
