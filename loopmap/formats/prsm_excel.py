"""PRSM's Excel files: the sheets Factors and Links."""

from __future__ import annotations

from dataclasses import replace

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.workbook import read_workbook, sheet_names
from loopmap.model.document import Document


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.prsm.document import document_of  # comes in with the first file
    from loopmap.formats.prsm.tables import content_of_sheets

    book = read_workbook(content, name)
    opened = document_of(content_of_sheets(book.sheets, name), stem(name), told)
    return replace(opened, warnings=(*book.warnings, *opened.warnings))


def _write(document: Document) -> bytes:
    from loopmap.formats.prsm.tables_out import write

    return write(document)


def _lost(document: Document) -> tuple[str, ...]:
    from loopmap.formats.prsm.tables_out import lost

    return lost(document)


def _looks_like_prsm(content: bytes) -> bool:
    return {"factors", "links"} <= {name.casefold() for name in sheet_names(content)}


FORMAT = Format(
    id="prsm-excel",
    title="PRSM spreadsheet",
    suffixes=(".xlsx",),
    read=_read,
    write=_write,
    sniff=_looks_like_prsm,
    keeps=frozenset(
        (
            *("names", "unlinked", "links", "signs", "delays", "strengths"),
            *("positions", "meanings", "reasons"),
        )
    ),
    cannot_hold=_lost,
)
