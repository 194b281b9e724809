"""Kumu's export of a whole project: all records once, and maps that say what lies where."""

from __future__ import annotations

from typing import Any

from loopmap.formats.foreign import as_fields, as_list, as_objects, as_text
from loopmap.formats.kumu.shapes import (
    Connection,
    Content,
    Element,
    Loop,
    Sheet,
    as_words,
    direction_of,
    placed,
    take,
)

_RECORDS = ("name", "description", "elements", "connections", "loops", "maps")
_OF_MAP = ("name", "description", "elements", "connections", "loops")


def is_project(values: dict[str, Any]) -> bool:
    """Whether a file is a project: its records have attributes, or it has maps."""
    if isinstance(values.get("maps"), list):
        return True
    return any("attributes" in each for each in as_objects(values.get("elements")))


def read_project(values: dict[str, Any]) -> Content:
    """What a project holds."""
    return Content(
        as_text(values.get("name")),
        as_text(values.get("description")),
        [_element(each) for each in as_objects(values.get("elements"))],
        [_connection(each) for each in as_objects(values.get("connections"))],
        [_loop(each) for each in as_objects(values.get("loops"))],
        [_sheet(each) for each in as_objects(values.get("maps"))],
        {name: value for name, value in values.items() if name not in _RECORDS},
    )


def _element(record: dict[str, Any]) -> Element:
    fields = dict(as_fields(record.get("attributes")))
    label, kind = as_text(take(fields, "label")), as_words(take(fields, "element type"))
    described = as_text(take(fields, "description"))
    return Element(as_text(record.get("_id")), label, kind, described, fields)


def _connection(record: dict[str, Any]) -> Connection:
    fields = dict(as_fields(record.get("attributes")))
    label, kind = as_text(take(fields, "label")), as_words(take(fields, "connection type"))
    described = as_text(take(fields, "description"))
    return Connection(
        as_text(record.get("_id")),
        as_text(record.get("from")),
        as_text(record.get("to")),
        direction_of(record.get("direction")),
        kind,
        label,
        described,
        record.get("delayed") is True,
        record.get("reversed") is True,
        fields,
    )


def _loop(record: dict[str, Any]) -> Loop:
    fields = as_fields(record.get("attributes"))
    links = tuple(as_text(each) for each in as_list(record.get("connections")))
    label, described = as_text(fields.get("label")), as_text(fields.get("description"))
    return Loop(as_text(record.get("_id")), label, described, links, record)


def _sheet(record: dict[str, Any]) -> Sheet:
    return Sheet(
        as_text(record.get("name")),
        as_text(record.get("description")),
        placed(record.get("elements"), "element"),
        placed(record.get("connections"), "connection"),
        placed(record.get("loops"), "loop"),
        {name: value for name, value in record.items() if name not in _OF_MAP},
    )
