"""Kumu's blueprint: elements and connections by label or id, for one map without places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from loopmap.formats.foreign import as_list, as_objects, as_text
from loopmap.formats.kumu.shapes import (
    Connection,
    Content,
    Element,
    Loop,
    as_words,
    direction_of,
    is_yes,
    take,
)
from loopmap.model.token import breathe

_RECORDS = ("elements", "connections", "loops", "name", "description")


def read_blueprint(values: dict[str, Any]) -> Content:
    """What a blueprint holds; an element that only a connection names is one as well."""
    content = Content(
        as_text(values.get("name")),
        as_text(values.get("description")),
        rest={name: value for name, value in values.items() if name not in _RECORDS},
    )
    ids: dict[str, str] = {}
    for record in as_objects(values.get("elements")):
        element = _element(record, len(content.elements))
        content.elements.append(element)
        for key in (element.id, element.label):
            ids.setdefault(key, element.id)
    for record in as_objects(values.get("connections")):
        connection = _connection(record, len(content.connections))
        if not connection.start or not connection.end:
            content.odd.append("A connection without an element at one of its ends was left out.")
            continue
        ends = [_end(content, ids, each) for each in (connection.start, connection.end)]
        content.connections.append(replace(connection, start=ends[0], end=ends[1]))
    content.loops += [_loop(each, n) for n, each in enumerate(as_objects(values.get("loops")))]
    return content


def _element(record: dict[str, Any], number: int) -> Element:
    fields = dict(record)
    own = as_text(take(fields, "id", "_id"))
    label, kind = as_text(take(fields, "label")), as_words(take(fields, "type", "element type"))
    described = as_text(take(fields, "description"))
    return Element(own or label or f"element {number + 1}", label, kind, described, fields)


def _connection(record: dict[str, Any], number: int) -> Connection:
    breathe()
    fields = dict(record)
    own = as_text(take(fields, "id", "_id")) or f"connection {number + 1}"
    start, end = as_text(take(fields, "from")), as_text(take(fields, "to"))
    direction = direction_of(take(fields, "direction"))
    kind, label = as_words(take(fields, "type", "connection type")), as_text(take(fields, "label"))
    described = as_text(take(fields, "description"))
    delayed, swapped = is_yes(take(fields, "delayed")), is_yes(take(fields, "reversed"))
    return Connection(own, start, end, direction, kind, label, described, delayed, swapped, fields)


def _end(content: Content, ids: dict[str, str], said: str) -> str:
    """The id of the element an end names, made where the file lists none."""
    if said not in ids:
        ids[said] = said
        content.elements.append(Element(said, said))
    return ids[said]


def _loop(record: dict[str, Any], number: int) -> Loop:
    links = tuple(as_text(each) for each in as_list(record.get("connections")))
    own = as_text(record.get("id")) or f"loop {number + 1}"
    return Loop(
        own, as_text(record.get("label")), as_text(record.get("description")), links, record
    )
