"""Lines bent a little more or less where, from end to end as drawn, they cover a card or a name.

``bulge`` chooses bows between the middles of cards. When the ends have made way for each
other a line may run elsewhere by a few map units, over what it just passed. Such a line keeps
its ends and is bent anew between them, by as little as takes it clear. Places along it tell
what lies squarely in the way, at little cost; then no corner is left (``clear_corners.py``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from loopmap.diagram.bulge import Floats, Ints, highest
from loopmap.diagram.clear_corners import clear_of_corners
from loopmap.diagram.curve import Curve, curve_between
from loopmap.diagram.drawn_arcs import Arcs, Obstacles, meet, places_along
from loopmap.diagram.hiding import hidden
from loopmap.diagram.link_path import ROOM, Cut
from loopmap.diagram.reach import BOW, line_spans, piece_spans
from loopmap.model.token import breathe

_TRIED = (
    0.0,
    0.04,
    -0.04,
    0.08,
    -0.08,
    0.13,
    -0.13,
    0.19,
    -0.19,
    0.26,
    -0.26,
    0.34,
    -0.34,
    0.44,
    -0.44,
)
"""Differences from the bow a line has between its ends."""

_MOST = 0.6
"""No line is bent more than this to take it clear, unless it was."""

_STRAIGHT = 0.02
"""Bows between this and none are not told from it."""

_COVERED_COST = 0.02
"""Per map unit of line that lies under something; a bow changed by 1 costs 1."""

_OTHER_SIDE_COST = 0.12

_SAMPLES = 48
_ALONG = 2 * np.arange(1, _SAMPLES) / _SAMPLES - 1

_REACH = 0.5
"""No bow that is tried rises further from its chord than this share of it."""

_FARTHEST = 0.5
"""None differs more from the one that a line has by itself."""

_ASIDE = 15.0
"""Map units, besides a cell, from a box beyond which it is in nobody's way."""

_MOST_PAIRS = 1000
"""Of more lines and boxes that may meet, looking closer would take longer than it saves."""

_CUTS_AT_ONCE = 512
"""With more cuts a worker asks in between whether it may go on."""

_WHOLE = 5.0
"""Radians of circle between two cards at most, for its handle to lie beside what shows of it."""


def cleared(cuts: Sequence[Cut], own: Ints, obstacles: Obstacles) -> dict[int, Cut]:
    """For each of these that covers something, by its number, the cut that covers least.

    ``own``: (cuts, 2) the rows of the cards each of them joins. All cuts have ends.
    O(cuts), and some more for those that cover something.
    """
    made: dict[int, Cut] = {}
    for first in range(0, len(cuts), _CUTS_AT_ONCE):
        breathe()
        part = slice(first, first + _CUTS_AT_ONCE)
        some = _cleared(cuts[part], own[part], obstacles)
        made.update((first + row, cut) for row, cut in some.items())
    return made


def _cleared(cuts: Sequence[Cut], own: Ints, obstacles: Obstacles) -> dict[int, Cut]:
    """As ``cleared``, of some cuts at once."""
    arcs = _arcs(cuts, own)
    crowded = np.flatnonzero(_covered(arcs, arcs.bows[:, None], obstacles)[:, 0])
    found = _clear_of_most(arcs, crowded, obstacles)
    behind, best = clear_of_corners(arcs.bows, found, obstacles)
    found.bows[behind] = best
    bows, before = found.bows.tolist(), arcs.bows.tolist()
    return {
        row: cuts[row] if bows[row] == before[row] else _bowed(cuts[row], bows[row])
        for row in np.union1d(crowded, behind).tolist()
    }


def _clear_of_most(arcs: Arcs, crowded: Ints, obstacles: Obstacles) -> Arcs:
    """The lines, these of them with the bow that covers least, as seen in places along them."""
    bows, some = arcs.bows.copy(), arcs.rows(crowded)
    if len(crowded):
        tried, cost = _candidates(some.bows, highest(some.chords))
        best = (cost + _COVERED_COST * _covered(some, tried, obstacles)).argmin(axis=1)
        bows[crowded] = tried[np.arange(len(crowded)), best]
    return arcs._replace(bows=bows)


def meeting(lines: Floats, boxes: Floats) -> Ints:
    """Rows of the links that pass near one of these boxes.

    ``lines``: (links, POINTS + 1, 2) as ``Places``.
    """
    return np.unique(_pairs(lines, boxes, ROOM)[0])


def bowing_over(arcs: Arcs, boxes: Floats, cell: float) -> Ints:
    """Rows of the lines of which a bow that is tried to clear them leads by one of these boxes.

    ``arcs``: between the drawn ends, with the bows that lines have there by themselves (nan where
    that is not known). ``cell`` is the side of the cells of ``Occupied``. One too many rather than
    too few; O(lines x boxes) in numpy.
    """
    tails, tips, aside = arcs.tails, arcs.tips, cell + _ASIDE
    reach = arcs.chords[:, None] * _REACH + aside
    low, high = np.minimum(tails, tips) - reach, np.maximum(tails, tips) + reach
    line, box = np.nonzero(meet(low[:, None], high[:, None], boxes))
    if len(line) > _MOST_PAIRS:
        return np.unique(line)
    spans, bows = hidden(tails[line], tips[line], boxes[box], aside), arcs.bows[line]
    none = (spans.low > spans.high) | (spans.high < bows - _FARTHEST)
    none |= spans.low > bows + _FARTHEST
    return np.unique(line[~none.all(axis=0)])


def met_by(lines: Floats, boxes: Floats) -> tuple[Ints, Ints]:
    """Lines, (n, POINTS + 1, 2), and the boxes that a piece of each meets: rows of both, in pairs.

    O(lines x boxes) in numpy; pieces are asked of what is near alone.
    """
    return _pairs(lines, boxes, 0.0)


def _pairs(lines: Floats, boxes: Floats, aside: float) -> tuple[Ints, Ints]:
    low, high = line_spans(lines)
    room = aside + BOW * (high - low).max(axis=1, initial=0.0)[:, None]
    line, box = np.nonzero(meet((low - room)[:, None], (high + room)[:, None], boxes))
    near, which = np.unique(line, return_inverse=True)
    low, high = (corners[:, :-1][which] for corners in piece_spans(lines[near]))
    met = np.any(meet(low, high, boxes[box][:, None]), axis=1)
    return line[met], box[met]


def _arcs(cuts: Sequence[Cut], own: Ints) -> Arcs:
    shown = [(cut.curve, *cut.ends) for cut in cuts if cut.ends]
    tails = np.array([curve.point(t) for curve, t, _ in shown])
    tips = np.array([curve.point(t) for curve, _, t in shown])
    return Arcs(tails, tips, own_bows(cuts), own)


def own_bows(cuts: Sequence[Cut]) -> Floats:
    """(cuts,) the bow of each between its drawn ends; nan where it has none."""
    sweeps = [c.curve.sweep * (c.ends[1] - c.ends[0]) if c.ends else math.nan for c in cuts]
    bows: Floats = np.tan(np.array(sweeps) / 4)
    return bows


def _candidates(bows: Floats, highest: Floats) -> tuple[Floats, Floats]:
    """Bows to try, one row per line, the first as it is; and what each costs in itself."""
    side = np.where(bows < 0, -1.0, 1.0)[:, None]
    size = np.abs(bows)[:, None]
    most = np.minimum(highest, _MOST)[:, None]
    tried = np.clip(size + np.array(_TRIED), -most, np.maximum(size, most))
    tried = np.where(np.abs(tried) < _STRAIGHT, _STRAIGHT, tried)
    cost = np.abs(tried - size) + _OTHER_SIDE_COST * (tried < 0)
    tried[:, 0], cost[:, 0] = size[:, 0], 0.0
    return side * tried, cost


def _covered(arcs: Arcs, tried: Floats, obstacles: Obstacles) -> Floats:
    """How many map units of each line lie under what is not its own: as ``tried``."""
    row = obstacles.ground.at(places_along(arcs, tried, _ALONG))
    owner = obstacles.owner[row]
    foreign = (row >= 0) & (owner != arcs.own[:, 0, None, None])
    foreign &= owner != arcs.own[:, 1, None, None]
    covered: Floats = foreign.sum(axis=2) * (arcs.chords[:, None] / _SAMPLES)
    return covered


def _bowed(cut: Cut, bow: float) -> Cut:
    """The cut with another bow between the same ends."""
    if cut.ends is None:
        return cut
    t_tail, t_tip = cut.ends
    seen = curve_between(cut.curve.point(t_tail), cut.curve.point(t_tip), bow)
    share = t_tip - t_tail
    more = min(1 / share, max(1.0, _WHOLE / abs(seen.sweep)))
    sweep, first = seen.sweep * more, t_tail * (1 - 1 / more) / max(1 - share, 1e-9)
    curve = Curve(seen.start, seen.end, seen.centre, seen.radius, seen.angle - sweep * first, sweep)
    curve = curve._replace(start=curve.point(0.0), end=curve.point(1.0))
    bulge = math.tan(sweep / 4)
    return Cut(curve, (first, first + 1 / more), curve.point(0.5), bulge)
