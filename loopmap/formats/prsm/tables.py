"""PRSM's tables: an Excel file with the sheets Factors and Links, and its bare CSV of links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.foreign import as_number, as_text
from loopmap.formats.prsm.shapes import Arrow, Content, Factor, Style
from loopmap.formats.workbook import Cell, Sheet
from loopmap.model.query import clean_name
from loopmap.model.token import breathe

FACTORS, LINKS = "factors", "links"
_OF_FACTOR = ("label", "description", "note", "notes", "style", "grouplabel", "x", "y")
_OF_LINK = ("from", "to", "label", *_OF_FACTOR[1:6], "strength")
_CSV_STYLE = 5
"""The column of a link's style; before it are those of its factors."""

Record = Mapping[str, Cell]


def content_of_sheets(sheets: Iterable[Sheet], file: str) -> Content:
    """What an Excel file holds. Raises FormatError where one of the two sheets is not there."""
    named = {sheet.name.casefold(): sheet for sheet in sheets}
    for needed in (FACTORS, LINKS):
        if needed not in named:
            raise FormatError(f"There is no sheet “{needed.capitalize()}”.", file=file)
    content = Content()
    for record in _records(named[FACTORS].rows):
        label = _words(record, "label")
        if label:
            content.factors.append(_factor(label, record))
    _add_links(content, list(_records(named[LINKS].rows)))
    return content


def content_of_csv(rows: Sequence[Sequence[str]]) -> Content:
    """What a CSV file holds, by the places of its columns: its first line is not looked at.

    Raises FormatError where there is no link in it.
    """
    records = []
    for row in rows[1:]:
        cells = [*row, *[""] * _CSV_STYLE]
        records.append({"from": cells[0], "to": cells[1], "style": cells[_CSV_STYLE - 1]})
    content = Content()
    _add_links(content, records)
    if not content.arrows:
        raise FormatError("There is no link in this table: it needs two names in each line.")
    return content


def _records(rows: Sequence[Sequence[Cell]]) -> Iterator[Record]:
    """The rows below the header as fields, their names as they stand."""
    if not rows:
        return
    names = [as_text(cell).strip() for cell in rows[0]]
    for row in rows[1:]:
        yield {n: cell for n, cell in zip(names, row, strict=False) if n and cell is not None}


def _factor(label: str, record: Record) -> Factor:
    raw: dict[str, Any] = {"fields": _others(record, _OF_FACTOR)} if record else {}
    style = _style(record, "group")
    if style is not None:
        raw["grp"] = style.id
    return Factor(
        _key(label), label, _cell(record, "x"), _cell(record, "y"), _note(record), raw=_said(raw)
    )


def _add_links(content: Content, records: Sequence[Record]) -> None:
    """The links, and factors that only they name."""
    known = {factor.id for factor in content.factors}
    for record in records:
        ends = [_words(record, "from"), _words(record, "to")]
        for label in ends:
            if label and _key(label) not in known:
                known.add(_key(label))
                content.factors.append(Factor(_key(label), label))
        if all(ends):
            content.arrows.append(_arrow(content, ends, record))


def _arrow(content: Content, ends: list[str], record: Record) -> Arrow:
    breathe()
    style = _style(record, "edge") or Style("edge0", "")
    content.styles.setdefault(style.id, style)
    raw: dict[str, Any] = {"grp": style.id, "fields": _others(record, _OF_LINK)}
    own = _said({"strength": _words(record, "strength").casefold()})
    start, end = map(_key, ends)
    label, note = _words(record, "label"), _note(record)
    return Arrow(start, end, style.id, label, note, own=own, raw=_said(raw))


def _style(record: Record, word: str) -> Style | None:
    """The style of a row: PRSM counts them from 1; its name where the row gives one."""
    number = as_number(_cell(record, "style"))
    name = _words(record, "grouplabel")
    if number is None or number < 1:
        return Style(name, name) if name else None
    return Style(f"{word}{int(number) - 1}", name)


def _note(record: Record) -> str:
    return next((said for n in ("description", "note", "notes") if (said := _words(record, n))), "")


def _others(record: Record, known: Sequence[str]) -> dict[str, Cell]:
    return {name: cell for name, cell in record.items() if name.casefold() not in known}


def _said(raw: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in raw.items() if value}


def _cell(record: Record, wanted: str) -> Cell:
    return next((cell for name, cell in record.items() if name.casefold() == wanted), None)


def _words(record: Record, wanted: str) -> str:
    breathe()
    return as_text(_cell(record, wanted)).strip()


def _key(label: str) -> str:
    return clean_name(label)
