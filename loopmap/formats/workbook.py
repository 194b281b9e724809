"""Spreadsheet files (.xlsx) as plain rows and back, by openpyxl, without any danger.

Formulas are never worked out: the value the other program saved beside one is read.
Links to other files, pictures, macros and styles are not looked at. What a file says of its
size is checked before it is unpacked.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import unescape
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.timeless_zip import timeless
from loopmap.model.token import breathe

Cell = str | int | float | bool | None

MAX_CELLS = 1_000_000
MAX_COLUMNS = 4_000
_MAX_SHEETS = 200
_MAX_PARTS = 2_000
_MAX_UNPACKED = 64 * 1024 * 1024
_MAX_OTHER_PART = 1024 * 1024
"""Of a part that is neither a sheet nor its texts, such as the styles."""

_LARGE_PARTS = ("xl/worksheets/", "xl/sharedstrings", "xl/media/", "xl/printersettings")
_SHEET_NAME = re.compile(r"<(?:\w+:)?sheet\b[^>]*?\bname=\"([^\"]*)\"")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WITHOUT_VALUE = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, SyntaxError),
    *(AssertionError, AttributeError, LookupError, TypeError, ValueError, ArithmeticError),
)
"""What openpyxl and the standard library raise for a workbook whose parts do not fit."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and its rows, which may differ in length. Dates are ISO texts."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file in their order, and sentences on what could not be read of them."""

    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...] = ()


def looks_like_workbook(content: bytes) -> bool:
    """Whether a file is an .xlsx: a ZIP file that says it holds a workbook."""
    return content[:4] == b"PK\x03\x04" and b"xl/workbook.xml" in content


def sheet_names(content: bytes) -> tuple[str, ...]:
    """The names of a workbook's sheets, without reading them; nothing for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            part = packed.getinfo("xl/workbook.xml")
            if part.file_size > _MAX_OTHER_PART:
                return ()
            return tuple(map(unescape, _SHEET_NAME.findall(packed.read(part).decode())))
    except _FAULTS:
        return ()


def read_workbook(content: bytes, file: str) -> Workbook:
    """The sheets of an .xlsx file. Raises FormatError. O(unpacked size), which is bounded."""
    if content.startswith(_OLD_EXCEL):
        raise FormatError(
            "This is an old Excel file (.xls), or one with a password.",
            file=file,
            hint="Save it in Excel as .xlsx without a password.",
        )
    try:
        with warnings.catch_warnings():  # openpyxl tells of styles it does not know
            warnings.simplefilter("ignore")
            empty = _refuse_danger(content)
            sheets = tuple(_sheets(content))
    except FormatError as error:
        error.file = file
        raise
    except _FAULTS as error:
        raise FormatError(
            "The file cannot be read as a spreadsheet: it is damaged or cut short.", file=file
        ) from error
    return Workbook(sheets, _told_of_formulas(empty))


def write_workbook(sheets: Iterable[Sheet]) -> bytes:
    """An .xlsx file: the same sheets always give the same bytes.

    A text stays a text, also where a spreadsheet would take it for a formula. A text of more
    than 32,767 characters is cut there, the most that a cell holds.
    """
    from openpyxl import Workbook as Book
    from openpyxl.cell import WriteOnlyCell

    book = Book(write_only=True)
    book.properties.creator = "Loopmap"  # else it names the library
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            breathe()
            page.append([_cell(WriteOnlyCell(page), value) for value in row])
    written = io.BytesIO()
    book.save(written)
    return timeless(written.getvalue())


def _cell(cell: Any, value: Cell) -> Any:
    if not isinstance(value, str):
        cell.value = value
        return cell
    cell.value = _CONTROL.sub("\ufffd", value)
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(_FORMULA_STARTS)
    return cell


def _refuse_danger(content: bytes) -> int:
    """Look at every part before openpyxl does; gives the number of formulas without a value."""
    empty = 0
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise FormatError("The file unpacks to more than any map needs.")
        for part in parts:
            name = part.filename.lower()
            if not name.startswith(_LARGE_PARTS) and part.file_size > _MAX_OTHER_PART:
                raise FormatError("A part of the file is larger than any map needs.")
            if name.endswith((".xml", ".rels")):
                empty += _refuse_mark_up(packed.read(part))
    return empty


def _refuse_mark_up(part: bytes) -> int:
    text = part.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text and (not text.startswith(b"<") or b"\0" in text[:4]):
        raise FormatError("A part of the file is not mark-up.")
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise FormatError("A part of the file declares a document type, which Loopmap refuses.")
    return len(_WITHOUT_VALUE.findall(part))


def _told_of_formulas(empty: int) -> tuple[str, ...]:
    if not empty:
        return ()
    what = "One formula has" if empty == 1 else f"{empty:,} formulas have"
    return (f"{what} no value saved in the file and was read as an empty cell.",)


def _sheets(content: bytes) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        if len(book.worksheets) > _MAX_SHEETS:
            raise FormatError(f"The file has more than {_MAX_SHEETS} sheets.")
        room = MAX_CELLS
        for page in book.worksheets:
            page.reset_dimensions()  # what a file says of its size need not be true
            rows = []
            for row in page.iter_rows(values_only=True):
                breathe()
                room -= len(row) + 1
                if room < 0 or len(row) > MAX_COLUMNS:
                    raise FormatError("The file has more cells than any map needs.")
                rows.append(_trimmed(row))
            while rows and not rows[-1]:
                rows.pop()
            yield Sheet(str(page.title), tuple(rows))
    finally:
        book.close()


def _trimmed(row: Sequence[Any]) -> tuple[Cell, ...]:
    """The values up to the last that is not empty."""
    end = len(row)
    while end and row[end - 1] in (None, ""):
        end -= 1
    return tuple(_value(each) for each in row[:end])


def _value(value: Any) -> Cell:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, datetime):
        whole = value.time() == time.min
        return value.date().isoformat() if whole else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return value.total_seconds() if isinstance(value, timedelta) else str(value)
