"""PRSM's CSV files: from, to and, by their numbers, styles."""

from __future__ import annotations

from dataclasses import replace

from loopmap.errors import FormatError
from loopmap.formats.csv_links import decoded, rows_of
from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.formats.incoming.file_names import stem


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.prsm.document import document_of  # comes in with the first file
    from loopmap.formats.prsm.tables import content_of_csv

    try:
        text, warnings = decoded(content)
        found = content_of_csv([row for _, row in rows_of(text)])
    except FormatError as error:
        error.file = name
        raise
    opened = document_of(found, stem(name), told)
    return replace(opened, warnings=(*warnings, *opened.warnings))


def _looks_like_prsm(content: bytes) -> bool:
    """Whether the first line has columns for the styles of a link and its factors."""
    head = content[:4096].partition(b"\n")[0].removeprefix(b"\xef\xbb\xbf").lower()
    cells = [cell.strip(b' "\r') for cell in head.split(b",")]
    return (
        cells[:2] == [b"from", b"to"] and len(cells) == 5 and all(b"style" in c for c in cells[2:])
    )


FORMAT = Format(
    id="prsm-csv",
    title="PRSM table",
    suffixes=(".csv",),
    read=_read,
    write=None,
    sniff=_looks_like_prsm,
    keeps=frozenset(("names", "links", "signs")),
)
