"""Kumu's spreadsheets: sections of elements and of connections, told apart by their header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.foreign import as_text
from loopmap.formats.kumu.blueprint import read_blueprint
from loopmap.formats.kumu.shapes import Content
from loopmap.formats.workbook import Cell, Sheet

LOOPS = "Loops (ignore)"
"""A sheet that Kumu passes over, and that holds our loops."""

_IGNORED = "(ignore)"
_BETWEEN = "|"
_LISTS = ("tags",)
_PLAIN = ("label", "from", "to", "id", "description", "type")
"""Fields in which a bar does not part values."""

_SECTION_BREAK = 2

Rows = Sequence[Sequence[Cell]]


def content_of_sheets(sheets: Iterable[Sheet], file: str) -> Content:
    """What the sheets hold. Raises FormatError where none has elements or connections."""
    values: dict[str, list[dict[str, Any]]] = {"elements": [], "connections": [], "loops": []}
    loops: list[dict[str, str]] = []
    known = 0
    for sheet in sheets:
        if sheet.name.casefold() == LOOPS.casefold():
            loops += _records(sheet.rows)
        elif _IGNORED not in sheet.name.casefold():
            known += sum(_take_in(section, values) for section in sections(sheet.rows))
    if not known:
        raise FormatError(
            "No sheet has elements or connections as Kumu's have.",
            file=file,
            hint="A sheet of elements begins with a column “Label”, one of connections with the"
            " columns “From” and “To”.",
        )
    values["loops"] = [_loop(each, values["connections"]) for each in loops]
    return read_blueprint(values)


def sections(rows: Rows) -> Iterator[Rows]:
    """Parts of a sheet with two blank rows between them."""
    part: list[Sequence[Cell]] = []
    blank = 0
    for row in rows:
        if not any(_words(cell) for cell in row):
            blank += 1
            continue
        if blank >= _SECTION_BREAK and part:
            yield part
            part = []
        blank = 0
        part.append(row)
    if part:
        yield part


def header_of(rows: Rows) -> list[str]:
    """The names of the columns, folded."""
    return [_words(cell).casefold() for cell in rows[0]] if rows else []


def is_elements(header: Sequence[str]) -> bool:
    """Whether these are columns of elements."""
    return "label" in header[:2] and not is_connections(header)


def is_connections(header: Sequence[str]) -> bool:
    """Whether these are columns of connections."""
    return {"from", "to"} <= set(header[:3])


def _take_in(rows: Rows, values: dict[str, list[dict[str, Any]]]) -> bool:
    """Add the records of a section; False where its header is none of Kumu's."""
    header = header_of(rows)
    if is_connections(header):
        for record in _records(rows):
            values["connections"] += _connections(record, len(values["connections"]))
    elif is_elements(header):
        values["elements"] += [_with_lists(record) for record in _records(rows)]
    else:
        return False
    return True


def _records(rows: Rows) -> Iterator[dict[str, str]]:
    """The rows below the header as fields; empty cells are none."""
    if not rows:
        return
    names = [_words(cell) for cell in rows[0]]
    for row in rows[1:]:
        cells = {name: _words(cell) for name, cell in zip(names, row, strict=False) if name}
        said = {name: text for name, text in cells.items() if text}
        if said:
            yield said


def _connections(record: Mapping[str, str], number: int) -> list[dict[str, Any]]:
    """The connections of a row: one to each of its targets."""
    made = _with_lists(record)
    to = next((name for name in made if name.casefold() == "to"), "To")
    own = next((name for name in made if name.casefold() == "id"), "ID")
    targets = [each.strip() for each in as_text(made.get(to)).split(_BETWEEN) if each.strip()]
    several = len(targets) > 1
    return [
        {
            **made,
            to: target,
            own: f"connection {number + n + 1}" if several or own not in made else made[own],
        }
        for n, target in enumerate(targets or [""])
    ]


def _with_lists(record: Mapping[str, str]) -> dict[str, Any]:
    """The record with several values where a cell has several."""
    made: dict[str, Any] = dict(record)
    for name, text in record.items():
        if name.casefold() in _LISTS or (_BETWEEN in text and name.casefold() not in _PLAIN):
            made[name] = [each.strip() for each in text.split(_BETWEEN) if each.strip()]
    return made


def _loop(record: Mapping[str, str], connections: list[dict[str, Any]]) -> dict[str, Any]:
    """One of our loops, its links as “A -> B | B -> C”."""
    fields = {name.casefold(): text for name, text in record.items()}
    ids = {(_field(each, "from"), _field(each, "to")): _field(each, "id") for each in connections}
    pairs = (each.split("->", 1) for each in fields.get("links", "").split(_BETWEEN))
    ends = [(pair[0].strip(), pair[1].strip()) for pair in pairs if len(pair) == 2]
    return {
        "label": fields.get("label", ""),
        "description": fields.get("description", ""),
        "connections": [ids[each] for each in ends if each in ids],
    }


def _field(record: Mapping[str, Any], wanted: str) -> str:
    return next((as_text(v) for name, v in record.items() if name.casefold() == wanted), "")


def _words(cell: Cell) -> str:
    """A cell as text; yes and no as spreadsheets show them."""
    return str(cell).upper() if isinstance(cell, bool) else as_text(cell).strip()
