"""GEXF, Gephi's own format, whose y axis goes up."""

from __future__ import annotations

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.gexf.read import read

    return read(content, name, told)


def _write(document: Document) -> bytes:
    from loopmap.formats.gexf.write import write

    return write(document)


def looks_like_gexf(content: bytes) -> bool:
    """Whether a file has GEXF's outermost element near its beginning."""
    return b"<gexf" in content[:4096].replace(b"\0", b"")


FORMAT = Format(
    id="gexf",
    title="GEXF (Gephi)",
    suffixes=(".gexf",),
    read=_read,
    write=_write,
    sniff=looks_like_gexf,
    keeps=frozenset(
        (
            "names", "unlinked", "links", "signs", "delays", "strengths", "positions",
            "groups", "meanings", "reasons", "kinds", "equations", "units",
        )
    ),
)  # fmt: skip
