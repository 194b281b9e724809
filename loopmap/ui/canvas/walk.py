"""Walking a map by keys: the order of reading, and the next variable in a direction.

Directions are those of the arrow keys. A variable joined by a link is
preferred to one that merely lies nearer. Own definition.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from enum import Enum

from loopmap.diagram.geometry import Box
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import links_at

ROW = 48.0
"""Cards whose centres differ by less than this in y are read as one row, in map units."""

CONE = math.cos(math.radians(62))
LINKED_SEEMS = 0.45
"""How far away a linked variable seems, as a share of its distance."""


class Direction(Enum):
    """Where an arrow key leads: unit steps in x and y (y down)."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def reading_order(boxes: Mapping[RecordId, Box]) -> list[RecordId]:
    """Ids row by row from the top, each row from the left. O(n log n)."""
    rows: list[list[tuple[float, RecordId]]] = []
    top = -math.inf
    for record in sorted(boxes, key=lambda r: (boxes[r].y, boxes[r].x, r)):
        if boxes[record].y - top > ROW:
            top = boxes[record].y
            rows.append([])
        rows[-1].append((boxes[record].x, record))
    return [record for row in rows for _, record in sorted(row)]


def next_in_order(
    order: list[RecordId], current: Collection[RecordId], *, backwards: bool = False
) -> RecordId | None:
    """The one after (or before) the current one; None past the end. The first if none is."""
    places = [place for place, record in enumerate(order) if record in current]
    if not places:
        following = len(order) - 1 if backwards else 0
    else:
        following = places[0] - 1 if backwards else places[-1] + 1
    return order[following] if 0 <= following < len(order) else None


def next_towards(
    causal_map: CausalMap, boxes: Mapping[RecordId, Box], current: RecordId, direction: Direction
) -> RecordId | None:
    """The variable that an arrow key leads to from ``current``, or None at the edge. O(n)."""
    here = boxes[current]
    dx, dy = direction.value
    linked = {end for link in links_at(causal_map, [current]) for end in (link.source, link.target)}
    best: tuple[float, RecordId] | None = None
    for record in sorted(boxes):
        across, down = boxes[record].x - here.x, boxes[record].y - here.y
        distance = math.hypot(across, down)
        if record == current or distance == 0:
            continue
        straightness = (across * dx + down * dy) / distance
        if straightness < CONE:
            continue
        seems = distance * (2 - straightness) * (LINKED_SEEMS if record in linked else 1)
        if best is None or seems < best[0]:
            best = (seems, record)
    return best[1] if best else None
