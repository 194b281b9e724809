"""What all edits start from: the map meant, the records meant, numbers and names fit to keep."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Mapping
from typing import TypeVar

from loopmap.errors import EditRefused
from loopmap.model.change import Change, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import Ordered, fold_name
from loopmap.model.records import MapRecord

NewId = Callable[[type], RecordId]
"""Called with a record type; answers an id never used or handed out before (Session.new_id)."""

R = TypeVar("R", bound=MapRecord)

FARTHEST = 1e6
"""Map units from the origin beyond which nothing may lie (model.rules)."""


def map_of(document: Document, map_id: MapId) -> CausalMap:
    """The map of that id; EditRefused when the document has none."""
    causal_map = document.maps.get(map_id)
    if causal_map is None:
        raise EditRefused("This map is no longer in the document.")
    return causal_map


def record_of(document: Document, map_id: MapId, record_id: RecordId, kind: type[R]) -> R:
    """The record of that id and type on the map; EditRefused when there is none."""
    record = map_of(document, map_id).get(record_id)
    if not isinstance(record, kind):
        raise EditRefused("What this would change is no longer on the map.")
    return record


def change_each(
    document: Document,
    map_id: MapId,
    ids: Iterable[RecordId],
    kind: type[R],
    alter: Callable[[R], R],
) -> Change:
    """The change that puts ``alter(record)`` in place of each record of that type among ``ids``.

    Ids of other kinds are passed over, so that a mixed selection can be handed in whole.
    """
    causal_map = map_of(document, map_id)
    found = (causal_map.get(record_id) for record_id in sorted(set(ids)))
    mine = [record for record in found if isinstance(record, kind)]
    return replacing(map_id, [(record, alter(record)) for record in mine])


def place(value: float) -> float:
    """A coordinate as it is kept: a tenth of a unit fine, within the map's limits.

    EditRefused for what is not a number.
    """
    if not math.isfinite(value):
        raise EditRefused("This is not a position on the map.")
    return round(min(max(value, -FARTHEST), FARTHEST), 1) + 0.0


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """``wanted``, or with the lowest number from 2 that makes it unlike all of ``taken``.

    >>> free_name("School attendance", ["school attendance"])
    'School attendance 2'
    """
    return name_unlike(wanted, {fold_name(name) for name in taken})


def name_unlike(wanted: str, folded: Container[str]) -> str:
    """``free_name`` where the names taken are known folded, as ``fold_name`` does."""
    if fold_name(wanted) not in folded:
        return wanted
    stem, number = _numbered(wanted)
    while fold_name(f"{stem} {number}") in folded:
        number += 1
    return f"{stem} {number}"


def _numbered(name: str) -> tuple[str, int]:
    stem, _, last = name.rpartition(" ")
    if stem and last.isascii() and last.isdigit() and 2 <= int(last[:9]) < 1000 and last[0] != "0":
        return stem, int(last) + 1
    return name, 2


def orders(table: Mapping[RecordId, Ordered]) -> Callable[[], float]:
    """A counter of ``order`` values that put several new records last, one after the other."""
    after = max((record.order for record in table.values()), default=-1.0)

    def following() -> float:
        nonlocal after
        after += 1.0
        return after

    return following
