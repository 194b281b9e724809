"""Kumu's tables as CSV: one of elements or one of connections."""

from __future__ import annotations

import re
from dataclasses import replace

from loopmap.errors import FormatError
from loopmap.formats.csv_links import decoded, rows_of
from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.workbook import Sheet

_KUMUS_OWN = frozenset(("direction", "tags", "image", "description"))
_PAIR = re.compile(r"[+-]{2}")
_LOOKED_AT = 4096


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.kumu.document import document_of  # comes in with the first file
    from loopmap.formats.kumu.sheets import content_of_sheets

    try:
        text, warnings = decoded(content)
        sheet = _sheet(text)
    except FormatError as error:
        error.file = name
        raise
    found = content_of_sheets([sheet], name)
    if not found.elements:
        raise FormatError("The table has neither elements nor connections.", file=name)
    opened = document_of(found, stem(name), told)
    return replace(opened, warnings=(*warnings, *opened.warnings))


def _sheet(text: str) -> Sheet:
    """The file as one sheet; its empty rows are gone, for it has no sections."""
    return Sheet("", tuple(tuple(row) for _, row in rows_of(text)))


def _looks_like_kumu(content: bytes) -> bool:
    """Whether a table has columns, or types of connections, that only Kumu's have."""
    from loopmap.formats.kumu.sheets import header_of, is_connections, is_elements

    try:
        text, _ = decoded(content[:_LOOKED_AT])
        rows = _sheet(text.rpartition("\n")[0] or text).rows
    except FormatError:
        return False
    header = header_of(rows)
    if is_elements(header):
        return bool(_KUMUS_OWN & set(header))
    pairs = any(_PAIR.fullmatch(str(cell)) for row in rows[1:] for cell in row)
    return is_connections(header) and (pairs or "direction" in header)


FORMAT = Format(
    id="kumu-csv",
    title="Kumu table",
    suffixes=(".csv",),
    read=_read,
    write=None,
    sniff=_looks_like_kumu,
    keeps=frozenset(("names", "links", "signs")),
)
