"""A whole document as tables: one sheet for each kind of record, a column for each field.

The table of our own file says which fields there are and how each is written, so what is
added there is here as well. Links name their variables; everything else names ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from loopmap.formats.loopmap_yaml.fields import (
    DOCUMENT,
    EVIDENCE,
    IDEA,
    MAP,
    SECTIONS,
    VERSION,
    Field,
    RecordShape,
)
from loopmap.formats.loopmap_yaml.scalars import flow
from loopmap.formats.loopmap_yaml.shapes import Choice, Number, Text, YesNo
from loopmap.formats.sheets.xlsx_text import escaped
from loopmap.formats.workbook import Sheet, write_workbook
from loopmap.model.document import CausalMap, Document
from loopmap.model.query import in_order
from loopmap.model.records import Link, NamedLoop

Cell = str | int | float | bool

COVER = "Loopmap"
MAPS = "Maps"
MORE = "more"
"""The column of fields that a later version wrote, and of what foreign files said."""

AROUND = "around"
LONGEST_CELL = 32_000
"""Excel holds 32,767 characters in a cell; longer text goes on in columns beside it."""

SHEETS: Mapping[str, str] = MappingProxyType(
    {name: name.replace("_", " ").capitalize() for name in SECTIONS}
)
"""What the sheet of each kind of record is called."""

OF_DOCUMENT: Mapping[str, RecordShape] = MappingProxyType({"Evidence": EVIDENCE, "Parked": IDEA})
"""Sheets of what belongs to no map."""


def write(document: Document) -> bytes:
    """The workbook. The same document always gives the same bytes. O(records)."""
    sheets = [_cover(document), _sheet(MAPS, MAP, _infos(document))]
    for section, shape in SECTIONS.items():
        records = [
            (causal_map, record)
            for causal_map in _maps(document)
            for record in in_order(getattr(causal_map, section))
        ]
        if records or section in ("variables", "links"):
            sheets.append(_sheet(SHEETS[section], shape, records))
    for name, shape in OF_DOCUMENT.items():
        table: Any = document.evidence if shape is EVIDENCE else document.ideas
        if table:
            sheets.append(_sheet(name, shape, [(None, record) for record in in_order(table)]))
    return write_workbook(sheets)


def _maps(document: Document) -> list[CausalMap]:
    return [document.maps[map_id] for map_id in document.map_order]


def _infos(document: Document) -> list[tuple[None, Any]]:
    return [(None, causal_map.info) for causal_map in _maps(document)]


def _cover(document: Document) -> Sheet:
    """What is said of the whole, and the mark by which the workbook is known."""
    rows: list[tuple[str, Cell]] = [("loopmap", VERSION)]
    rows += [(field.name, _raw(field, document.info)) for field in DOCUMENT.table]
    unknown = dict(DOCUMENT.unknown(document.info))
    if unknown:
        rows.append((MORE, flow(unknown)))
    wide = max(_parts(value) for _, value in rows)
    cut = tuple((name, *_cut(value, wide)) for name, value in rows)
    return Sheet(COVER, (("field", *_headers("value", wide)), *cut))


def _sheet(name: str, shape: RecordShape, records: Iterable[tuple[Any, Any]]) -> Sheet:
    """One table; columns in which nothing stands are left out, but for the first few."""
    rows = [_cells(shape, causal_map, record) for causal_map, record in records]
    columns = _columns(shape)
    said = {column for row in rows for column, value in row.items() if value != ""}
    kept = [column for n, column in enumerate(columns) if column in said or n < 4]
    wide = {c: max((_parts(row.get(c, "")) for row in rows), default=1) for c in kept}
    header = tuple(h for c in kept for h in _headers(c, wide[c]))
    cut = tuple(tuple(part for c in kept for part in _cut(row.get(c, ""), wide[c])) for row in rows)
    return Sheet(name, (header, *cut))


def _columns(shape: RecordShape) -> list[str]:
    """The columns of a kind of record, in the order of our own file; ids come last."""
    names: list[str] = []
    for field in shape.table:
        names += field.attributes if len(field.attributes) == 2 else (field.name,)
    first = [name for name in names if name != "id"]
    around = [AROUND] if shape.of is NamedLoop else []
    map_of = ["map"] if shape in SECTIONS.values() else []
    return [*first, *around, *map_of, "id", MORE]


def _cells(shape: RecordShape, causal_map: CausalMap | None, record: Any) -> dict[str, Cell]:
    made: dict[str, Cell] = {}
    more: dict[str, Any] = {}
    for field in shape.table:
        value: Any = field.get(record)
        if value == field.default and not field.always and not field.required:
            continue
        if value == "" and not field.required:
            more[field.name] = value  # an empty cell would say that nobody said so
        elif len(field.attributes) == 2:
            if None not in value:
                each = field.shape.each  # type: ignore[attr-defined]
                made.update(
                    (a, _number(each.write(v)))
                    for a, v in zip(field.attributes, value, strict=True)
                )
        else:
            made[field.name] = _raw(field, record)
    if causal_map is not None:
        made["map"] = causal_map.id
        _name_ends(made, causal_map, record)
    if more := {**more, **dict(shape.unknown(record))}:
        made[MORE] = flow(more)
    return made


def _name_ends(made: dict[str, Cell], causal_map: CausalMap, record: Any) -> None:
    """Names in the place of ids, where people read them."""
    if isinstance(record, Link):
        made["from"] = causal_map.variables[record.source].name
        made["to"] = causal_map.variables[record.target].name
    elif isinstance(record, NamedLoop):
        on_map = [causal_map.links[link] for link in record.links if link in causal_map.links]
        names = [causal_map.variables[link.source].name for link in on_map]
        made[AROUND] = " → ".join((*names, *names[:1]))


def _raw(field: Field, record: Any) -> Cell:
    """The value as a cell shows it: text as it is, numbers and yes or no as such."""
    value: Any = field.get(record)
    shape = field.shape
    if isinstance(shape, Text):
        return "" if value is None else str(value)
    if value is None:
        return ""
    if isinstance(shape, Choice):
        return str(value.value)
    if isinstance(shape, YesNo):
        return bool(value)
    if isinstance(shape, Number):
        return _number(shape.write(value))
    return shape.write(value)


def _number(written: str) -> Cell:
    """A number as a number where a spreadsheet holds all its digits, which are 15; else as text."""
    value = float(written)
    return value if float(f"{value:.15g}") == value else written


def _parts(value: Cell) -> int:
    return max(1, -(-len(escaped(value)) // LONGEST_CELL)) if isinstance(value, str) else 1


def _headers(column: str, wide: int) -> list[str]:
    return [column, *(f"{column} ({n})" for n in range(2, wide + 1))]


def _cut(value: Cell, wide: int) -> list[Cell]:
    if not isinstance(value, str):
        return [value, *[""] * (wide - 1)]
    text = escaped(value)
    return [text[n * LONGEST_CELL : (n + 1) * LONGEST_CELL] for n in range(wide)]
