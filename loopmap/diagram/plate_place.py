"""Where a plate on the edge of a card covers nothing: neither links nor what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_path import LinkPath
from loopmap.model.token import breathe

OVER = 5.5
"""How far a plate lies over its card: less than the air around a name."""

_ABOVE = slice(3, 5)
"""Which of the candidates stand above a card, at its corners."""

_SIGN_ROOM, _MARK_ROOM = 8.0, 3.0
_SIGN_COSTS, _LINE_COSTS, _MARK_COSTS = 6.0, 1.0, 24.0
_OTHER_COSTS = 30.0
"""What covers something of another card is shown only if all else is covered as well."""


class Around(NamedTuple):
    """What is at a card: points of its links (n, 2), their signs (m, 2), its own marks (k, 4).

    ``others``: (j, 4) cards beside it and what stands on them.
    """

    lines: Floats
    signs: Floats
    marks: Floats
    others: Floats

    def and_(self, mark: Box) -> Around:
        """With one more mark of its own."""
        return self._replace(marks=np.vstack([self.marks, mark]))


class Place(NamedTuple):
    """Where a plate stands, and whether it is ``clear`` of all marks, also of other cards."""

    box: Box
    clear: bool


def around(
    paths: Sequence[LinkPath], marks: Iterable[Box] = (), others: Iterable[Box] = ()
) -> Around:
    """What is at a card with these links, marks and neighbours."""
    lines = [
        point
        for path in paths
        for point in (*path.line, *path.head, *(end for bar in path.bars for end in bar))
    ]
    return Around(
        np.array(lines, dtype=float).reshape(-1, 2),
        np.array([path.sign for path in paths], dtype=float).reshape(-1, 2),
        boxes_in_rows(marks),
        boxes_in_rows(others),
    )


def boxes_in_rows(boxes: Iterable[Box]) -> Floats:
    """Boxes one below the other, (boxes, 4)."""
    return np.array(list(boxes), dtype=float).reshape(-1, 4)


def free_place(
    card: Box, size: tuple[float, float], at: Around, *, first_above: bool = False
) -> Place:
    """The place that covers least of a card's links, none of its marks and nothing of others.

    Below the card where that will do, else above or beside it; or ``first_above``, at the
    right. O(links at the card).
    """
    listed = list(_candidates(card, *size))
    if first_above:
        listed = [*listed[_ABOVE][::-1], *listed]
    boxes = np.array(listed)
    foreign = _touching(boxes, at.others, _MARK_ROOM)
    cost = np.arange(len(listed)) * 0.01
    cost += _LINE_COSTS * _inside(boxes, at.lines, 1.0)
    cost += _SIGN_COSTS * _inside(boxes, at.signs, _SIGN_ROOM)
    own = _touching(boxes, at.marks, _MARK_ROOM)
    cost += _MARK_COSTS * own + _OTHER_COSTS * foreign
    best = int(np.argmin(cost))
    return Place(listed[best], not foreign[best] and not own[best])


def _candidates(card: Box, width: float, height: float) -> Iterator[Box]:
    """Plates along the edges, the best first."""
    below = card.bottom + height / 2 - OVER
    above = card.top - height / 2 + OVER
    left, right = card.left + width / 2 + 2, card.right - width / 2 - 2
    for y in (below, above):
        for x in (left, right, card.x):
            yield Box(x, y, width, height)
    beside = (card.right + width / 2 - OVER, card.left - width / 2 + OVER)
    for y in (card.y, card.bottom - height / 2, card.top + height / 2, below, above):
        for x in beside:
            yield Box(x, y, width, height)


def _inside(boxes: Floats, points: Floats, room: float) -> Floats:
    """How many of the points each box has in it."""
    breathe()
    away = np.abs(points[None, :, :] - boxes[:, None, :2])
    within = np.all(away <= boxes[:, None, 2:] / 2 + room, axis=2)
    found: Floats = within.sum(axis=1, dtype=float)
    return found


def _touching(boxes: Floats, others: Floats, room: float) -> Floats:
    """How many of the others each box comes as near as ``room``."""
    away = np.abs(others[None, :, :2] - boxes[:, None, :2])
    reach = (others[None, :, 2:] + boxes[:, None, 2:]) / 2 + room
    found: Floats = np.all(away <= reach, axis=2).sum(axis=1, dtype=float)
    return found
