"""XMILE and STMX files: from bytes to a stock-and-flow model, with what had to be guessed.

OASIS XMILE 1.0 (2015), and what Stella, xmutil and older versions write instead.

Start reading at `read.py`: XMILE and STMX files to a stock-and-flow model: variables, modules
taken apart; `flat.py` without arrays, `calls_apart.py` without macros, `views.py` what is drawn;
`document.py` puts them together. `write.py` the other way; `own.py` names what only we read.
"""

from __future__ import annotations

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document


def _read(content: bytes, name: str, _told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.xmile.document import read  # equations come in with the first file

    return read(content, name)


def _write(document: Document) -> bytes:
    from loopmap.formats.xmile.write import write

    return write(document)


def _cannot_hold(document: Document) -> tuple[str, ...]:
    from loopmap.formats.xmile.holding import cannot_hold

    return cannot_hold(document)


def _looks_like_xmile(head: bytes) -> bool:
    return b"<xmile" in head.lower() or b":xmile" in head.lower()


FORMAT = Format(
    id="xmile",
    title="Model with equations (XMILE, STMX)",
    suffixes=(".xmile", ".stmx", ".itmx"),
    read=_read,
    write=_write,
    sniff=_looks_like_xmile,
    keeps=frozenset(
        (
            *("names", "unlinked", "links", "signs", "delays", "strengths", "positions", "loops"),
            *("groups", "notes", "meanings", "reasons", "kinds", "equations", "units"),
        )
    ),
    cannot_hold=_cannot_hold,
)
