"""Where loop badges stand: at the heart of their loop, clear of cards and links."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.away import away_from_boxes, away_from_lines
from loopmap.diagram.bulge import Floats
from loopmap.diagram.emphasis import Badge
from loopmap.diagram.frame import Frame
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.reach import line_spans
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

BADGE_RADIUS = 17.0
"""Of the arrow that turns around a badge's text."""

_SIZE = 2 * BADGE_RADIUS + 4
_GLYPH = 10.0
"""Half of a sign’s glyph and a little more, or one would read it with the badge’s letters."""

_WANTED = BADGE_RADIUS + 10
"""Room around the middle of a badge that lets it be read."""

_OFF_EDGE = BADGE_RADIUS + 4
"""How far from the edge of an area a badge stands, if it can."""

_WITHIN, _CLEAR = 8.0, BADGE_RADIUS + 3
"""What a place within its loop is worth more, where a badge has so much room to touch nothing."""

_AIR, _MOST_AIR = 0.13, 20.0
"""What each map unit of room beyond that is worth, and up to how much: beside a card alone in
wide paper a badge would seem to belong to that card."""

_ALONE, _MOST_SHARED = 4.0, 3
"""What such a place is worth more for each other loop, of so many, that does not run around it:
where only one loop does nobody wonders whose badge it is."""

_RINGS = 8
_CROWD = 40
"""With more links than this near a heart each of them is looked at in fewer pieces."""
_COARSE = np.array((0, 4, 8, 11))
_APART = 12.0
_STEP = 14.0
_FINE, _FINELY, _ALL_FINELY = 3.5, range(-2, 3), range(-5, 6)
_CLOSE = 4 * _FINE + _WANTED + _MOST_AIR
"""How far from the best of those places a badge can look for room, a little aside."""

_FARTHER = 0.9
"""What a place is worth less for each step from the heart."""

_WINDOW = _RINGS * _STEP + _WANTED + _MOST_AIR
"""How far from its heart a badge can stand, and look for room."""


def badge_boxes(  # noqa: PLR0913  what a badge keeps off and stays in
    badges: Iterable[Badge],
    frame: Frame,
    lines: Floats,
    marks: Iterable[Box] = (),
    areas: Iterable[Box] = (),
    *,
    giving_way: Collection[RecordId] = (),
) -> dict[RecordId, Box]:
    """A box per badge; a badge whose loop is not on the map is left out.

    ``lines``: (links, points, 2) places along each link and, last, of its sign, in the
    frame's order; ``marks`` are boxes of names and bars to keep off besides the cards,
    ``areas`` boxes whose edges are kept free. A badge moved by hand stays where it was put, of
    those ``giving_way`` only where it lies on nothing; the others take the place nearest to the
    middle of their loop with room around it, those of the shortest loops first, for they have
    the least room. A link that several badges' loops share counts for less, so that loops which
    part and meet again have badges apart, and each rather stands where none of the other loops
    runs around it.
    O(badges * (variables + links + badges)).
    """
    placed: dict[RecordId, Box] = {}
    spans = line_spans(lines)
    kept_off, edges = list(marks), _edges(areas)
    on_map = _rows_of(badges, frame)
    sharing = Counter(row for _, rows in on_map for row in rows)
    rings = {badge.id: lines[rows, :-1].reshape(-1, 2) for badge, rows in on_map}
    for badge, rows in sorted(on_map, key=lambda each: len(each[1])):
        breathe()
        box = put_box(badge)
        if box is not None and badge.id in giving_way:
            box = box if _is_free(frame, lines, box.centre, kept_off) else None
        if box is None:
            weights = np.array([1.0 / sharing[row] for row in rows])
            taken = [*kept_off, *(box.inflated(_APART) for box in placed.values())]
            heart = _heart(frame, lines, rows, weights)
            others = [ring for each, ring in rings.items() if each != badge.id]
            around = _Rings(rings[badge.id], others)
            place = _clear(frame, lines[_near(spans, heart)], heart, taken, edges, around)
            box = Box(place.x, place.y, _SIZE, _SIZE)
        placed[badge.id] = box
    return {badge.id: placed[badge.id] for badge, _ in on_map}


class _Rings(NamedTuple):
    """Places along a badge's loop, and along the loops of the other badges."""

    own: Floats
    others: list[Floats]

    def worth(self, spots: Floats, room: Floats) -> Floats:
        """What these spots are worth more for lying within their loop, and within few others."""
        worth = np.zeros(len(spots))
        (clear,) = np.nonzero(room >= _CLEAR)
        within = clear[_inside(spots[clear], self.own)]
        if not len(within):
            return worth
        some = spots[within]
        low, high = some.min(axis=0), some.max(axis=0)
        shared = np.zeros(len(some))
        for ring in self.others:
            if (ring.min(axis=0) <= high).all() and (ring.max(axis=0) >= low).all():
                shared += _inside(some, ring)
        worth[within] = _WITHIN + _ALONE * (_MOST_SHARED - np.minimum(shared, _MOST_SHARED))
        return worth


def put_box(badge: Badge) -> Box | None:
    """The box of a badge that somebody put where it stands; None for any other."""
    if badge.x is None or badge.y is None:
        return None
    return Box(badge.x, badge.y, _SIZE, _SIZE)


def _rows_of(badges: Iterable[Badge], frame: Frame) -> list[tuple[Badge, list[int]]]:
    """Each badge whose whole loop is on the map, with the rows of its links."""
    return [
        (badge, [frame.row_of[link] for link in badge.links])
        for badge in badges
        if badge.links and all(link in frame.row_of for link in badge.links)
    ]


def turns_clockwise(ring: Sequence[Point]) -> bool:
    """Whether a loop along these places turns clockwise on screen: two arrows turn as they bend."""
    following = [*ring[1:], *ring[:1]]
    return sum(a.x * b.y - b.x * a.y for a, b in zip(ring, following, strict=True)) >= 0


def _heart(frame: Frame, lines: Floats, rows: list[int], weights: Floats) -> Floats:
    """The middle of a loop's cards and links, each counting by its link's weight."""
    cards = frame.boxes[frame.ends[rows, 0], :2]
    both = (cards + lines[rows].mean(axis=1)) / 2
    heart: Floats = np.average(both, axis=0, weights=weights)
    return heart


def _near(spans: tuple[Floats, Floats], heart: Floats) -> NDArray[np.bool_]:
    """Which links, from the least to the greatest place of each, may come near a heart."""
    low, high = spans
    near: NDArray[np.bool_] = np.all((low <= heart + _WINDOW) & (high >= heart - _WINDOW), axis=1)
    return near


def _edges(areas: Iterable[Box]) -> Floats:
    """(n, 2, 2) both ends of every edge of these areas."""
    rows = np.array([*areas], dtype=float).reshape(-1, 4)
    (left, top), (right, bottom) = ((rows[:, :2] + side * rows[:, 2:] / 2).T for side in (-1, 1))
    around = (left, top, right, top, right, bottom, left, bottom)
    corners = np.stack(around, axis=1).reshape(-1, 4, 2)
    return np.stack([corners, np.roll(corners, -1, axis=1)], axis=2).reshape(-1, 2, 2)


def _is_free(frame: Frame, lines: Floats, place: Point, taken: list[Box]) -> bool:
    """Whether a badge there lies on no card, line, head, sign or mark."""
    boxes = np.vstack((frame.boxes, np.array(taken, dtype=float).reshape(-1, 4)))
    start, end = lines[:, :-2].reshape(-1, 2), lines[:, 1:-1].reshape(-1, 2)
    around = _Around(boxes, start, end, lines[:, -1], np.zeros((0, 2, 2)))
    spot = np.array([place])
    return bool(around.near(spot[0], _SIZE).room(spot)[0] >= BADGE_RADIUS)


def _clear(  # noqa: PLR0913, PLR0917  what a badge keeps off and stays in
    frame: Frame, lines: Floats, heart: Floats, taken: list[Box], edges: Floats, rings: _Rings
) -> Point:
    """The place nearest to ``heart`` with room for a badge, within its own ring if there is one."""
    boxes = np.vstack((frame.boxes, np.array(taken, dtype=float).reshape(-1, 4)))
    points = lines[:, :-1] if len(lines) <= _CROWD else lines[:, _COARSE]
    start, end = points[:, :-1].reshape(-1, 2), points[:, 1:].reshape(-1, 2)
    around = _Around(boxes, start, end, lines[:, -1], edges).near(heart, _WINDOW)
    spots = heart + _SPOTS
    room = around.room(spots)
    within = rings.worth(spots, room)
    if not within.any():
        more = heart + _BETWEEN
        spots, room = np.vstack((spots, more)), np.hstack((room, around.room(more)))
        within = rings.worth(spots, room)
    best = spots[(_worth(spots, heart, room) + within).argmax()]
    around = around.near(best, _CLOSE)
    for _ in range(2):  # no line is crossed by that, so the loops around it stay
        spots = best + _BESIDE
        room = around.room(spots)
        best = spots[(_worth(spots, heart, room) + _WITHIN * (room >= _CLEAR)).argmax()]
    return Point(float(best[0]), float(best[1]))


def _worth(spots: Floats, heart: Floats, room: Floats) -> Floats:
    """What spots are worth for the room around them, and for being near the heart."""
    away = np.hypot(*(spots - heart).T) * (_FARTHER / _STEP)
    worth: Floats = np.minimum(room, _WANTED) - away
    return worth + _AIR * np.clip(room - _WANTED, 0.0, _MOST_AIR)


class _Around(NamedTuple):
    """What badges keep off: boxes, pieces of lines, signs, edges of areas."""

    boxes: Floats
    start: Floats
    end: Floats
    signs: Floats
    edges: Floats

    def near(self, place: Floats, reach: float) -> _Around:
        """What of it comes within reach of a place, across and down."""
        boxes, start, end, signs, edges = self
        boxes = boxes[(np.abs(boxes[:, :2] - place) <= boxes[:, 2:] / 2 + reach).all(axis=1)]
        near = (np.minimum(start, end) <= place + reach).all(axis=1)
        near &= (np.maximum(start, end) >= place - reach).all(axis=1)
        signs = signs[(np.abs(signs - place) <= reach).all(axis=1)]
        return _Around(boxes, start[near], end[near], signs, edges)

    def room(self, spots: Floats) -> Floats:
        """(spots,) how far each spot is from the nearest of these."""
        by_lines = away_from_lines(spots, self.start, self.end)
        room = np.minimum(away_from_boxes(spots, self.boxes), by_lines)
        room = np.minimum(room, away_from_lines(spots, self.signs, self.signs) - _GLYPH)
        by_edges = away_from_lines(spots, self.edges[:, 0], self.edges[:, 1])
        found: Floats = np.minimum(room, by_edges + _WANTED - _OFF_EDGE)
        return found


def _inside(spots: Floats, ring: Floats) -> NDArray[np.bool_]:
    """Which spots lie within a ring of places, by how often a line to the right crosses it."""
    (x, y), (next_x, next_y) = ring.T, np.roll(ring, -1, axis=0).T
    across, down = spots[:, :1], spots[:, 1:]
    beside = (y > down) != (next_y > down)
    steps = np.where(next_y == y, 1.0, next_y - y)
    crossed = beside & (across < x + (next_x - x) * (down - y) / steps)
    inside: NDArray[np.bool_] = crossed.sum(axis=1) % 2 == 1
    return inside


def _rings() -> Floats:
    """Places to try around a heart."""
    spots = [(0.0, 0.0)]
    for ring in range(1, _RINGS):
        for step in range(6 * ring):
            angle = math.tau * step / (6 * ring) - math.pi / 2
            spots.append((_STEP * ring * math.cos(angle), _STEP * ring * math.sin(angle)))
    return np.array(spots)


_SPOTS = _rings()
_BESIDE = np.array([(0.0, 0.0), *((_FINE * x, _FINE * y) for x in _FINELY for y in _FINELY)])
"""Places between those, to try around the best of them."""

_BETWEEN = np.array([(_FINE * x, _FINE * y) for x in _ALL_FINELY for y in _ALL_FINELY])
"""Places between those, to try for a loop so narrow that none of them has room within it."""
