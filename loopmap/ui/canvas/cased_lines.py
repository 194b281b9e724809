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
from loopmap.diagram.casing import EDGE
from loopmap.diagram.geometry import Box
from loopmap.diagram.on_the_way import pieces_on_the_way, steps_of
from loopmap.diagram.primitives import Casing, Stroke
from loopmap.ui.canvas.many_lines import ManyLines
from loopmap.ui.paint import plain_pen

_AT_ONCE = 40
"""Links painted between two looks at the clock."""

_MANY, _LARGE = 1000, 1.25
"""Of more links on a map edges are painted in whole pixels, seen at less than so many for a map
unit: at a third of the price of a whole frame, and between so many lines nobody sees it."""

_TOLERANCE, _EDGE_TOLERANCE = 0.06, 0.25
"""Pixels that a piece may lie off its line, and off its edge, which nobody sees but by a gap."""


class Edges(NamedTuple):
    """The edges along some lines (n,), span by span, as many as any has.

    ``spans``: (n, most, 2) from which to which share of its way each goes, nowhere where it has
    fewer. ``colours``: (n, most) which of ``grounds`` each has.
    """

    spans: Floats
    colours: Ints
    grounds: Sequence[str]

    def of(self, rows: slice | Ints) -> Edges:
        """Those of some of the lines."""
        return Edges(self.spans[rows], self.colours[rows], self.grounds)


def edges_of(casings: Sequence[Casing | None], grounds: list[str]) -> Edges:
    """These as a table, whose colours are added to ``grounds`` where they are not there."""
    most = max((len(casing.spans) for casing in casings if casing is not None), default=0)
    spans = np.zeros((len(casings), most, 2))
    colours = np.zeros((len(casings), most), dtype=np.intp)
    for row, casing in enumerate(casings):
        for column, (begin, end, colour) in enumerate(casing.spans if casing else ()):
            if colour not in grounds:
                grounds.append(colour)
            spans[row, column] = begin, end
            colours[row, column] = grounds.index(colour)
    return Edges(spans, colours, grounds)


def cased_lines(  # noqa: PLR0913, PLR0917  what lines are, and how they are seen
    arcs: Floats,
    kinds: Ints,
    seen: Sequence[Sequence[Stroke]],
    edges: Edges,
    box: Box,
    level: float,
    many: int,
) -> Iterator[Callable[[QPainter], None]]:
    """One line over the other, in the order of the table of ``arcs`` (n, 8), with its edge.

    Where long ones only pass by they lie below all that begins or ends there, so that no fine
    line cuts a strong one to pieces. ``kinds`` (n,): which of ``seen`` each has, the strokes from
    its ends to its middle if it is long. ``many``: how many links the whole map has.
    """
    pens = [_pens(strokes, edges.grounds) for strokes in seen]
    thins = any(len(strokes) > 1 for strokes in seen)
    smooth = not are_many(many) or level >= _LARGE
    upper = []
    for rows in in_turns(len(arcs)):
        own = arcs[rows]
        lines = _lines(own, box, level, thins=thins)
        yield _nothing
        turn = _Turn(lines, _edges(own, edges.of(rows), box, level, thins=thins), kinds[rows])
        yield _nothing
        if thins:
            yield from turn.passing_by().paintings(pens, smooth)
            turn = turn.by_cards()
        upper.append(turn)
    for turn in upper:
        yield from turn.paintings(pens, smooth)


def are_many(links: int) -> bool:
    """Whether the edges of so many links are painted as those of many."""
    return links > _MANY


class _Seen(NamedTuple):
    """Pieces, how far each is on the way of its line, and which of the grounds it is of."""

    pieces: ArcPieces
    steps: Ints
    grounds: Ints

    def only(self, which: NDArray[np.bool_]) -> _Seen:
        pieces = ArcPieces(self.pieces.ends[which], self.pieces.owners[which])
        return _Seen(pieces, self.steps[which], self.grounds[which])


class _Turn(NamedTuple):
    """What is painted of some arcs."""

    lines: _Seen
    edges: _Seen
    kinds: Ints

    def passing_by(self) -> _Turn:
        """What of it only passes by."""
        lines, edges, kinds = self
        return _Turn(lines.only(lines.steps > 0), edges.only(edges.steps > 0), kinds)

    def by_cards(self) -> _Turn:
        """What of it begins or ends there."""
        lines, edges, kinds = self
        return _Turn(lines.only(lines.steps == 0), edges.only(edges.steps == 0), kinds)

    def paintings(
        self, pens: Sequence[_Pens], smooth: bool
    ) -> Iterator[Callable[[QPainter], None]]:
        """Of some arcs at a time, each line over its own edge."""
        owners = np.unique(self.lines.pieces.owners)
        lines, edges = _Runs(self.lines, owners), _Runs(self.edges, owners)
        chosen = self.kinds[owners].tolist()
        for start in range(0, len(owners), _AT_ONCE):
            some = range(start, min(start + _AT_ONCE, len(owners)))
            some_pens = [pens[chosen[number]] for number in some]
            yield partial(_draw, some, lines, edges, some_pens, smooth)


class _Runs:
    """The pieces of each of some arcs, for a painter, each run of pieces that look alike."""

    def __init__(self, seen: _Seen, owners: Ints) -> None:
        pieces, steps, grounds = seen
        self._lines = ManyLines(pieces.ends)
        changes = np.diff(pieces.owners, prepend=-1) != 0
        changes[1:] |= (steps[1:] != steps[:-1]) | (grounds[1:] != grounds[:-1])
        first = np.flatnonzero(changes)
        self._first = [*first.tolist(), len(pieces.owners)]
        self._looks = [*zip(steps[first].tolist(), grounds[first].tolist(), strict=True)]
        self._begin = np.searchsorted(pieces.owners[first], owners).tolist()
        self._end = np.searchsorted(pieces.owners[first], owners + 1).tolist()

    def draw(self, painter: QPainter, number: int, pens: Sequence[Sequence[QPen]]) -> None:
        """Draw those of one arc, each run with the pen of its step and ground."""
        for run in range(self._begin[number], self._end[number]):
            step, ground = self._looks[run]
            painter.setPen(pens[min(step, len(pens) - 1)][ground])
            self._lines.draw(painter, self._first[run], self._first[run + 1])


_Pens = tuple[Sequence[Sequence[QPen]], Sequence[Sequence[QPen]]]
"""The pens of a line, from its ends to its middle, and those of its edge, of each ground."""


def _pens(strokes: Sequence[Stroke], grounds: Sequence[str]) -> _Pens:
    edges = [[plain_pen(Stroke(g, s.width + 2 * EDGE)) for g in grounds] for s in strokes]
    return [[plain_pen(stroke)] for stroke in strokes], edges


def _lines(arcs: Floats, box: Box, level: float, *, thins: bool) -> _Seen:
    cut = pieces_on_the_way if thins else arc_pieces
    pieces = cut(arcs, box, 1 / level, tolerance=_TOLERANCE)
    none = np.zeros(len(pieces.owners), dtype=np.intp)
    return _Seen(pieces, steps_of(pieces.ends, arcs, pieces.owners) if thins else none, none)


def _edges(arcs: Floats, edges: Edges, box: Box, level: float, *, thins: bool) -> _Seen:
    """The pieces of their edges."""
    begin, end = edges.spans[:, :, 0], edges.spans[:, :, 1]
    row, column = np.nonzero(begin < end)
    begin, end = begin[row, column], end[row, column]
    parts = arcs[row]
    parts[:, 3] += parts[:, 4] * begin
    parts[:, 4] *= end - begin
    parts[:, 5:7] = 0.0
    parts[:, 7] += 2 * EDGE
    cut = partial(pieces_on_the_way, of=arcs[row]) if thins else arc_pieces
    found = cut(parts, box, 1 / level, tolerance=_EDGE_TOLERANCE)
    pieces = ArcPieces(found.ends, row[found.owners])
    steps = _farther_steps(pieces, arcs) if thins else np.zeros(len(found.owners), dtype=np.intp)
    return _Seen(pieces, steps, edges.colours[row, column][found.owners])


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
        painter.setRenderHint(hint, smooth)
        edges.draw(painter, number, edge_pens)
        painter.setRenderHint(hint)
        lines.draw(painter, number, line_pens)


def _nothing(_: QPainter) -> None:
    """Only a moment to look at the clock."""
