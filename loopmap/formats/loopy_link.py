"""A link that opens a map in LOOPY, as a text or in a shortcut to the internet."""

from __future__ import annotations

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document

_LOOKED_AT = 1_000_000


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.loopy.read import read_link_file  # comes in with the first file

    return read_link_file(content, name, told)


def _write(document: Document) -> bytes:
    from loopmap.formats.loopy.write import write_link

    return write_link(document)


def _lost(document: Document) -> tuple[str, ...]:
    from loopmap.formats.loopy.lost import lost_in_link

    return lost_in_link(document)


def _holds_link(content: bytes) -> bool:
    """Whether a text has a link into LOOPY with a map in it."""
    head = content[:_LOOKED_AT]
    if b"data=" not in head:
        return False
    from loopmap.formats.loopy.text import holds_link

    return holds_link(head)


FORMAT = Format(
    id="loopy-link",
    title="LOOPY link",
    suffixes=(".url",),
    read=_read,
    write=_write,
    sniff=_holds_link,
    keeps=frozenset(("names", "unlinked", "links", "signs", "positions")),
    cannot_hold=_lost,
)
