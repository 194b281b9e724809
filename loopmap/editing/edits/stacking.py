"""What lies over what: variables among themselves, notes among themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from enum import Enum
from itertools import pairwise
from typing import TypeVar

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.touch import map_of
from loopmap.model.change import Change, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Note, Variable

Stacked = TypeVar("Stacked", Variable, Note)
Boxes = Mapping[RecordId, Box]


class Way(Enum):
    """Over all others, over the next that touches it, under the next, under all others."""

    FRONT = "front"
    FORWARD = "forward"
    BACKWARD = "backward"
    BACK = "back"


def stack(
    document: Document, map_id: MapId, ids: Iterable[RecordId], way: Way, boxes: Boxes
) -> Change:
    """The variables and notes among ``ids`` drawn that way, keeping their order to each other.

    ``boxes`` is where things are drawn and says what touches what. Empty when they lie
    that way already.
    """
    causal_map, chosen = map_of(document, map_id), frozenset(ids)
    variables = _stacked(in_order(causal_map.variables), chosen, way, boxes)
    notes = _stacked(in_order(causal_map.notes), chosen, way, boxes)
    return replacing(map_id, variables).then(replacing(map_id, notes))


def _stacked(
    row: list[Stacked], chosen: Collection[RecordId], way: Way, boxes: Boxes
) -> list[tuple[Stacked, Stacked]]:
    """Records of one kind, lowest first, each with what it becomes."""
    mine = [record for record in row if record.id in chosen]
    if not mine:
        return []
    others = [record for record in row if record.id not in chosen]
    if way is Way.FRONT and row[-len(mine) :] != mine:
        return _numbered(mine, others[-1].order + 1)
    if way is Way.BACK and row[: len(mine)] != mine:
        return _numbered(mine, others[0].order - len(mine))
    if way is Way.FORWARD:
        return _in_turn(row, _raised(row, chosen, boxes))
    if way is Way.BACKWARD:
        return _in_turn(row, _raised(row[::-1], chosen, boxes)[::-1])
    return []


def _numbered(records: list[Stacked], first: float) -> list[tuple[Stacked, Stacked]]:
    return [(record, replace(record, order=first + n)) for n, record in enumerate(records)]


def _raised(row: list[Stacked], chosen: Collection[RecordId], boxes: Boxes) -> list[Stacked]:
    """The row with each chosen record past the next other one that touches it."""
    raised = list(row)
    for record in reversed([r for r in row if r.id in chosen]):
        at = raised.index(record)
        over = (
            place
            for place in range(at + 1, len(raised))
            if raised[place].id not in chosen and _touch(boxes, record.id, raised[place].id)
        )
        past = next(over, None)
        if past is not None:
            raised.insert(past, raised.pop(at))
    return raised


def _touch(boxes: Boxes, one: RecordId, other: RecordId) -> bool:
    return one in boxes and other in boxes and boxes[one].touches(boxes[other])


def _in_turn(row: list[Stacked], turned: list[Stacked]) -> list[tuple[Stacked, Stacked]]:
    """The orders of ``row`` given out anew, in the order of ``turned``."""
    if turned == row:
        return []
    orders = [record.order for record in row]
    if any(earlier >= later for earlier, later in pairwise(orders)):
        orders = [float(place) for place in range(len(row))]
    return [(r, replace(r, order=order)) for r, order in zip(turned, orders, strict=True)]
