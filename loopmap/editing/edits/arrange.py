"""Where things lie: move, nudge, align, distribute. Never anything but positions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from itertools import pairwise

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.groups import members_of
from loopmap.editing.edits.in_a_row import Positions, in_a_row
from loopmap.editing.edits.locking import may_move
from loopmap.editing.edits.touch import map_of, place
from loopmap.model.change import Change, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Group, MapRecord, NamedLoop, Note, Variable


class Edge(Enum):
    """What is brought into line: a side, or the middles across (x) or down (y)."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Axis(Enum):
    """Along which things are spread."""

    ACROSS = "across"
    DOWN = "down"


def move_records(document: Document, map_id: MapId, to: Positions) -> Change:
    """Variables, notes, groups' areas and loop badges with their centres at these places."""
    causal_map = map_of(document, map_id)
    pairs: list[tuple[MapRecord, MapRecord]] = []
    for record_id in sorted(to):
        record = causal_map.get(record_id)
        if isinstance(record, Variable | Note | Group | NamedLoop):
            x, y = to[record_id]
            pairs.append((record, replace(record, x=place(x), y=place(y))))
    return replacing(map_id, pairs)


def movable(causal_map: CausalMap, ids: Iterable[RecordId]) -> dict[RecordId, tuple[float, float]]:
    """Where everything is that moves when ``ids`` are moved by hand.

    What is locked stays.
    """
    places = with_members(causal_map, ids)
    return {record: at for record, at in places.items() if may_move(causal_map, record)}


def with_members(
    causal_map: CausalMap, ids: Iterable[RecordId]
) -> dict[RecordId, tuple[float, float]]:
    """Where the variables, notes and groups among ``ids`` are, and the members of the groups."""
    chosen = frozenset(ids)
    members = members_of(causal_map, chosen & causal_map.groups.keys())
    found: dict[RecordId, tuple[float, float]] = {}
    for record_id in sorted(chosen.union(members)):
        record = causal_map.get(record_id)
        if isinstance(record, Variable | Note | Group):
            found[record_id] = (record.x, record.y)
    return found


def shifted(places: Positions, dx: float, dy: float) -> dict[RecordId, tuple[float, float]]:
    """The same places moved by (dx, dy)."""
    return {record_id: (x + dx, y + dy) for record_id, (x, y) in places.items()}


def nudge(
    document: Document, map_id: MapId, ids: Iterable[RecordId], dx: float, dy: float
) -> Change:
    """What is chosen, and the members of chosen groups, moved by (dx, dy).

    What is locked stays; EditRefused when nothing is left to move.
    """
    causal_map, chosen = map_of(document, map_id), sorted(set(ids))
    places = movable(causal_map, chosen)
    if not places:
        for record_id in chosen:
            may_move(causal_map, record_id).require()
    return move_records(document, map_id, shifted(places, dx, dy))


def align(document: Document, map_id: MapId, boxes: Mapping[RecordId, Box], edge: Edge) -> Change:
    """The things drawn in ``boxes`` with that edge in one line: the outermost one's, or the mean.

    What is locked stays, and the line is then its line: the others come to it. Where some would
    lie on one another, or on what is locked, they make room along the line.
    Fewer than two things stay where they are.
    """
    if len(boxes) < 2:
        return Change()
    free = _unlocked(document, map_id, boxes)
    standing = {record_id: box for record_id, box in boxes.items() if record_id not in free}
    line = _line(list((standing or boxes).values()), edge)
    to = {record_id: _aligned(box, edge, line) for record_id, box in free.items()}
    across = edge in {Edge.TOP, Edge.MIDDLE, Edge.BOTTOM}
    return move_records(document, map_id, in_a_row(free, to, standing.values(), across=across))


def distribute(
    document: Document, map_id: MapId, boxes: Mapping[RecordId, Box], axis: Axis
) -> Change:
    """The things in ``boxes`` with equal gaps between them; the outermost two stay.

    What is locked stays, too, and the gaps are equal on either side of it. Fewer than three
    things stay where they are.
    """
    if len(boxes) < 3:
        return Change()
    free, across = _unlocked(document, map_id, boxes), axis is Axis.ACROSS
    row = sorted(boxes, key=lambda i: (boxes[i].x if across else boxes[i].y, i))
    sizes = [boxes[i].width if across else boxes[i].height for i in row]
    centres = [boxes[i].x if across else boxes[i].y for i in row]
    ends = {0, len(row) - 1}
    fixed = [at for at, record in enumerate(row) if at in ends or record not in free]
    for first, last in pairwise(fixed):
        stretch = slice(first, last + 1)
        centres[stretch] = _spread(sizes[stretch], centres[stretch])
    to = {
        i: (centre, boxes[i].y) if across else (boxes[i].x, centre)
        for i, centre in zip(row, centres, strict=True)
        if i in free
    }
    return move_records(document, map_id, to)


def _unlocked(
    document: Document, map_id: MapId, boxes: Mapping[RecordId, Box]
) -> dict[RecordId, Box]:
    causal_map = map_of(document, map_id)
    return {record: box for record, box in boxes.items() if may_move(causal_map, record)}


def _spread(sizes: Sequence[float], centres: Sequence[float]) -> list[float]:
    """Centres of things of these sizes, end to end with one gap, first and last unmoved."""
    start, end = centres[0] - sizes[0] / 2, centres[-1] + sizes[-1] / 2
    gap = (end - start - sum(sizes)) / (len(sizes) - 1)
    placed, at = [], start
    for size in sizes:
        placed.append(at + size / 2)
        at += size + gap
    return placed


def _line(boxes: Sequence[Box], edge: Edge) -> float:
    match edge:
        case Edge.LEFT:
            return min(box.left for box in boxes)
        case Edge.RIGHT:
            return max(box.right for box in boxes)
        case Edge.TOP:
            return min(box.top for box in boxes)
        case Edge.BOTTOM:
            return max(box.bottom for box in boxes)
        case Edge.CENTRE:
            return sum(box.x for box in boxes) / len(boxes)
        case Edge.MIDDLE:
            return sum(box.y for box in boxes) / len(boxes)


def _aligned(box: Box, edge: Edge, line: float) -> tuple[float, float]:
    match edge:
        case Edge.LEFT:
            return line + box.width / 2, box.y
        case Edge.RIGHT:
            return line - box.width / 2, box.y
        case Edge.TOP:
            return box.x, line + box.height / 2
        case Edge.BOTTOM:
            return box.x, line - box.height / 2
        case Edge.CENTRE:
            return line, box.y
        case Edge.MIDDLE:
            return box.x, line
