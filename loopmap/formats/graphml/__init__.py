"""GraphML as networkx, Gephi and yEd write it; what is written opens in all three."""

from __future__ import annotations

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.graphml.read import read

    return read(content, name, told)


def _write(document: Document) -> bytes:
    from loopmap.formats.graphml.write import write

    return write(document)


def looks_like_graphml(content: bytes) -> bool:
    """Whether a file has GraphML's outermost element near its beginning."""
    return b"<graphml" in content[:4096].replace(b"\0", b"")


FORMAT = Format(
    id="graphml",
    title="GraphML (yEd, Gephi, networkx)",
    suffixes=(".graphml",),
    read=_read,
    write=_write,
    sniff=looks_like_graphml,
    keeps=frozenset(
        (
            "names", "unlinked", "links", "signs", "delays", "strengths", "positions",
            "groups", "meanings", "reasons", "kinds", "equations", "units",
        )
    ),
)  # fmt: skip
