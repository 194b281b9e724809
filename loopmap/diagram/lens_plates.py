"""Where the change lens says what became of links: on their lines, clear of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import LinkPlate, link_place, plate_size
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
"""Shares of a line at which its plate may stand, best first."""

_BESIDE = ((0.5, 1), (0.5, -1), (0.3, 1), (0.3, -1), (0.7, 1), (0.7, -1))
"""Where a line is too short to bear its plate: shares of it, and on which side it then stands."""

_BEYOND = 0.7
"""So many signs farther off it stands where there is a sign between them."""

_APART = 3.0
"""Map units between two plates, and between a plate and the card beside it."""

_PLATE, _CARD, _OWN, _OFF, _SIGN, _FARTHER = 100.0, 40.0, 30.0, 20.0, 25.0, 1.0
"""What it costs to cover a plate, a card, a mark of its own link, or the sign of any; and to
stand beside its line."""

_AT_ONCE = 200_000
"""Pairs of boxes compared between two breaths: a few milliseconds."""

MOST = 150
"""Of more plates each stands where it would stand by itself."""


def plate_box(plate: LinkPlate, at: Point, style: Style, measure: TextMeasure) -> Box:
    """What a plate covers at a place."""
    return Box(*at, *plate_size(plate.look, style, measure))


def plate_seats(  # noqa: PLR0913, PLR0917  what plates stand clear of
    plates: Mapping[RecordId, LinkPlate],
    taken: Iterable[Box],
    cards: Iterable[Box],
    signs: Iterable[Point],
    style: Style,
    measure: TextMeasure,
) -> dict[RecordId, Point]:
    """A place for each, those on the shortest lines first. O(plates * (plates + cards)) in numpy.

    ``taken``: plates of cards, which have no choice.
    """
    if not plates:
        return {}
    if len(plates) > MOST:
        return {i: link_place(p, style, measure) for i, p in plates.items()}
    asked = {i: _asked(plate, style, measure) for i, plate in plates.items()}
    rows = {i: boxes_in_rows(boxes) for i, boxes in asked.items()}
    cost = _standing_costs(plates, rows, boxes_in_rows(cards), signs, style)
    first = boxes_in_rows(taken)
    stand = np.vstack([first, np.zeros((len(plates), 4))])
    found: dict[RecordId, Point] = {}
    for count, tag in enumerate(sorted(plates, key=lambda i: (_length(plates[i]), i)), len(first)):
        best = int((cost[tag] + _PLATE * _touched(rows[tag], stand[:count])).argmin())
        stand[count] = rows[tag][best]
        found[tag] = asked[tag][best].centre
    return {tag: found[tag] for tag in plates}


def _asked(plate: LinkPlate, style: Style, measure: TextMeasure) -> list[Box]:
    size = plate_size(plate.look, style, measure)
    beyond = _BEYOND * style.sign_size
    places = (*_on_line(plate), *_beside(plate, *size, 0.0), *_beside(plate, *size, beyond))
    return [Box(*at, *size) for at in places]


def _standing_costs(
    plates: Mapping[RecordId, LinkPlate],
    rows: Mapping[RecordId, Floats],
    cards: Floats,
    signs: Iterable[Point],
    style: Style,
) -> dict[RecordId, Floats]:
    """What each place of each plate costs, whatever other plates there are."""
    around = _about(np.array([*signs], dtype=float).reshape(-1, 2), style.sign_size)
    every = np.vstack([*rows.values(), np.zeros((0, 4))])
    beside = np.arange(len(_BESIDE)) * _FARTHER + _OFF
    farther = np.hstack([np.arange(len(_ALONG)) * _FARTHER, beside, beside + _FARTHER / 2])
    both = (_CARD * _touched(every, cards) + _SIGN * _touched(every, around)).reshape(
        len(plates), len(farther)
    )
    return {
        tag: farther + costs + _OWN * _touched(rows[tag], _about(_bars(plates[tag]), 1.0))
        for tag, costs in zip(plates, both, strict=True)
    }


def _length(plate: LinkPlate) -> float:
    (x, y), (to_x, to_y) = plate.path.tail, plate.path.base
    return abs(x - to_x) + abs(y - to_y)


def _on_line(plate: LinkPlate) -> Sequence[Point]:
    path = plate.path
    reach = path.t_tip - path.t_tail
    return [path.curve.point(path.t_tail + reach * share) for share in _ALONG]


def _beside(plate: LinkPlate, width: float, height: float, beyond: float) -> Iterator[Point]:
    path = plate.path
    for share, side in _BESIDE:
        t = path.t_tail + (path.t_tip - path.t_tail) * share
        (x, y), out = path.curve.point(t), path.curve.outward(t)
        off = side * ((abs(out.x) * width + abs(out.y) * height) / 2 + _APART + beyond)
        yield Point(x + out.x * off, y + out.y * off)


def _bars(plate: LinkPlate) -> Floats:
    ends = [end for bar in plate.path.bars for end in bar]
    return np.array(ends, dtype=float).reshape(-1, 2)


def _about(points: Floats, size: float) -> Floats:
    return np.hstack([points, np.full_like(points, size)])


def _touched(some: Floats, others: Floats) -> Floats:
    """How many of the others each comes nearer than is kept apart."""
    found, each = np.empty(len(some)), max(1, _AT_ONCE // max(1, len(others)))
    for first in range(0, len(some), each):
        breathe()
        these = some[first : first + each]
        near = np.ones((len(these), len(others)), dtype=bool)
        for axis in (0, 1):
            away = np.abs(these[:, None, axis] - others[:, axis])
            near &= away < (these[:, None, axis + 2] + others[:, axis + 2]) / 2 + _APART
        found[first : first + each] = near.sum(axis=1)
    return found
