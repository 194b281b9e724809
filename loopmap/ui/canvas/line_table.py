"""The lines of all links as one table, kept in step with the drawing."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

import numpy as np

from loopmap.diagram.arc_pieces import arc_row
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.frame import gathered, rows_before
from loopmap.diagram.geometry import Box
from loopmap.diagram.primitives import ArcPath, Polygon, Stroke
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.afar import head_ink, head_line
from loopmap.ui.canvas.cased_lines import Edges, edges_of

_AROUND = 32.0
"""Map units around its tip, its sign and its delay within which all of a link but its line lies."""


class LineTable:
    """Row by row as the frame of its ``drawing`` has its links; stale rows are written when needed.

    ``arcs``: (links, 8) as ``arc_row``. ``pens``: (links,) which of ``strokes`` it has.
    ``edges``: those along them. ``heads``: (links, 4) their heads as ``head_line``; ``inks``:
    (links,) which of ``colours`` those have.
    """

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.strokes: list[Stroke] = []
        self._grounds: list[str] = []
        self._number: dict[Stroke, int] = {}
        self._row_of = drawing.places.frame.row_of
        self.arcs: Floats = np.zeros((len(self._row_of), 8))
        self.pens: Ints = np.zeros(len(self._row_of), dtype=np.intp)
        self.edges = edges_of([None] * len(self._row_of), self._grounds)
        self.colours: list[str] = [""]
        self.heads: Floats = np.zeros((len(self._row_of), 4))
        self.inks: Ints = np.zeros(len(self._row_of), dtype=np.intp)
        self._ends: Floats = np.zeros((len(self._row_of), 4, 2))
        self._stale = np.ones(len(self._row_of), dtype=bool)

    def followed(self, drawing: Drawing, changed: Iterable[RecordId]) -> LineTable:
        """The table of what redraw made of the drawing: this one, where no link came or went.

        Else a new one, and this stays as it is, for a picture that is half painted goes on with
        the rows it began with. O(changed) where it is this one.
        """
        before, row_of = self._row_of, drawing.places.frame.row_of
        if row_of is before or tuple(row_of) == tuple(before):
            self.take_up(drawing, changed)
            return self
        table = copy(self)
        table.gather(rows_before(before, row_of))
        table.take_up(drawing, changed)
        return table

    def gather(self, was: Ints) -> None:
        """Have these rows in this order; less than nought is one that is new."""
        self.arcs, self.pens = gathered(self.arcs, was), gathered(self.pens, was)
        spans, colours, grounds = self.edges
        self.edges = Edges(gathered(spans, was), gathered(colours, was), grounds)
        self._ends = gathered(self._ends, was)
        self.heads, self.inks = gathered(self.heads, was), gathered(self.inks, was)
        self._stale = gathered(self._stale, was) | (was < 0)

    def take_up(self, drawing: Drawing, changed: Iterable[RecordId]) -> None:
        """Be of a drawing that has the same rows."""
        self.drawing, self._row_of = drawing, drawing.places.frame.row_of
        self._stale[[self._row_of[record] for record in changed if record in self._row_of]] = True

    def stale(self, rows: Ints) -> Ints:
        """Those of the rows that have to be written before they are looked at."""
        return rows[self._stale[rows]]

    def with_ends_in(self, rows: Ints, box: Box) -> Ints:
        """Those of the rows whose head, sign or delay may lie in the box."""
        around = box.inflated(_AROUND)
        away: Floats = np.abs(self._ends[rows] - around[:2]) * 2
        return rows[np.any(np.all(away <= around[2:], axis=2), axis=1)]

    def write(self, rows: Ints) -> None:
        """Look up what these rows are in the drawing."""
        drawing = self.drawing
        links = drawing.places.frame.links
        listed = [links[row] for row in rows.tolist()]
        lines = [
            line for link in listed if isinstance(line := drawing.primitives(link)[0], ArcPath)
        ]
        self.arcs[rows] = [arc_row(line) for line in lines]
        self.pens[rows] = [self._pen(line.stroke) for line in lines]
        self._put_edges(rows, edges_of([line.casing for line in lines], self._grounds))
        paths = [drawing.link_paths[link] for link in listed]
        self._ends[rows] = [
            (p.tip, p.sign, p.handle, p.bars[0][0] if p.bars else p.tip) for p in paths
        ]
        heads = [drawing.primitives(link)[1] for link in listed]
        full = [isinstance(head, Polygon) for head in heads]
        seen = [head for head in heads if isinstance(head, Polygon)]
        self.heads[rows[full]] = [head_line(head) for head in seen]
        self.inks[rows] = 0
        self.inks[rows[full]] = [_number(head_ink(head), self.colours) for head in seen]
        self._stale[rows] = False

    def _put_edges(self, rows: Ints, new: Edges) -> None:
        missing = new.colours.shape[1] - self.edges.colours.shape[1]
        spans, colours, grounds = self.edges
        if missing > 0:
            spans = np.pad(spans, ((0, 0), (0, missing), (0, 0)))
            colours = np.pad(colours, ((0, 0), (0, missing)))
            self.edges = Edges(spans, colours, grounds)
        spans[rows], used = 0.0, slice(new.colours.shape[1])
        spans[rows, used], colours[rows, used] = new.spans, new.colours

    def _pen(self, stroke: Stroke) -> int:
        number = self._number.get(stroke)
        if number is None:
            number = self._number[stroke] = len(self.strokes)
            self.strokes.append(stroke)
        return number


def _number(colour: str, listed: list[str]) -> int:
    """Where a colour stands in the list, to which it is added if it is new."""
    if colour not in listed:
        listed.append(colour)
    return listed.index(colour)
