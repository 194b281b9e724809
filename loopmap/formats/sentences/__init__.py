"""Text with a causal sentence in each line, as people type, mail and paste it.

Start reading at `read.py`: text files of causal sentences, in the language of
`analysis/sentences/`; what no sentence says exactly stands behind “#” (`exact.py`).
"""

from __future__ import annotations

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document

MARK = "# Loopmap: "
"""How a text begins that Loopmap wrote; the title follows."""


def _read(content: bytes, name: str, _told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.sentences.read import read

    return read(content, name)


def _write(document: Document) -> bytes:
    from loopmap.formats.sentences.write import write

    return write(document)


def looks_like_ours(content: bytes) -> bool:
    """Whether a text is one that Loopmap wrote; any other may be anything."""
    return content.removeprefix(b"\xef\xbb\xbf").startswith(MARK.encode())


FORMAT = Format(
    id="sentences",
    title="Causal sentences (text)",
    suffixes=(".txt",),
    read=_read,
    write=_write,
    sniff=looks_like_ours,
    keeps=frozenset(("names", "unlinked", "links", "signs", "delays", "reasons")),
    takes_any=True,
)
