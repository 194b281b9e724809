"""Where along its line a bundle says how many links it is: where no other line crosses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from loopmap.diagram.away import away_from_boxes, away_from_lines
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.fold import bundles_of
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.places import Places
from loopmap.diagram.stack_marks import bears_count, count_place, count_text, usual_share
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

_STEP, _FARTHEST = 8.0, 30
"""Map units along its line from one place that is tried to the next, and how many each way."""

_BEYOND = 6.0
"""Wanted between a count and what is beside it."""

_FROM_ENDS = 12.0
"""How much of its line is seen at least before a count, and between it and the head."""

_FARTHER = 0.05
"""What a unit aside costs in units of room: for a place where nothing crosses one goes far."""

MOST = 100
"""Of more bundles each has its count at its usual place."""


def count_seats(places: Places, style: Style, measure: TextMeasure) -> dict[RecordId, float]:
    """For each bundle the share of what is seen of its line at which its count stands.

    The usual one where that is clear of other lines and of signs, bars, cards, names and
    counts; else the clearest along the line, nearer ones rather. Too short a line has its
    count beside it as ever. O(bundles * (links + cards)) in numpy.
    """
    bundles = bundles_of(places.causal_map)
    found = {bundle: usual_share(places.paths[bundle]) for bundle in bundles}
    if not bundles or len(bundles) > MOST:
        return found
    around = _around(places)
    for bundle, gathered in bundles.items():
        breathe()
        path, text = places.paths[bundle], count_text(len(gathered.links))
        width = count_place(path, text, style, measure).width
        if bears_count(path, width):
            found[bundle] = _clearest(path, width, around.without(places.frame.row_of[bundle]))
        pill = count_place(path, text, style, measure, share=found[bundle])
        around = around.with_box(pill)
    return found


def count_boxes(
    places: Places, seats: Mapping[RecordId, float], style: Style, measure: TextMeasure
) -> Iterator[Box]:
    """What the counts of bundles cover, at these shares of their lines."""
    for bundle, gathered in bundles_of(places.causal_map).items():
        path, text = places.paths[bundle], count_text(len(gathered.links))
        yield count_place(path, text, style, measure, share=seats.get(bundle))


class _Around(NamedTuple):
    """What counts keep off: boxes, and pieces of lines, each with the row of its link.

    A sign is a piece of no length, of no link.
    """

    boxes: Floats
    start: Floats
    end: Floats
    row: Ints

    def without(self, row: int) -> _Around:
        """What is not a link's own line."""
        others = self.row != row
        return self._replace(start=self.start[others], end=self.end[others], row=self.row[others])

    def with_box(self, box: Box) -> _Around:
        return self._replace(boxes=np.vstack([self.boxes, box]))

    def room(self, spots: Floats, wanted: float) -> Floats:
        """How far each spot is from the nearest of it, at most ``wanted``."""
        low, high = spots.min(axis=0) - wanted, spots.max(axis=0) + wanted
        near = (np.maximum(self.start, self.end) >= low).all(axis=1)
        near &= (np.minimum(self.start, self.end) <= high).all(axis=1)
        room = away_from_lines(spots, self.start[near], self.end[near])
        return np.minimum(np.minimum(room, away_from_boxes(spots, self.boxes)), wanted)


def _around(places: Places) -> _Around:
    stand = [*places.cards.values(), *places.marks.values(), *places.notes.values()]
    boxes = np.array([*stand, *places.delays], dtype=float).reshape(-1, 4)
    lines, signs = places.lines[:, :-1], places.lines[:, -1]
    start, end = (part.reshape(-1, 2) for part in (lines[:, :-1], lines[:, 1:]))
    pieces = np.repeat(np.arange(len(lines)), lines.shape[1] - 1)
    row = np.hstack([pieces, np.full(len(signs), -1)])
    return _Around(boxes, np.vstack([start, signs]), np.vstack([end, signs]), row)


def _clearest(path: LinkPath, width: float, around: _Around) -> float:
    """The share of a bundle's line where a count so wide is best seen as its own."""
    usual, wanted = usual_share(path), width / 2 + _BEYOND
    if around.room(_spots(path, np.array([usual])), wanted)[0] >= wanted:
        return usual
    away = _aside(path, width)
    shares = usual + away / path.seen
    worth = around.room(_spots(path, shares), wanted) - _FARTHER * np.abs(away)
    return float(shares[worth.argmax()])


def _spots(path: LinkPath, shares: Floats) -> Floats:
    along = path.t_tail + shares * (path.t_tip - path.t_tail)
    return np.array(path.curve.points(along.tolist()))


def _aside(path: LinkPath, width: float) -> Floats:
    """Map units along a line from the usual place of its count to those tried, that one first."""
    usual, ends = usual_share(path) * path.seen, width / 2 + _FROM_ENDS
    head = (path.t_tip - path.t_base) * path.curve.length
    steps = _STEP * np.arange(1, _FARTHEST + 1)
    back, on = usual - ends, path.seen - head - ends - usual
    return np.hstack([0.0, -steps[steps <= back], steps[steps <= on]])
