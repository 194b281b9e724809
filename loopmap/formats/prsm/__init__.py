"""PRSM's files (Participatory System Mapper): JSON, plain or packed; written plain.

Start reading at `document.py`: what PRSM's files say (`shapes.py`) as a map: `json_in.py` its own
file, packed (`lz.py`) or plain, `tables.py` Excel and CSV, `quill.py` notes; `write.py`,
`tables_out.py` the ways back.
"""

from __future__ import annotations

import re

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document

_FIELDS = re.compile(rb'"(?:lastNodeSample|lastLinkSample|mapTitle|samples)"\s*:')
_FIRST_BITS = b"\xe1\xaf\xa1"
"""What packed JSON begins with, as UTF-8: an opening brace and a quotation mark or a new line."""


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.incoming.file_names import stem
    from loopmap.formats.prsm.document import document_of
    from loopmap.formats.prsm.json_in import content_of

    return document_of(content_of(content, name), stem(name), told)


def _write(document: Document) -> bytes:
    from loopmap.formats.prsm.write import write

    return write(document)


def _looks_like_prsm(content: bytes) -> bool:
    head = content.removeprefix(b"\xef\xbb\xbf")[:4096].lstrip()
    if head.startswith(b"{"):
        return _FIELDS.search(content) is not None and b'"nodes"' in content
    return head.startswith(_FIRST_BITS)


FORMAT = Format(
    id="prsm",
    title="PRSM",
    suffixes=(".prsm",),
    read=_read,
    write=_write,
    sniff=_looks_like_prsm,
    keeps=frozenset(
        (
            *("names", "unlinked", "links", "signs", "delays", "strengths", "positions"),
            *("meanings", "reasons", "notes"),
        )
    ),
)
