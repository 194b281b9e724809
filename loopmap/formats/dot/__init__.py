"""DOT, Graphviz's language, read and written; nothing is laid out or run."""

from __future__ import annotations

import re

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|//[^\n]*\n|#[^\n]*\n|/\*.*?\*/)*"
    rb"(?:strict\s+)?(?:di)?graph\b\s*(?:[\w.]+|\"[^\"]*\")?\s*\{",
    re.DOTALL | re.IGNORECASE,
)


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.dot.read import read

    return read(content, name, told)


def _write(document: Document) -> bytes:
    from loopmap.formats.dot.write import write

    return write(document)


def looks_like_dot(content: bytes) -> bool:
    """Whether a file begins like a graph of Graphviz."""
    return _HEAD.match(content[:4096]) is not None


FORMAT = Format(
    id="dot",
    title="Graphviz DOT",
    suffixes=(".dot", ".gv"),
    read=_read,
    write=_write,
    sniff=looks_like_dot,
    keeps=frozenset(
        (
            "names", "unlinked", "links", "signs", "delays", "strengths", "positions",
            "groups", "meanings", "reasons", "kinds", "equations", "units",
        )
    ),
)  # fmt: skip
