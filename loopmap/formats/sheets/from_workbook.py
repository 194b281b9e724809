"""The sheets of a workbook as tables of text."""

from __future__ import annotations

from loopmap.formats.sheets.sheet import Sheet, sheet_of
from loopmap.formats.workbook import Cell, Workbook


def tables_of(workbook: Workbook) -> list[Sheet]:
    """The tables in the order of their tabs, without empty rows; lines are rows of a sheet."""
    return [
        sheet_of(
            sheet.name,
            ((n, map(text_of, row)) for n, row in enumerate(sheet.rows, start=1)),
        )
        for sheet in workbook.sheets
    ]


def text_of(cell: Cell) -> str:
    """A cell as people see it: whole numbers without a point.

    >>> text_of(2.0), text_of(None), text_of(True)
    ('2', '', 'true')
    """
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
    return cell if isinstance(cell, str) else repr(cell)
