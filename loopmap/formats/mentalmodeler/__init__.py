"""Mental Modeler's files (.mmp), XML and JSON alike.

Start reading at `read.py`: Mental Modeler's concepts, from XML (`markup_in.py`) as from JSON;
`influence.py` words and numbers, `scenarios.py` what is held, `write.py` the way back.
"""

from __future__ import annotations

import re

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document

_FIELDS = re.compile(rb'"(?:concepts|groupNames)"\s*:')


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.mentalmodeler.read import read  # comes in with the first file

    return read(content, name, told)


def _write(document: Document) -> bytes:
    from loopmap.formats.mentalmodeler.write import write

    return write(document)


def _lost(document: Document) -> tuple[str, ...]:
    from loopmap.formats.mentalmodeler.scenarios import lost

    return lost(document)


def _looks_like_it(content: bytes) -> bool:
    head = content[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{"):
        return _FIELDS.search(content) is not None and b'"relationships"' in content
    return b"<mentalmodeler" in head.lower()


FORMAT = Format(
    id="mentalmodeler",
    title="Mental Modeler",
    suffixes=(".mmp", ".json", ".xml"),
    read=_read,
    write=_write,
    sniff=_looks_like_it,
    keeps=frozenset(
        (
            *("names", "unlinked", "links", "signs", "strengths", "positions"),
            *("meanings", "reasons", "units", "scenarios"),
        )
    ),
    cannot_hold=_lost,
)
