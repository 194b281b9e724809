"""A document's first map as a spreadsheet for Kumu."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from loopmap.formats.kumu.shapes import as_words
from loopmap.formats.kumu.sheets import LOOPS
from loopmap.formats.kumu.write import blueprint_of
from loopmap.formats.workbook import Cell, Sheet, write_workbook
from loopmap.model.document import Document

_ELEMENTS = ("label", "type", "description", "tags")
_CONNECTIONS = ("from", "to", "direction", "type", "label", "description", "tags")


def write(document: Document) -> bytes:
    """An .xlsx file with sheets of elements, connections and, where there are any, loops."""
    values = blueprint_of(document)
    elements, connections = values["elements"], values["connections"]
    labels = [each["label"] for each in elements]
    by_id = len(set(labels)) < len(labels)
    names = {each["id"]: each["id" if by_id else "label"] for each in elements}
    ends = {each["id"]: (names[each["from"]], names[each["to"]]) for each in connections}
    between = [
        {**each, "from": ends[each["id"]][0], "to": ends[each["id"]][1]} for each in connections
    ]
    first = ("id",) if by_id else ()
    sheets = [
        _sheet("Elements", (*first, *_ELEMENTS), elements),
        _sheet("Connections", _CONNECTIONS, between),
    ]
    if values["loops"]:
        loops = [{**each, "links": _links(each, ends)} for each in values["loops"]]
        sheets.append(_sheet(LOOPS, ("label", "description", "links"), loops))
    return write_workbook(sheets)


def _sheet(name: str, first: Sequence[str], records: Sequence[Mapping[str, Any]]) -> Sheet:
    """A sheet with the usual columns first and one for each further field."""
    columns = list(dict.fromkeys([*first, *_further(records, first)]))
    heads: tuple[Cell, ...] = tuple(_head(column) for column in columns)
    body = [tuple(_cell(record.get(column)) for column in columns) for record in records]
    return Sheet(name, (heads, *body))


def _further(records: Iterable[Mapping[str, Any]], first: Sequence[str]) -> list[str]:
    """Custom fields, in the order they come up; ids and connections are told otherwise."""
    known = {*first, "id", "connections"}
    return [name for record in records for name in record if name not in known]


def _head(column: str) -> str:
    return "ID" if column == "id" else column[:1].upper() + column[1:]


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, bool | int | float):
        return value
    return as_words(value)


def _links(loop: Mapping[str, Any], ends: Mapping[str, tuple[str, str]]) -> str:
    return " | ".join(" -> ".join(ends[each]) for each in loop["connections"] if each in ends)
