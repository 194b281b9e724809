"""Where a link from a variable to itself sits: a circle on the edge of its card.

Left to itself it is where there is room; people may turn it round the card, which is kept as
the link's ``bulge``: half a turn is as much as a line is bent at most.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from loopmap.diagram.curve import MOST
from loopmap.diagram.geometry import Box, Point

_TOP = -math.pi / 2

_TURN = math.pi / 12
"""Between two angles that are tried."""

_TRIED = 24

_LOOKED_AT = 16
"""Places around the circle and its sign that must be free."""

_CROSSED, _FROM_LINES = 3, 8.0
"""What each line that runs through the circle, or so near it, counts for."""

_OWN = 10.0
"""Map units around a card that count as its own."""

_SIGN_OUT = 12.0
"""How far outside the circle its sign may stand, map units."""


def angle_of(bulge: float) -> float:
    """The angle, seen from the card, that a bulge stands for.

    >>> angle_of(0.75)
    0.0
    """
    return _TOP + bulge / MOST * math.pi


def bulge_at(angle: float) -> float:
    """The bulge, from -1.5 to 1.5, that stands for an angle seen from the card.

    >>> bulge_at(math.pi)
    -0.75
    """
    turn = (angle - _TOP) / math.pi
    return MOST * (turn - 2.0 * round(turn / 2.0))


def circle_at(card: Box, direction: float) -> tuple[Point, float]:
    """The middle and the radius of the circle at that angle, seen from the card."""
    radius = max(16.0, min(34.0, 0.5 * min(card.width, card.height) + 6.0))
    dx, dy = math.cos(direction), math.sin(direction)
    away = _edge_distance(card, dx, dy) + 0.7 * radius
    return Point(card.x + dx * away, card.y + dy * away), radius


def free_angle(
    card: Box,
    others: Sequence[Point],
    covers: Callable[[Point], bool],
    mark: Box | None = None,
    lines: Sequence[Sequence[Point]] = (),
) -> float:
    """The angle nearest to the widest free one at which the circle lies on no other card.

    Nor on the ``mark`` of the card itself, nor on ``lines``, each by places it runs through.
    Where it lies on something at all of them, the one at which that is least.
    """
    best = widest_free_angle(card, others)
    return min(_around(best), key=lambda angle: _covered(card, angle, covers, mark, lines))


def widest_free_angle(card: Box, others: Sequence[Point]) -> float:
    """The middle of the widest gap between the directions to ``others``; up for none."""
    angles = sorted(math.atan2(p.y - card.y, p.x - card.x) for p in others)
    if not angles:
        return -math.pi / 2
    gaps = [
        (following - angle, angle)
        for angle, following in zip(angles, [*angles[1:], angles[0] + math.tau], strict=True)
    ]
    width, start = max(gaps, key=lambda gap: (round(gap[0], 6), -gap[1]))
    return start + width / 2


def _around(angle: float) -> Iterator[float]:
    """That angle first, then others ever farther from it, on both sides."""
    yield angle
    for n in range(1, _TRIED // 2 + 1):
        yield angle + n * _TURN
        yield angle - n * _TURN


def _covered(
    card: Box,
    angle: float,
    covers: Callable[[Point], bool],
    mark: Box | None,
    lines: Sequence[Sequence[Point]],
) -> int:
    """How many places around the circle lie on something else than the card, and what counts so."""
    middle, radius = circle_at(card, angle)
    around = Box(middle.x, middle.y, 2 * radius, 2 * radius)
    on_mark = _LOOKED_AT // 4 if mark is not None and around.touches(mark) else 0
    near = radius + _FROM_LINES
    crossed = sum(any(math.dist(middle, place) < near for place in line) for line in lines)
    reach = radius + _SIGN_OUT
    turns = (math.tau * n / _LOOKED_AT for n in range(_LOOKED_AT))
    places = (
        Point(middle.x + reach * math.cos(turn), middle.y + reach * math.sin(turn))
        for turn in turns
    )
    besides = on_mark + _CROSSED * crossed
    own = card.inflated(_OWN)  # what is covered there is the card itself, roughly
    return besides + sum(covers(place) and not own.contains(place) for place in places)


def _edge_distance(card: Box, dx: float, dy: float) -> float:
    """From the middle of a card to its edge in that direction."""
    across = card.width / 2 / abs(dx) if dx else math.inf
    down = card.height / 2 / abs(dy) if dy else math.inf
    return min(across, down)
