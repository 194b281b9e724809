"""A table from a spreadsheet, said row by row: names, or links from one name to another."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from loopmap.analysis.sentences.parts import SaidLink, SaidName, Sentence
from loopmap.formats.csv_links import JUST_DELAYED, NO_DELAY, SIGN_WORDS
from loopmap.model.query import clean_name
from loopmap.model.records import Sign

_HEADERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "from": ("from", "source", "cause", "from variable", "from factor", "influencer", "start"),
        "to": ("to", "target", "effect", "to variable", "to factor", "influenced", "end"),
        "sign": ("polarity", "sign", "+/-", "link polarity", "relation", "relationship", "type"),
        "delay": ("delay", "delayed", "lag", "time delay"),
        "name": ("label", "name", "variable", "variables", "factor", "factors", "element"),
        "words": ("description", "note", "notes", "reason", "meaning", "definition", "comment"),
        "group": ("group", "grouplabel", "theme", "cluster"),
    }
)
"""Spellings of headers in our own lists, Kumu's and PRSM's; Kumu's "Direction" is no sign."""

_ARROWS = frozenset((">", "->", "→", "-->", "=>"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was pasted, and what it says; ``sentence`` None: nothing that was understood."""

    text: str
    sentence: Sentence | None


def table_rows(text: str) -> list[Row] | None:
    """The rows of a table; None for a text that is none.

    Cells stand apart by tabs, as spreadsheets copy them, or by commas or semicolons under a
    header that names both ends of a link. Without a header one column is names, two are
    causes and effects, and of three one may be the sign.
    """
    cells = _cells(text)
    if cells is None:
        return None
    columns = _columns(cells[0])
    body = cells[1:] if columns else cells
    if not columns:
        columns = _guessed(body)
    return [Row(" ".join(c for c in row if c), _said(row, columns)) for row in body]


def _cells(text: str) -> list[list[str]] | None:
    """The rows that have anything in them, or None for a text that is no table."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = "\t" if "\t" in text else max(",;", key=first.count)
    if (
        delimiter != "\t"
        and not {"from", "to"} <= _columns(first.replace('"', "").split(delimiter)).keys()
    ):
        return None
    rows = csv.reader(io.StringIO(text.strip("\n"), newline=""), delimiter=delimiter)
    try:
        found = [[clean_name(cell) for cell in row] for row in rows]
    except csv.Error:  # a stray quotation mark, or a cell of more than 131,072 characters
        found = [[clean_name(c) for c in line.split(delimiter)] for line in text.splitlines()]
    return [row for row in found if any(row)] or None


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Where each column that we know stands; nothing for a row that is no header."""
    names = [" ".join(cell.casefold().replace("_", " ").split()) for cell in header]
    found = {
        column: names.index(spelling)
        for column, spellings in _HEADERS.items()
        for spelling in reversed(spellings)
        if spelling in names
    }
    return found if {"from", "to"} <= found.keys() or "name" in found else {}


def _guessed(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The columns of a table without a header."""
    used = [n for n in range(max(map(len, rows))) if any(_at(row, n) for row in rows)]
    if len(used) == 1:
        return {"name": used[0]}
    signs = [n for n in used if all(_is_sign(_at(row, n)) for row in rows)]
    names = [n for n in used if n not in signs]
    if len(names) == 1:
        return {"name": names[0]}
    return {"from": names[0], "to": names[1], **({"sign": signs[0]} if signs else {})}


def _is_sign(cell: str) -> bool:
    return cell.casefold() in SIGN_WORDS or cell in _ARROWS


def _said(row: Sequence[str], columns: Mapping[str, int]) -> Sentence | None:
    """What a row says: a link with its sign, delay and reason, or a name with its meaning."""
    cell = {column: _at(row, n) for column, n in columns.items()}
    sources, targets = (
        [name for part in cell.get(end, "").split("|") if (name := clean_name(part))]
        for end in ("from", "to")
    )
    lone = cell.get("name", "") if "from" not in columns else ""
    names = [*sources, *targets, *([lone] if lone else [])]
    if not names:
        return None
    told = cell.get("words", "")
    links = [
        _link(n, len(sources) + m, cell, told)
        for n in range(len(sources))
        for m in range(len(targets))
    ]
    return Sentence(
        " ".join(names),
        tuple(SaidName(name, 0, 0, 0, None) for name in names),
        tuple(links),
        cell.get("group") or None,
        "" if links else told,
    )


def _link(source: int, target: int, cell: Mapping[str, str], reason: str) -> SaidLink:
    word = cell.get("sign", "").casefold()
    sign = SIGN_WORDS.get(word) if word else None
    delay = cell.get("delay", "")
    delayed = delay.casefold() not in NO_DELAY
    length = delay if delayed and delay.casefold() not in JUST_DELAYED else ""
    said = None if sign is Sign.UNKNOWN and word not in ("?", "unknown", "unclear") else sign
    return SaidLink(source, target, said, delayed, reason, length)


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
