"""The variant in which arrows stay attached: straight connectors, glued to a card at both ends."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product
from typing import TypeGuard

from loopmap.diagram.curve import Curve
from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.page import Page
from loopmap.diagram.primitives import ArcPath, Line, Primitive, RoundBox
from loopmap.formats.powerpoint.loop_signs import clear_of_ways
from loopmap.formats.powerpoint.pieces import Bunch, Drawn, Glue, Piece, Wire
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from loopmap.model.token import breathe

_SEATS = tuple((back, aside) for back in (1.25, 2.1, 3.0, 4.2) for aside in (0.75, -0.75))
"""Where a sign may stand, in its own size: back from the tip, and to the left of the way."""

_SEAT_SHARE = 0.75
"""How wide the seat of a sign is, in the size of its letters."""

_BAR, _GAP = 0.36, 0.15
"""Half the length of a bar of delay, and half of what lies between the two."""


@dataclass(frozen=True, slots=True)
class Straight:
    """An arrow as a straight line between the sides of two cards."""

    start: Glue
    end: Glue

    @property
    def way(self) -> Point:
        """Unit vector along it."""
        dx, dy = self.end.at.x - self.start.at.x, self.end.at.y - self.start.at.y
        length = math.hypot(dx, dy) or 1.0
        return Point(dx / length, dy / length)

    def place(self, back: float, aside: float) -> Point:
        """So far back from the tip and to the left of travel."""
        (x, y), tip = self.way, self.end.at
        return Point(tip.x - x * back + y * aside, tip.y - y * back - x * aside)

    @property
    def middle(self) -> Point:
        start, end = self.start.at, self.end.at
        return Point((start.x + end.x) / 2, (start.y + end.y) / 2)


def straightened(page: Page, causal_map: CausalMap) -> tuple[Page, dict[RecordId, Straight]]:
    """The page with the signs, delays and marks of arrows where straight ones have them.

    The lines of arrows stay on the page as they are, for ``glued`` to be put in their place;
    arrows from a card to itself stay as drawn. Badges of loops are moved off straight lines.
    """
    cards = {
        shape.record: shape.box
        for shape in page.primitives
        if isinstance(shape, RoundBox) and shape.role == "card" and shape.record
    }
    ways = _ways(causal_map.links, cards)
    own = _by_record(page)
    arrows = {i: arrow for i in ways if (arrow := _Arrow.of(own.get(i, []))) is not None}
    seats = _seated(arrows, ways, cards.values())
    shapes: list[Primitive] = []
    for record, run in groupby(page.primitives, key=lambda shape: shape.record):
        breathe()
        if record is not None and record in arrows:
            shapes += _straight(list(run), ways[record], arrows[record], seats[record])
        else:
            shapes += run
    taken = [*cards.values(), *(s.box for s in shapes if _is_seat(s))]
    shapes = clear_of_ways(shapes, [(way.start.at, way.end.at) for way in ways.values()], taken)
    return replace(page, primitives=tuple(shapes)), ways


def _is_seat(shape: Primitive) -> TypeGuard[RoundBox]:
    return isinstance(shape, RoundBox) and shape.role == "seat"


def glued(drawn: Iterable[Drawn], ways: Mapping[str, Straight]) -> list[Drawn]:
    """The pieces with a connector in the place of each arrow; ``ways`` by the arrow's name."""
    found: list[Drawn] = []
    for each in drawn:
        breathe()
        line = each.members[-1] if isinstance(each, Bunch) else each
        way = ways.get(line.called.name)
        if way is None or not isinstance(line, Piece) or not isinstance(line.shape, ArcPath):
            found.append(each)
        else:
            found.append(Wire(line.called, way.start, way.end, line.shape.stroke))
    return found


def _ways(
    links: Mapping[RecordId, Link], cards: Mapping[RecordId, Box]
) -> dict[RecordId, Straight]:
    found: dict[RecordId, Straight] = {}
    between: dict[frozenset[RecordId], Straight] = {}
    for link in sorted(links.values(), key=lambda each: each.id):
        breathe()
        if link.source == link.target or not {link.source, link.target} <= cards.keys():
            continue
        pair = frozenset((link.source, link.target))
        found[link.id] = _way(link, cards, between.get(pair))
        between.setdefault(pair, found[link.id])
    return found


def _way(link: Link, cards: Mapping[RecordId, Box], other: Straight | None) -> Straight:
    """Between the two sides that are nearest; not those of the arrow the other way."""
    taken = {} if other is None else {g.card: g.site for g in (other.start, other.end)}
    ends = [
        (Glue(link.source, i, a), Glue(link.target, j, b))
        for (i, a), (j, b) in product(
            enumerate(_sites(cards[link.source])), enumerate(_sites(cards[link.target]))
        )
        if taken.get(link.source) != i and taken.get(link.target) != j
    ]
    return Straight(*min(ends, key=lambda pair: math.dist(pair[0].at, pair[1].at)))


def _sites(box: Box) -> tuple[Point, ...]:
    """The middles of a card's sides in the order in which PowerPoint counts them."""
    return (
        Point(box.x, box.top),
        Point(box.left, box.y),
        Point(box.x, box.bottom),
        Point(box.right, box.y),
    )


@dataclass(frozen=True, slots=True)
class _Arrow:
    """What of an arrow as drawn the straight one follows: its line, and the seat of its sign."""

    line: ArcPath
    seat: Box

    @classmethod
    def of(cls, own: Sequence[Primitive]) -> _Arrow | None:
        """Of all the shapes of a link; None where it has no line or no sign."""
        lines = [s for s in own if isinstance(s, ArcPath) and s.role == "link"]
        seats = [s.box for s in own if isinstance(s, RoundBox) and s.role == "seat"]
        return cls(lines[0], seats[0]) if lines and seats else None

    @property
    def size(self) -> float:
        """Of the sign's letters."""
        return self.seat.width / _SEAT_SHARE

    @property
    def middle(self) -> Point:
        line = self.line
        return Curve(
            line.start, line.end, line.centre, line.radius, line.start_angle, line.sweep
        ).point(0.5)


def _by_record(page: Page) -> dict[RecordId, list[Primitive]]:
    found: dict[RecordId, list[Primitive]] = {}
    for shape in page.primitives:
        if shape.record is not None:
            found.setdefault(shape.record, []).append(shape)
    return found


def _seated(
    arrows: Mapping[RecordId, _Arrow], ways: Mapping[RecordId, Straight], cards: Iterable[Box]
) -> dict[RecordId, Point]:
    """Where the sign of each arrow stands: clear of cards and of each other where it can."""
    taken, found = list(cards), {}
    for record, arrow in arrows.items():
        breathe()
        size, way = arrow.size, ways[record]
        side = size * _SEAT_SHARE
        seats = [Box(*way.place(b * size, a * size), side, side) for b, a in _SEATS]
        clear = (seat for seat in seats if not any(seat.touches(box) for box in taken))
        chosen = next(clear, seats[0])
        taken.append(chosen)
        found[record] = chosen.centre
    return found


def _straight(
    run: Sequence[Primitive], way: Straight, arrow: _Arrow, seat: Point
) -> Iterator[Primitive]:
    """What belongs to an arrow, where it is when the arrow is straight."""
    bars = iter((-_GAP, _GAP))
    to_sign = _from_to(arrow.seat.centre, seat)
    to_middle = _from_to(arrow.middle, way.middle)
    for shape in run:
        match shape.role:
            case "head":
                continue
            case "sign" | "seat":
                yield to_sign.of_shape(shape)
            case "delay" if isinstance(shape, Line):
                yield replace(shape, points=_bar(way, next(bars) * arrow.size, arrow.size))
            case _ if isinstance(shape, ArcPath):
                start, end = way.start.at, way.end.at
                yield ArcPath(shape.record, shape.role, start, end, shape.stroke)
            case _:
                yield to_middle.of_shape(shape)


def _from_to(was: Point, now: Point) -> Enlarging:
    return Enlarging(1.0, now.x - was.x, now.y - was.y)


def _bar(way: Straight, along: float, size: float) -> tuple[Point, Point]:
    """A bar across the middle, so far along the way from it."""
    middle, (x, y) = way.middle, way.way
    at, half = Point(middle.x + x * along, middle.y + y * along), _BAR * size
    return Point(at.x + y * half, at.y - x * half), Point(at.x - y * half, at.y + x * half)
