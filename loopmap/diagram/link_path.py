"""The drawn path of a link between two cards: line, arrowhead, places of sign and delay."""

from __future__ import annotations

import math
from cmath import phase
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from loopmap.diagram.curve import Curve, crossings, curve_between, handle_of
from loopmap.diagram.geometry import Box, Point, box_around
from loopmap.diagram.self_loop import circle_at
from loopmap.diagram.style import Style, load_style

POINTS = 12
"""Points of the polyline that stands for a path in hit tests and on the screen."""

ROOM = 12.0
"""Around a path and its sign, for strokes and glyph."""

SIGN_BACK, SIGN_ASIDE = 17.0, 12.5
"""How far before the tip a sign stands, along its line, and beside it, for the sizes of light."""

_PER_HEAD = 0.6
"""Of that, how much more for each unit that a head is longer."""

_LETTER, _OFF_LINE = 0.6, 4.4
"""Half of a sign for each unit of its size, and how far it keeps off its line at least."""

_BAR_HALF = 8.0
_BAR_APART = 3.2

_NEAR = 30.0
"""How far from its ends a line is looked at to tell from where it comes."""

_SHORTEST = 12.0
"""Shorter lines are not turned to other ends."""

MIDDLES = Point(0.0, 0.0), Point(0.0, 0.0)

Bar = tuple[Point, Point]
Blocked = Callable[[Point], bool]


class Cut(NamedTuple):
    """A curve between two cards, the part of it that shows, and where a hand bends it."""

    curve: Curve
    ends: tuple[float, float] | None
    handle: Point
    bulge: float

    def shown(self) -> tuple[Point, Point, Point, Point] | None:
        """Tail and tip, then the line a little after the one and before the other.

        None where the cards lie on one another.
        """
        if self.ends is None:
            return None
        t_tail, t_tip = self.ends
        near = min(_NEAR / self.curve.length, (t_tip - t_tail) / 2)
        at = self.curve.point
        return at(t_tail), at(t_tip), at(t_tail + near), at(t_tip - near)


class SignOff(NamedTuple):
    """How far a sign stands before the tip of its line, and beside it: clear of the head."""

    back: float
    aside: float

    @property
    def scale(self) -> float:
        """How much room a sign takes, 1 for light's sizes."""
        return self.aside / SIGN_ASIDE


@lru_cache(maxsize=16)
def sign_off(style: Style) -> SignOff:
    """Where signs of a style stand: the larger they and the heads are, the farther off."""
    back = SIGN_BACK + _PER_HEAD * (style.head_length - load_style().head_length)
    aside = style.link_medium / 2 + _OFF_LINE + _LETTER * style.sign_size
    return SignOff(back, max(SIGN_ASIDE, aside))


@dataclass(frozen=True, slots=True)
class LinkPath:
    """All places of one drawn link, in map units.

    The line runs from ``tail`` to ``base``, the arrowhead from there to ``tip``;
    ``curve`` is the circle from near one card's centre to near the other's that it is cut
    from, and ``t_tail``, ``t_base`` and ``t_tip`` say where. ``line`` is the path from tail
    to tip as ``POINTS`` points; ``off`` how far from it its sign stands if nothing is in the
    way. ``overlapping`` paths join cards that lie on one another.
    """

    bulge: float
    curve: Curve
    t_tail: float
    t_base: float
    t_tip: float
    tail: Point
    base: Point
    tip: Point
    handle: Point
    head: tuple[Point, Point, Point]
    sign: Point
    bars: tuple[Bar, ...]
    line: tuple[Point, ...]
    off: SignOff
    self_loop: bool = False
    overlapping: bool = False

    def moved(self, by: Point) -> LinkPath:
        """The same path elsewhere on the paper."""
        dx, dy = by

        def there(place: Point) -> Point:
            return Point(place[0] + dx, place[1] + dy)

        tip, left, right = self.head
        return replace(
            self,
            curve=self.curve.moved(by),
            tail=there(self.tail),
            base=there(self.base),
            tip=there(self.tip),
            handle=there(self.handle),
            head=(there(tip), there(left), there(right)),
            sign=there(self.sign),
            bars=tuple([(there(one), there(other)) for one, other in self.bars]),
            line=tuple([there(place) for place in self.line]),
        )

    @property
    def seen(self) -> float:
        """How long the part of the line is that shows."""
        return (self.t_tip - self.t_tail) * (self.curve.length or 1.0)

    @property
    def bounds(self) -> Box:
        """A box around everything drawn, with room for strokes and sign."""
        return box_around((*self.line, self.sign)).inflated(ROOM)


def link_path(  # noqa: PLR0913  the measures of one arrow
    source: Box,
    target: Box,
    bulge: float,
    style: Style,
    *,
    delayed: bool = False,
    blocked: Blocked | None = None,
) -> LinkPath:
    """The path from one card to another.

    ``blocked`` says whether something else covers a place; a sign that would be
    covered goes to the other side of its line.
    """
    cut = cut_between(source, target, bulge, style)
    return path_along(cut, style, delayed=delayed, blocked=blocked)


def path_along(
    cut: Cut,
    style: Style,
    *,
    delayed: bool = False,
    blocked: Blocked | None = None,
) -> LinkPath:
    """The path along a cut."""
    return _measured(cut, style, delayed, blocked)


def cut_between(
    source: Box,
    target: Box,
    bulge: float,
    style: Style,
    aside: tuple[Point, Point] = MIDDLES,
) -> Cut:
    """The curve from one card's middle to the other's, or so far beside them, and what shows."""
    start = Point(source.x + aside[0].x, source.y + aside[0].y)
    end = Point(target.x + aside[1].x, target.y + aside[1].y)
    curve, handle = curve_between(start, end, bulge), handle_of(start, end, bulge)
    ends = _visible(curve, source.inflated(style.gap), target.inflated(style.gap))
    return Cut(curve, ends, handle, bulge)


def cut_along(curve: Curve, source: Box, target: Box, style: Style) -> Cut:
    """What shows of a curve between two other cards, which lie over its ends."""
    ends = _visible(curve, source.inflated(style.gap), target.inflated(style.gap))
    return Cut(curve, ends, curve.point(0.5), 0.0)


def self_loop_path(
    card: Box,
    direction: float,
    style: Style,
    *,
    delayed: bool = False,
    blocked: Blocked | None = None,
) -> LinkPath:
    """The path of a link from a variable to itself: a circle on the card's edge.

    ``direction`` is the angle, seen from the card, at which it sits.
    """
    centre, radius = circle_at(card, direction)
    dx, dy = math.cos(direction), math.sin(direction)
    start = Point(centre.x - dx * radius, centre.y - dy * radius)
    curve = Curve(start, start, centre, radius, direction + math.pi, math.tau)
    handle = Point(centre.x + dx * radius, centre.y + dy * radius)
    around = card.inflated(style.gap)
    cut = Cut(curve, _visible(curve, around, around), handle, 1.0)
    path = _measured(cut, style, delayed, blocked)
    return replace(path, self_loop=True)


def usual_sign(path: LinkPath, blocked: Blocked | None) -> Point:
    """Where a link's sign stands when no other link is looked at."""
    curve, length = path.curve, path.curve.length or 1.0
    back = min(path.off.back, 0.5 * (path.t_tip - path.t_tail) * length) / length
    return _sign_place(curve, path.t_tip - back, path.off.aside, blocked)


def bars_across(curve: Curve, t_tail: float, t_tip: float) -> tuple[Bar, ...]:
    """Two short bars across the line, at its middle or, where that is crowded, nearer its tail."""
    length = curve.length or 1.0
    seen = (t_tip - t_tail) * length
    middle = t_tail + (t_tip - t_tail) * (0.5 if seen > 80 else 0.32)
    bars = []
    for aside in (-_BAR_APART, _BAR_APART):
        t = middle + aside / length
        on, out = curve.point(t), curve.outward(t)
        bars.append(
            (
                Point(on.x - out.x * _BAR_HALF, on.y - out.y * _BAR_HALF),
                Point(on.x + out.x * _BAR_HALF, on.y + out.y * _BAR_HALF),
            )
        )
    return tuple(bars)


def _visible(curve: Curve, source: Box, target: Box) -> tuple[float, float] | None:
    """Where the line leaves the source's outline and meets the target's, or None if never."""
    leaving = min(crossings(curve, source), default=None)
    meeting = max(crossings(curve, target), default=None)
    if leaving is None or meeting is None or leaving >= meeting:
        return None
    return leaving, meeting


def turned(cut: Cut, tail: Point, tip: Point) -> Cut:
    """The cut turned and scaled so that it begins and ends at these places."""
    if cut.ends is None:
        return cut
    curve = cut.curve
    first, last = (complex(*curve.point(t)) for t in cut.ends)
    if abs(last - first) < _SHORTEST or (first, last) == (complex(*tail), complex(*tip)):
        return cut
    turn = (complex(*tip) - complex(*tail)) / (last - first)

    def moved(place: Point) -> Point:
        found = complex(*tail) + turn * (complex(*place) - first)
        return Point(found.real, found.imag)

    return cut._replace(
        curve=Curve(
            moved(curve.start),
            moved(curve.end),
            moved(curve.centre),
            curve.radius * abs(turn),
            curve.angle + phase(turn),
            curve.sweep,
        ),
        handle=moved(cut.handle),
    )


def _measured(cut: Cut, style: Style, delayed: bool, blocked: Blocked | None) -> LinkPath:
    curve, ends, handle, bulge = cut
    t_tail, t_tip = ends or (0.0, 1.0)
    length = curve.length or 1.0
    seen = (t_tip - t_tail) * length
    t_base = t_tip - min(style.head_length, 0.6 * seen) / length
    tip, base = curve.point(t_tip), curve.point(t_base)
    step = (t_tip - t_tail) / (POINTS - 1)
    off = sign_off(style)
    return LinkPath(
        bulge=bulge,
        curve=curve,
        t_tail=t_tail,
        t_base=t_base,
        t_tip=t_tip,
        tail=curve.point(t_tail),
        base=base,
        tip=tip,
        handle=handle,
        head=_head(base, tip, style.head_half),
        sign=_sign_place(curve, t_tip - min(off.back, 0.5 * seen) / length, off.aside, blocked),
        bars=bars_across(curve, t_tail, t_tip) if delayed else (),
        line=tuple(curve.points([t_tail + step * i for i in range(POINTS)])),
        off=off,
        overlapping=ends is None,
    )


def _head(base: Point, tip: Point, half: float) -> tuple[Point, Point, Point]:
    """The arrowhead, on the axis from base to tip so that it follows tight arcs."""
    dx, dy = tip.x - base.x, tip.y - base.y
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length * half, dx / length * half
    return tip, Point(base.x + nx, base.y + ny), Point(base.x - nx, base.y - ny)


def _sign_place(curve: Curve, t: float, aside: float, blocked: Blocked | None) -> Point:
    on, out = curve.point(t), curve.outward(t)
    outer = Point(on.x + out.x * aside, on.y + out.y * aside)
    if blocked is None or not blocked(outer):
        return outer
    inner = Point(on.x - out.x * aside, on.y - out.y * aside)
    return outer if blocked(inner) else inner
