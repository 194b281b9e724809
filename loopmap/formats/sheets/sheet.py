"""One table as it came from a spreadsheet or a CSV file: rows of text that know their line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Row(NamedTuple):
    """The cells of a row as text, and the line (or row of the sheet) it ends on."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table by its name, without empty rows. ``name`` is empty for the one of a CSV file."""

    name: str
    rows: tuple[Row, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return self.rows[0].cells if self.rows else ()

    @property
    def body(self) -> tuple[Row, ...]:
        return self.rows[1:]


def sheet_of(name: str, rows: Iterable[tuple[int, Iterable[str]]]) -> Sheet:
    """A table of rows that are not empty."""
    kept = (Row(line, tuple(cells)) for line, cells in rows)
    return Sheet(name, tuple(row for row in kept if any(cell.strip() for cell in row.cells)))


def cell(row: Row, index: int) -> str:
    """A cell's text, without the apostrophe that keeps a spreadsheet from calculating it."""
    text = row.cells[index].strip() if index < len(row.cells) else ""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text


def folded(header: str) -> str:
    """A header as it is compared: case, underscores, points and blanks do not count.

    >>> folded("From_Variable "), folded("linkInfluence")
    ('from variable', 'link influence')
    """
    apart = "".join(
        f" {c}" if c.isupper() and before.islower() else c
        for before, c in zip(f" {header}", header, strict=False)
    )
    return " ".join(apart.casefold().replace("_", " ").replace(".", " ").split()).strip(" :*")
