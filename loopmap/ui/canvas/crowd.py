"""Painting a crowd: tiles of maps with thousands of links, in time.

Lines are drawn in straight pieces, below all heads and signs; nothing is drawn beyond
the tile. Where single lines cannot be followed, all of one colour are drawn at once and
without the edge that keeps crossing lines apart; and they are the quieter the further away
they are seen, but for those that a loop lights, which lie above the others then.
From afar, where names cannot be read, a card is its box with bars for its words; links
have no signs where those could not be read, and their dashes are as long as can be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

import numpy as np
from PySide6.QtGui import QPainter

from loopmap.diagram.arc_pieces import arc_pieces, arc_row, in_turns
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.drawn_ids import is_tag
from loopmap.diagram.geometry import Box
from loopmap.diagram.on_the_way import STEPS, pieces_on_the_way, steps_of, strokes_on_the_way
from loopmap.diagram.primitives import ArcPath, Primitive, Stroke
from loopmap.diagram.quiet import Quiet, crowdedness, quietness
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.afar import (
    paint_cards_afar,
    paint_heads,
    paint_heads_of,
    paint_polygons,
    with_bars,
)
from loopmap.ui.canvas.cased_lines import are_many, cased_lines
from loopmap.ui.canvas.held_links import HeldLinks, HeldLooks
from loopmap.ui.canvas.line_table import LineTable
from loopmap.ui.canvas.link_ends import LinkEnds
from loopmap.ui.canvas.many_lines import ManyLines
from loopmap.ui.in_view import in_view
from loopmap.ui.paint import HAIRLINE, paint, plain_pen

CROWD = 400
"""With more links than this a map is painted as a crowd."""

AFAR = 0.3
"""Pixels per map unit below which a map is seen from afar: no sign nor edge could be seen."""

_LETTERS = 0.36
"""Pixels per map unit below which letters are under five pixels: a card has bars for its words."""

NEAR = 0.6
"""Pixels per map unit from which single lines are followed: they pass visibly over each other."""

_SIGNS = 0.42
"""Pixels per map unit below which a sign is a speck: a link of no lit loop does without it."""

_HEADS = 0.13
"""Pixels per map unit below which the head of an arrow is not even a pixel long."""

_DASHES = 0.6
"""Pixels per map unit below which dashes get no shorter, for they would run together."""

_NEAR_TOLERANCE, _HASTY_TOLERANCE = 0.06, 0.2
"""Pixels a line may be off its arc; more from afar and while it moves."""

_AT_ONCE = 100
"""Records painted between two looks at the clock."""

_FEW_AT_ONCE = 6
"""Of what is painted one by one also from afar: areas, halos, and arrows that are not there."""

_PIECES_AT_ONCE = 1500

Painting = Callable[[QPainter], None]

Manner = tuple[float, bool, bool]


def manner(links: int) -> Manner:
    """What of how every link looks follows from how many there are."""
    return crowdedness(links), links > CROWD, are_many(links)


class Crowd:
    """Paints parts of one drawing; ``follow`` keeps it in step."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._table: LineTable | None = None
        self._bare: frozenset[RecordId] = frozenset()

    def follow(self, drawing: Drawing, changed: Iterable[RecordId] | None) -> None:
        """Paint another drawing; None where anything may have changed."""
        self._drawing = drawing
        if changed is None:
            self._table = None
        elif self._table is not None:
            self._table = self._table.followed(drawing, changed)

    def paintings(
        self, records: Sequence[RecordId], box: Box, level: float, bare: frozenset[RecordId]
    ) -> Iterator[Painting]:
        """Paintings of these records as far as they lie in ``box``, lowest layer first.

        ``level`` is how many pixels a map unit takes; ``bare`` links have neither heads nor signs,
        for they stand out above. What is left of them may be asked for after the drawing has been
        followed; whoever does so has seen to it that nothing of these has changed.
        """
        drawing, self._bare = self._drawing, bare
        table = self._table = self._table or LineTable(drawing)
        for is_link, alike in groupby(records, drawing.link_paths.__contains__):
            if is_link:
                yield from self._links(table, list(alike), box, level)
            elif level < AFAR:
                untagged = (i for i in alike if not is_tag(i))
                for are_cards, same in groupby(untagged, drawing.label_boxes.__contains__):
                    for some in _batches(list(same), _AT_ONCE if are_cards else _FEW_AT_ONCE):
                        yield partial(paint_cards_afar, drawing, some)
            else:
                seen = with_bars if level < _LETTERS else _as_ever
                yield from (partial(_paint, seen(drawing.primitives(i))) for i in alike)

    def _links(
        self, table: LineTable, links: list[RecordId], box: Box, level: float
    ) -> Iterator[Painting]:
        frame = table.drawing.places.frame
        rows = frame.rows(links)
        for stale in _row_batches(table.stale(rows)):
            table.write(stale)
            yield _nothing
        yield _nothing
        yield from self._seen_lines(table, rows, box, level)
        if level < _HEADS:
            return
        ends, row_of = table.with_ends_in(rows, box), frame.row_of
        ends = ends[~np.isin(ends, [row_of[i] for i in self._bare if i in row_of])]
        lit = np.isin(ends, _rows_lit(table.drawing))
        signed = np.zeros(len(ends), dtype=bool) if level < AFAR else lit | (level >= _SIGNS)
        yield from self._heads_afar(table, ends[~signed], level)
        every = LinkEnds(table.drawing, small=level < NEAR)
        for some in _batches([frame.links[row] for row in ends[signed].tolist()]):
            every.add(some)
            yield _nothing
        yield from every.paintings()

    def _heads_afar(self, table: LineTable, rows: Ints, level: float) -> Iterator[Painting]:
        """Arrowheads; those of links that a loop lights last and as strong as ever."""
        drawing = table.drawing
        for some, is_lit in _by_light(drawing, rows, level):
            for start in range(0, len(some), _PIECES_AT_ONCE):
                part = some[start : start + _PIECES_AT_ONCE]
                heads, inks = table.heads[part], table.inks[part]
                how = Quiet(drawing.style, 0.0 if is_lit else _quietness(drawing, level))
                yield partial(paint_heads, heads, inks, table.colours, how)

    def _seen_lines(
        self, table: LineTable, rows: Ints, box: Box, level: float
    ) -> Iterator[Painting]:
        """All lines; from afar those that a loop lights last and as strong as ever."""
        style, links = table.drawing.style, len(table.drawing.link_paths)
        for some, is_lit in _by_light(table.drawing, rows, level):
            arcs = table.arcs[some]
            seen: list[Sequence[Stroke]] = [(stroke,) for stroke in table.strokes]
            if not is_lit:
                seen = [strokes_on_the_way(style, links, level, own) for own in table.strokes]
            if level < (NEAR if links > CROWD else AFAR):
                yield from _lines(arcs, table.pens[some], seen, box, level)
            else:
                pens, edges = table.pens[some], table.edges.of(some)
                yield from cased_lines(arcs, pens, seen, edges, box, level, links)


def _by_light(drawing: Drawing, rows: Ints, level: float) -> tuple[tuple[Ints, bool], ...]:
    """Those rows that are as quiet as all are from afar, and those that a loop lights."""
    some_quiet = _quietness(drawing, level) or crowdedness(len(drawing.link_paths))
    bright = np.isin(rows, _rows_lit(drawing) if some_quiet else [])
    return (rows[~bright], False), (rows[bright], True)


def _rows_lit(drawing: Drawing) -> list[int]:
    row_of = drawing.places.frame.row_of
    return [row_of[i] for i in drawing.scene.light.lit if i in row_of]


def _quietness(drawing: Drawing, level: float) -> float:
    return quietness(len(drawing.link_paths), level)


def paint_links(
    painter: QPainter, drawing: Drawing, links: Sequence[RecordId], looks: HeldLooks | None
) -> None:
    """Some links at once, as far as the painter's device shows them.

    Those in a hand look as when they were taken: ``looks``; long ones of many that only make way
    for it stay as fine on their way as they are on tiles.
    """
    level = painter.worldTransform().m11()
    box = in_view(painter)
    held = HeldLinks(drawing, looks)
    others = [link for link in links if link not in held.links]
    lines = [line for i in others if isinstance(line := drawing.primitives(i)[0], ArcPath)]
    own = [tuple(_on_its_way(drawing, line, level)) for line in lines]
    every = [*((stroke,) for stroke in (looks.strokes if looks else ())), *dict.fromkeys(own)]
    number = {look: pen for pen, look in reversed([*enumerate(every)])}
    pens = np.array([number[look] for look in own], dtype=np.intp)
    arcs = np.array([arc_row(line) for line in lines]).reshape(-1, 8)
    if looks and held.links:
        pens, arcs = np.concatenate([pens, looks.pens]), np.concatenate([arcs, held.arcs])
    for painting in _lines(arcs, pens, every, box, level, _HASTY_TOLERANCE):
        painting(painter)
    if level < AFAR:
        paint_heads_of(drawing, others, painter)
        paint_polygons([*held.heads], drawing.style, painter)
    else:
        ends = LinkEnds(drawing, others, seats=False)
        held.put_ends(ends, box)
        ends.paint(painter)


def _on_its_way(drawing: Drawing, line: ArcPath, level: float) -> Sequence[Stroke]:
    """The strokes of a line from its ends to its middle, as on tiles."""
    if line.record in drawing.scene.light.lit:
        return (line.stroke,)
    return strokes_on_the_way(drawing.style, len(drawing.link_paths), level, line.stroke)


def _lines(  # noqa: PLR0913, PLR0917  what lines are, and how they are seen
    arcs: Floats,
    pens: Ints,
    strokes: Sequence[Sequence[Stroke]],
    box: Box,
    level: float,
    tolerance: float | None = None,
) -> Iterator[Painting]:
    """The lines of a table of arcs, those of one pen together; its dashes may be lengthened.

    ``strokes`` of each pen, from the ends of a line to its middle if it is long.
    """
    arcs[:, 5:7] *= max(1.0, _DASHES / level)
    pens, strokes = _in_order(pens, strokes)
    thins = level >= AFAR and any(len(looks) > 1 for looks in strokes)
    if tolerance is None:
        tolerance = _HASTY_TOLERANCE if level < AFAR else _NEAR_TOLERANCE
    cut, owned = [np.empty((0, 4))], [pens[:0]]
    for rows in in_turns(len(arcs)):
        own = arcs[rows]
        cut_up = pieces_on_the_way if thins else arc_pieces
        pieces = cut_up(own, box, 1 / level, tolerance=tolerance)
        cut.append(pieces.ends)
        steps = steps_of(pieces.ends, own, pieces.owners) if thins else 0
        owned.append(pens[rows][pieces.owners] * (STEPS + 1) + steps)
        yield _nothing
    every, pens = np.concatenate(cut), np.concatenate(owned)
    # What only passes by lies below what begins or ends there.
    for seen in sorted(np.unique(pens).tolist(), key=_farthest_on_its_way):
        pen, step = divmod(seen, STEPS + 1)
        ends, stroke = every[pens == seen], strokes[pen][min(step, len(strokes[pen]) - 1)]
        for start in range(0, len(ends), _PIECES_AT_ONCE):
            some = ends[start : start + _PIECES_AT_ONCE]
            yield partial(_draw, some, stroke, level)


def _in_order(
    pens: Ints, strokes: Sequence[Sequence[Stroke]]
) -> tuple[Ints, Sequence[Sequence[Stroke]]]:
    """The same with the pens numbered by what they look like, not by which was needed first.

    So those of one colour lie over those of another on every tile, whenever it is painted.
    """
    looks = [(own[0].colour, own[0].width, own[0].dash) for own in strokes]
    order = sorted(range(len(looks)), key=looks.__getitem__)
    number = np.empty(len(order), dtype=np.intp)
    number[order] = np.arange(len(order))
    return number[pens], [strokes[pen] for pen in order]


def _farthest_on_its_way(seen: int) -> tuple[int, int]:
    """The order of what is drawn with each pen at each step, lowest first."""
    pen, step = divmod(seen, STEPS + 1)
    return -step, -pen


def _draw(ends: Floats, stroke: Stroke, level: float, painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    seen = replace(stroke, width=max(stroke.width, HAIRLINE / level))
    painter.setPen(plain_pen(seen))
    ManyLines(ends).draw(painter)


def _paint(shapes: Iterable[Primitive], painter: QPainter) -> None:
    paint(painter, shapes)


def _as_ever(shapes: tuple[Primitive, ...]) -> tuple[Primitive, ...]:
    return shapes


def _nothing(_: QPainter) -> None:
    """Only a moment to look at the clock."""


def _row_batches(rows: Ints) -> Iterator[Ints]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]


def _batches(records: list[RecordId], size: int = _AT_ONCE) -> Iterator[list[RecordId]]:
    for start in range(0, len(records), size):
        yield records[start : start + size]
