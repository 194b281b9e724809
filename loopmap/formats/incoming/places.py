"""Where a foreign picture puts its variables, with room for cards."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeVar

from loopmap.model.ids import RecordId

Place = tuple[float, float]
Key = TypeVar("Key", bound=str)

APART = 230.0
"""Map units from one card to the next that leave room for an arrow and its sign."""

FARTHEST = 1e5
"""Beyond this nothing lies on a map, even with room for cards."""

_WIDEST = 24_000.0
_SAMPLED = 200
_ROW = 8


def place_of(x: object, y: object) -> Place | None:
    """A place from what a file says, or None where that is no place on a map."""
    try:
        at = float(str(x)), float(str(y))
    except ValueError:
        return None
    return at if all(abs(axis) < FARTHEST for axis in at) else None


def with_room(places: Mapping[Key, Place]) -> Mapping[Key, Place]:
    """The same picture, wide enough that cards do not lie on one another; never narrower.

    As many times wider as the tightest tenth of its variables needs, as far as the whole
    stays small enough to be looked over. Nothing where many lie at one place: that is no
    picture. O(variables).
    """
    if len(places) < 2:
        return places
    tight = _tight(list(places.values()))
    if tight <= 0:
        return {}
    spans = [max(axis) - min(axis) for axis in zip(*places.values(), strict=True)]
    most = max(1.0, _WIDEST / max(*spans, 1e-9))
    wider = min(max(1.0, APART / tight), most)
    return {key: (round(x * wider, 1), round(y * wider, 1)) for key, (x, y) in places.items()}


def _tight(points: list[Place]) -> float:
    """How far the tightest tenth of the points lie from their neighbours."""
    sampled = points[:: max(1, len(points) // _SAMPLED)]
    gaps = sorted(_nearest(one, points) for one in sampled)
    return gaps[len(gaps) // 10]


def _nearest(one: Place, points: list[Place]) -> float:
    gaps = [math.dist(one, other) for other in points if other is not one]
    return min(gaps)


def below(places: Mapping[RecordId, Place], missing: list[RecordId]) -> dict[RecordId, Place]:
    """Places in rows below a picture for those it does not show."""
    left = min(x for x, _ in places.values())
    bottom = max(y for _, y in places.values()) + APART
    return {
        each: (left + n % _ROW * APART, bottom + n // _ROW * APART / 2)
        for n, each in enumerate(missing)
    }
