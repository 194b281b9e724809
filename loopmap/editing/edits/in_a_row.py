"""Things that come into one line make room for each other along it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from loopmap.diagram.geometry import Box
from loopmap.diagram.ports import apart
from loopmap.model.ids import RecordId

Positions = Mapping[RecordId, tuple[float, float]]
"""Where each record's centre is, or is to be, in map units."""

ROOM = 16.0
"""Map units between things that make room for each other in a line."""

Stretch = tuple[float, float]
"""From where to where something lies along the line."""


def in_a_row(
    boxes: Mapping[RecordId, Box], to: Positions, standing: Iterable[Box], *, across: bool
) -> dict[RecordId, tuple[float, float]]:
    """Places in one line, moved along it, in their order, where things would lie on others.

    ``to``: where each of ``boxes`` comes in the line, which runs ``across`` or down the map.
    What is ``standing`` in the way of the line stays: the others make room beside it, and those
    for whom there is none between two such things go on past the second.
    """
    axis = 0 if across else 1
    row = sorted(to, key=lambda i: (to[i][axis], i))
    sizes = {i: boxes[i].width if across else boxes[i].height for i in row}
    wanted = {i: to[i][axis] for i in row}
    posts = _posts(boxes, to, standing, across=across)
    lie = [(wanted[i] - sizes[i] / 2, wanted[i] + sizes[i] / 2) for i in row]
    if all(one[1] <= next_[0] for one, next_ in pairwise(sorted([*lie, *posts]))):
        return dict(to)
    found: dict[RecordId, float] = {}
    for here, room in _rooms(row, wanted, sizes, posts):
        found |= _placed(here, wanted, sizes, room)
    return {i: (at, to[i][1]) if across else (to[i][0], at) for i, at in found.items()}


def _posts(
    boxes: Mapping[RecordId, Box], to: Positions, standing: Iterable[Box], *, across: bool
) -> list[Stretch]:
    """Where things stand in the way of the line, in order; those on one another as one."""
    if not to:
        return []
    other = 1 if across else 0
    halves = {i: (boxes[i].height if across else boxes[i].width) / 2 for i in to}
    low = min(to[i][other] - halves[i] for i in to)
    high = max(to[i][other] + halves[i] for i in to)
    found: list[Stretch] = []
    for box in sorted(standing, key=lambda box: box.left if across else box.top):
        beside = (box.top, box.bottom) if across else (box.left, box.right)
        if beside[1] <= low or beside[0] >= high:
            continue
        start, end = (box.left, box.right) if across else (box.top, box.bottom)
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found


def _rooms(
    row: Sequence[RecordId],
    wanted: Mapping[RecordId, float],
    sizes: Mapping[RecordId, float],
    posts: Sequence[Stretch],
) -> Iterator[tuple[list[RecordId], Stretch]]:
    """Who comes where between the posts, in order; there is always room past the last."""
    left, low = list(row), -math.inf
    for start, end in posts:
        here = [i for i in left if wanted[i] < (start + end) / 2]
        while sum(sizes[i] + ROOM for i in here) + ROOM > start - low:
            here.pop()
        yield here, (low, start)
        left, low = left[len(here) :], end
    yield left, (low, math.inf)


def _placed(
    here: Sequence[RecordId],
    wanted: Mapping[RecordId, float],
    sizes: Mapping[RecordId, float],
    room: Stretch,
) -> dict[RecordId, float]:
    """Centres in a stretch that has room for them, nearest to those wanted."""
    if not here:
        return {}
    gaps = [(sizes[one] + sizes[other]) / 2 + ROOM for one, other in pairwise(here)]
    low = room[0] + ROOM + sizes[here[0]] / 2
    high = room[1] - ROOM - sizes[here[-1]] / 2
    return dict(zip(here, apart([wanted[i] for i in here], gaps, low, high), strict=True))
