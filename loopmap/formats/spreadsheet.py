"""Excel workbooks: our own sheets exactly, lists of links, of variables and matrices of others."""

from __future__ import annotations

from dataclasses import replace

from loopmap.errors import FormatError
from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.formats.workbook import looks_like_workbook, read_workbook
from loopmap.model.document import Document


def read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """The document in a workbook. Raises FormatError with the row where there is one."""
    from loopmap.formats.sheets import own_in
    from loopmap.formats.sheets.from_workbook import tables_of
    from loopmap.formats.sheets.sorts import read_sheets

    book = read_workbook(content, name)
    tables = tables_of(book)
    try:
        if own_in.is_own(tables):
            opened = own_in.read(tables)
        else:
            opened = read_sheets(tables, name.rpartition(".")[0] or name, told, FORMAT.id)
    except FormatError as error:
        error.file = name
        raise
    return replace(opened, warnings=(*book.warnings, *opened.warnings))


def write(document: Document) -> bytes:
    """A workbook with a sheet for each kind of record; all of the document is in it."""
    from loopmap.formats.sheets.own_out import write as write_own

    return write_own(document)


FORMAT = Format(
    id="spreadsheet",
    title="Spreadsheet (Excel)",
    suffixes=(".xlsx",),
    read=read,
    write=write,
    sniff=looks_like_workbook,
    keeps=frozenset(("everything",)),
    takes_any=True,
)
