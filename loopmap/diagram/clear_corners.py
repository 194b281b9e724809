"""Lines that a card still hides, if only by a corner, led out from under it where that can be.

Whatever bow a line is given is compared with the spans of bows that lead it beneath the boxes
around it (``hiding.py``), so no line is walked along and no corner is missed.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from loopmap.diagram.bulge import Floats, Ints, highest
from loopmap.diagram.drawn_arcs import Arcs, Obstacles, meet
from loopmap.diagram.hiding import Hidden, hidden

TOUCHING = 2.0
"""Map units beside a box within which a line is as good as hidden by it."""

_LEVELS = ((-5.0, 0.1), (0.0, 0.4), (8.0, 0.4))
"""For each box that a line comes so deep beneath, in map units, what it costs; a bow changed by
1 costs 1."""

_OTHER_SIDE_COST = 0.12

_WORTH_IT = 0.5
"""What a bow has to save at least that leaves some of its line hidden."""

_MOST_BOXES = 2
"""A line that passes beneath more of them runs through a crowd, and stays as it is."""

_BOWS = 81
"""So many are tried between the least and the greatest."""

_AWAY = 0.36
"""How far from the bow that a line has those are at most …"""

_ROUNDEST = 0.6
"""… and how round, unless it is …"""

_BEYOND = 0.12
"""… with so much more than it has in any case, where that is as round as any."""

_STRAIGHT = 0.02
"""Bows between this and none are not told from it."""


def clear_of_corners(before: Floats, arcs: Arcs, obstacles: Obstacles) -> tuple[Ints, Floats]:
    """Rows of the lines that something hides, and the bow that is best for each of those.

    ``before``: (lines,) their bows at first; the less one differs from that the better.
    O(lines x boxes) in numpy.
    """
    line, box = _within(arcs, arcs.bows, arcs.bows, obstacles)
    inside = _spans(arcs, line, box, obstacles).depth(arcs.bows[line]) > 0
    behind, count = np.unique(line[inside], return_counts=True)
    best = arcs.bows[behind]
    few = np.flatnonzero(count <= _MOST_BOXES)
    if len(few):
        best[few] = _best(before[behind[few]], arcs.rows(behind[few]), obstacles)
    return behind, best


def _foreign(arcs: Arcs, line: Ints, box: Ints, obstacles: Obstacles) -> tuple[Ints, Ints]:
    """Those of the pairs in which the box is none of the line's own."""
    owner, own = obstacles.owner[box], arcs.own[line]
    others = (owner != own[:, 0]) & (owner != own[:, 1])
    return line[others], box[others]


def _spans(arcs: Arcs, line: Ints, box: Ints, obstacles: Obstacles) -> Hidden:
    """The bows that lead these lines beneath these boxes, in pairs."""
    return hidden(arcs.tails[line], arcs.tips[line], obstacles.boxes[box], TOUCHING)


class _Range(NamedTuple):
    """Bows that are tried for each line: on the side it bends to ``_BOWS`` from the least on."""

    side: Floats
    least: Floats
    step: Floats

    def bows(self) -> Floats:
        """(lines, bows) all of them."""
        bent = self.least[:, None] + self.step[:, None] * np.arange(_BOWS)
        bent = np.where(np.abs(bent) < _STRAIGHT, _STRAIGHT, bent)
        found: Floats = self.side[:, None] * bent
        return found

    def ends(self) -> tuple[Floats, Floats]:
        """The least of them, and the greatest."""
        return self.side * self.least, self.side * (self.least + self.step * (_BOWS - 1))

    def counts(self, line: Ints, low: Floats, high: Floats) -> Floats:
        """(lines, bows) for how many of the spans each is inside, ``line`` having them."""
        least, step = self.least[line], self.step[line]
        first = np.clip(np.ceil((low - least) / step), 0, _BOWS)
        after = np.clip(np.floor((high - least) / step) + 1, 0, _BOWS)
        shape = len(self.side), _BOWS + 1
        inside = first < after
        cells = line[inside] * shape[1]
        size = shape[0] * shape[1]
        begun = np.bincount(cells + first[inside].astype(np.intp), minlength=size)
        begun -= np.bincount(cells + after[inside].astype(np.intp), minlength=size)
        found: Floats = begun.reshape(shape).cumsum(axis=1)[:, :_BOWS]
        return found


def _best(before: Floats, arcs: Arcs, obstacles: Obstacles) -> Floats:
    """The best bow of each of these lines, all of them hidden by something."""
    tried = _range(before, arcs.chords)
    line, box = _within(arcs, *tried.ends(), obstacles)
    spans = _spans(arcs, line, box, obstacles)
    cost, under = _costs(tried, arcs, line, spans)
    bows = np.hstack([arcs.bows[:, None], tried.bows()])
    cost += np.abs(bows - before[:, None])
    cost += _OTHER_SIDE_COST * (bows * tried.side[:, None] < 0)
    best, rows = cost.argmin(axis=1), np.arange(len(cost))
    in_vain = (under[rows, best] > 0) & (cost[:, 0] - cost[rows, best] < _WORTH_IT)
    found: Floats = bows[rows, np.where(in_vain, 0, best)]
    return found


def _range(before: Floats, chords: Floats) -> _Range:
    size = np.abs(before)
    most = np.minimum(highest(chords), np.maximum(_ROUNDEST, size + _BEYOND))
    least = np.maximum(-most, size - _AWAY)
    most = np.minimum(np.maximum(size, most), size + _AWAY)
    return _Range(np.where(before < 0, -1.0, 1.0), least, (most - least) / (_BOWS - 1))


def _within(arcs: Arcs, one: Floats, other: Floats, obstacles: Obstacles) -> tuple[Ints, Ints]:
    """Lines and the boxes, not their own, that a bow between these two may meet: rows, in pairs.

    First by boxes around the lines, then along each chord and across it.
    """
    boxes, room = obstacles.boxes, TOUCHING - _LEVELS[0][0]
    rise = np.maximum(np.abs(one), np.abs(other)) * arcs.chords / 2
    low = np.minimum(arcs.tails, arcs.tips) - (rise + room)[:, None]
    high = np.maximum(arcs.tails, arcs.tips) + (rise + room)[:, None]
    line, box = np.nonzero(meet(low[:, None], high[:, None], boxes))
    line, box = _foreign(arcs, line, box, obstacles)
    half_chord = arcs.chords[line] / 2
    wide, high = (arcs.tips - arcs.tails)[line].T / np.maximum(2 * half_chord, 1e-9)
    (dx, dy), half = boxes[box, :2].T - arcs.tails[line].T, boxes[box, 2:].T / 2
    aside, reach = dx * high - dy * wide, np.abs((high, wide) * half).sum(axis=0) + room
    met = aside - reach < np.maximum(0.0, np.maximum(one, other))[line] * half_chord
    met &= aside + reach > np.minimum(0.0, np.minimum(one, other))[line] * half_chord
    along, reach = dx * wide + dy * high, np.abs((wide, high) * half).sum(axis=0) + room
    met &= np.abs(along - half_chord) < half_chord + reach
    return line[met], box[met]


def _costs(tried: _Range, arcs: Arcs, line: Ints, spans: Hidden) -> tuple[Floats, Floats]:
    """(lines, 1 + bows) what boxes cost each bow, and how many hide it; the first is as it is."""
    side = tried.side[line]
    low = np.where(side > 0, spans.low, -spans.high)
    high = np.where(side > 0, spans.high, -spans.low)
    depth, unit = spans.depth(arcs.bows[line]), 2 / arcs.chords[line]
    lines, cost = len(arcs.bows), np.zeros((len(arcs.bows), 1 + _BOWS))
    under = np.zeros(cost.shape)
    for deep, more in _LEVELS:
        pad = deep * unit
        count = np.empty(cost.shape)
        count[:, 0] = np.bincount(line[depth > pad], minlength=lines)
        count[:, 1:] = sum(map(tried.counts, (line, line), low + pad, high - pad))
        cost += more * count
        under = count if deep == 0.0 else under
    return cost, under
