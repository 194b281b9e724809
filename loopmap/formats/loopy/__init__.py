"""LOOPY's files (ncase.me/loopy, version 1.1): circles, arrows with a strength, free text.

Start reading at `read.py`: LOOPY's lists; `text.py` its encoding in files and, twice, in links
(`formats/loopy_link.py`), `arcs.py` how it bends arrows.
"""

from __future__ import annotations

import re

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.loopy.read import read_file  # comes in with the first file

    return read_file(content, name, told)


def _write(document: Document) -> bytes:
    from loopmap.formats.loopy.write import write_file

    return write_file(document)


def _lost(document: Document) -> tuple[str, ...]:
    from loopmap.formats.loopy.lost import lost

    return lost(document)


def _looks_like_data(content: bytes) -> bool:
    """Whether a file begins as LOOPY's lists do."""
    head = content[:200].removeprefix(b"\xef\xbb\xbf")
    return re.match(rb"\s*\[\s*\[\s*[\[\]]", head) is not None


FORMAT = Format(
    id="loopy",
    title="LOOPY file",
    suffixes=(".loopy", ".json"),
    read=_read,
    write=_write,
    sniff=_looks_like_data,
    keeps=frozenset(("names", "unlinked", "links", "signs", "positions")),
    cannot_hold=_lost,
)
