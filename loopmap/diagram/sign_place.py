"""Where the signs of the links into one variable stand, so that none lies on another link.

Each sign has its place beside its own arrowhead, on the convex side. Where another
link, a card or another sign at the same variable is in the way, the other side and
places farther back are tried; a sign never strays so far that its link is in doubt.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from loopmap.diagram.geometry import Point
from loopmap.diagram.link_path import SIGN_BACK, Bar, Blocked, LinkPath, usual_sign
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

CROWD = 60
"""With more links at a variable than this every sign keeps its usual place."""

_PLACES = (
    (0.0, 1, 0.0),
    (0.0, -1, 3.0),
    (6.0, 1, 3.5),
    (11.0, 1, 4.0),
    (6.0, -1, 5.0),
    (11.0, -1, 6.0),
    (21.0, 1, 8.0),
    (21.0, -1, 10.0),
    (33.0, 1, 13.0),
    (33.0, -1, 15.0),
    (45.0, 1, 18.0),
    (45.0, -1, 20.0),
)
"""Map units back from the usual place, side (1 is convex), and what the place costs in itself."""

_AT_HEAD = 1, 1.0
"""The same of a place as near the tip as where heads are short."""

_COVERED = 50.0
_FROM_LINE, _FROM_SIGN, _FROM_BARS, _FROM_HEAD = 12.0, 20.0, 19.0, 14.0
_TOO_NEAR = 3.0
"""Cost of each map unit that a sign is nearer to a line, a head, a sign or bars than it should,
which are so many map units for the sizes of light and more for larger signs."""

_ON_LINE, _ON_SIGN, _TOUCHES = 7.5, 13.0, 3.0
"""Nearer than so many map units to a line, or to another sign, a sign touches it, and the line
would seem to have two: what each of them costs besides, of a sign twice that."""

_NEAR = 90.0
"""Map units between two heads beyond which their signs are taken not to meet; of those that do
all the same one steps aside."""

_OVER_EDGE, _ON_EDGE = 3.5, 10.0
"""Cost of each map unit that a sign reaches over the edge of a group's area, which it would break,
and the most that it costs."""

Reach = Callable[[Point], float]

_NOBODY: Mapping[RecordId, Sequence[LinkPath]] = {}
_NO_WAY: Mapping[RecordId, LinkPath] = {}

_BOTH_SIDES = 3
"""How many of the places for a sign come before any farther back: both sides, and at the tip."""


def _no_edge(_: Point) -> float:
    return 0.0


def sign_places(  # noqa: PLR0913  what each sign keeps off
    into: Mapping[RecordId, LinkPath],
    out: Sequence[LinkPath],
    blocked: Blocked,
    passing: Mapping[RecordId, Sequence[LinkPath]] = _NOBODY,
    over_edge: Reach = _no_edge,
    *,
    ways_back: Mapping[RecordId, LinkPath] = _NO_WAY,
) -> dict[RecordId, Point]:
    """A place for the sign of each link ``into`` a variable; ``out`` are the others at it.

    ``passing`` are those that pass by the head of each on their way elsewhere, ``over_edge``
    tells how far a sign would reach over the edge of an area. Of a link whose way back has
    chosen before it, ``ways_back`` has that, the sign of which may stand on either side, or both
    would make way to between the two. Earlier ids choose first. O(links at the variable squared).
    """
    if len(into) + len(out) > CROWD:
        return {link: usual_sign(path, blocked) for link, path in into.items()}
    placed: dict[RecordId, Point] = {}
    for link in sorted(into):
        breathe()
        others = [path for other, path in into.items() if other != link]
        elsewhere = [*out, *passing.get(link, ())]
        signs = [*placed.values(), *_signs_near(into[link], elsewhere)]
        if link in ways_back:
            signs += [place for place, _ in islice(_candidates(ways_back[link]), _BOTH_SIDES)]
        placed[link] = best_place(into[link], [*others, *elsewhere], signs, blocked, over_edge)
    return placed


def _signs_near(path: LinkPath, elsewhere: Iterable[LinkPath]) -> Iterator[Point]:
    """Where the signs of links that lead elsewhere would usually stand, if that is near."""
    near = _NEAR * path.off.scale
    for other in elsewhere:
        if math.dist(other.tip, path.tip) < near:
            yield usual_sign(other, None)


def best_place(
    path: LinkPath,
    others: Sequence[LinkPath],
    signs: Sequence[Point],
    blocked: Blocked,
    over_edge: Reach,
) -> Point:
    """The place for the sign of a link that is best among those other links and signs."""
    best, least = path.sign, math.inf
    for place, own in _candidates(path):
        if own >= least:
            break
        cost = own + (_COVERED if blocked(place) else 0.0)
        cost += min(_ON_EDGE, _OVER_EDGE * over_edge(place)) if cost < least else 0.0
        cost += _nuisance(place, path.off.scale, others, signs, least - cost)
        if cost < least:
            best, least = place, cost
    return best


def _candidates(path: LinkPath) -> Iterator[tuple[Point, float]]:
    """The places for a link's sign, dearest last, none behind its middle but the first."""
    curve, length = path.curve, path.curve.length or 1.0
    half = 0.5 * (path.t_tip - path.t_tail) * length
    usual, scale = path.off.back, path.off.scale
    first, *rest = _PLACES
    for farther, side, cost in (first, (SIGN_BACK - usual, *_AT_HEAD), *rest):
        back = usual + farther * scale
        if back > half and farther > 0:
            continue
        t = path.t_tip - min(back, half) / length
        on, out = curve.point(t), curve.outward(t)
        aside = side * path.off.aside
        yield Point(on.x + out.x * aside, on.y + out.y * aside), cost


def _nuisance(
    place: Point,
    scale: float,
    others: Sequence[LinkPath],
    signs: Sequence[Point],
    enough: float,
) -> float:
    """What being too near to others costs, counted no further than ``enough``."""
    cost, from_line = 0.0, _FROM_LINE * scale
    for sign in signs:
        away = math.dist(sign, place)
        cost += _TOO_NEAR * max(0.0, _FROM_SIGN * scale - away)
        cost += 2 * _TOUCHES * max(0.0, _ON_SIGN * scale - away)
    for path in others:
        if cost >= enough:
            break
        radius, centre = path.curve.radius, path.curve.centre
        if not radius or abs(math.dist(centre, place) - radius) < from_line:
            away = distance_to(path, place)
            cost += _TOO_NEAR * max(0.0, from_line - away)
            cost += _TOUCHES * max(0.0, _ON_LINE * scale - away)
            head, from_head = _between(path.base, path.tip), _FROM_HEAD * scale
            cost += _TOO_NEAR * max(0.0, from_head - math.dist(head, place))
            if path.bars:
                from_bars = _FROM_BARS * scale
                cost += _TOO_NEAR * max(0.0, from_bars - math.dist(_middle(path.bars), place))
    return cost


def _middle(bars: Sequence[Bar]) -> Point:
    """Between the bars of a delay."""
    (corner, _), (_, opposite) = bars
    return _between(corner, opposite)


def _between(one: Point, other: Point) -> Point:
    return Point((one.x + other.x) / 2, (one.y + other.y) / 2)


def distance_to(path: LinkPath, place: Point) -> float:
    """How far a place is from the visible part of a link."""
    t = _nearest(path, place)
    if t <= path.t_tail:
        return math.dist(path.tail, place)
    if t >= path.t_tip:
        return math.dist(path.tip, place)
    if path.curve.radius:
        return abs(math.dist(path.curve.centre, place) - path.curve.radius)
    return math.dist(path.curve.point(t), place)


def _nearest(path: LinkPath, place: Point) -> float:
    """The ``t`` at which the whole curve, taken beyond its ends, is nearest to a place."""
    curve = path.curve
    if curve.radius:
        angle = math.atan2(place.y - curve.centre.y, place.x - curve.centre.x)
        middle = curve.angle + curve.sweep / 2
        # Counted from the middle of the arc, so that both ends are beyond half a turn.
        turn = (angle - middle + math.pi) % math.tau - math.pi
        return 0.5 + turn / curve.sweep
    dx, dy = curve.end.x - curve.start.x, curve.end.y - curve.start.y
    square = dx * dx + dy * dy
    along = (place.x - curve.start.x) * dx + (place.y - curve.start.y) * dy
    return along / square if square else 0.0
