"""What the lines of a recovery journal say, in both directions.

Records are written as in a ``.loopmap`` file, by the same table of fields; only
their place in lists is added, which in a file the order of the lines says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from loopmap.formats.loopmap_yaml import fields
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.record_lines import RecordLines
from loopmap.formats.loopmap_yaml.tree import parse
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.change import DOCUMENT, Change, Key, Step, replacing, together
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order
from loopmap.model.records import DocumentInfo, Record

_KINDS: Mapping[str, fields.RecordShape] = MappingProxyType(
    {shape.of.__name__: shape for shape in fields.SHAPES.values()}
)


def snapshot_line(document: Document, now: float, known: RecordLines) -> dict[str, Any]:
    """The whole document; ``orders`` holds the places that are not the number of the line."""
    return {"snapshot": write(document, known).decode(), "orders": _orders(document), "at": now}


def document_from(line: Mapping[str, Any]) -> Document:
    """The document of a snapshot line. Raises FormatError, KeyError, TypeError or ValueError."""
    document = read(line["snapshot"].encode(), "recovery", sound=False).document
    moves = []
    for map_id, record_id, order in line["orders"]:
        before = document.get(Key(MapId(map_id), RecordId(record_id)))
        if before is not None and not isinstance(before, DocumentInfo):
            moves.append(replacing(MapId(map_id), [(before, replace(before, order=float(order)))]))
    return document.apply(together(moves))


def edit_line(change: Change, label: str, now: float, known: RecordLines) -> dict[str, Any]:
    """One edit: for every record touched what it is afterwards, None where it is gone."""
    return {"edit": label, "at": now, "steps": [_step(key, step, known) for key, step in change]}


def warm(known: RecordLines, change: Change) -> None:
    """Write the lines of what an edit makes beforehand; on any thread."""
    for _, step in change:
        if step.after is not None:
            known.line(fields.SHAPES[type(step.after)], step.after)


def change_from(line: Mapping[str, Any], document: Document) -> Change:
    """The change of an edit line, fitted to the document that stands.

    Raises FormatError, KeyError, TypeError or ValueError.
    """
    steps: dict[Key, Step] = {}
    for map_id, record_id, kind, written, order in line["steps"]:
        key = Key(MapId(map_id), RecordId(record_id))
        before = document.get(key)
        after = None if written is None else _record(kind, written, order)
        if before != after:
            steps[key] = Step(before, after)
    return Change(steps)


def _step(key: Key, step: Step, known: RecordLines) -> list[Any]:
    after = step.after
    if after is None:
        return [key.map, key.id, None, None, None]
    return [
        key.map,
        key.id,
        type(after).__name__,
        known.line(fields.SHAPES[type(after)], after),
        getattr(after, "order", None),
    ]


def _record(kind: str, written: str, order: float | None) -> Record:
    record: Record = _KINDS[kind].read(parse(written.encode()))
    if isinstance(record, DocumentInfo) or order is None:
        return record
    return replace(record, order=float(order))


def _orders(document: Document) -> list[tuple[str, str, float]]:
    """Map, id and order of every record whose order is not its place in the list."""
    infos = [document.maps[map_id].info for map_id in document.map_order]
    lists: list[tuple[str, list[Any]]] = [
        (DOCUMENT, infos),
        (DOCUMENT, in_order(document.evidence)),
        (DOCUMENT, in_order(document.ideas)),
    ]
    lists += [
        (map_id, in_order(getattr(document.maps[map_id], name)))
        for map_id in document.map_order
        for name in fields.SECTIONS
    ]
    return [
        (map_id, record.id, record.order)
        for map_id, records in lists
        for place, record in enumerate(records)
        if record.order != place
    ]
