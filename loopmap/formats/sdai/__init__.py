"""SD-JSON, which sd-ai's engines speak: maps of relationships, models, feedback loops.

Start reading at `read.py`: SD-JSON of sd-ai: relationships, models, feedback loops, causal
chains; what JSON models share is `incoming/stock_flow.py`.
"""

from __future__ import annotations

import re

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document

_MARKS = re.compile(rb'"(?:relationships|causal_chains|feedbackLoops)"\s*:\s*\[')
_VARIABLE = re.compile(
    rb'"variables"\s*:\s*\[\s*(?:\{[^{}]*"type"\s*:\s*"(?:stock|flow|variable)"|\])'
)


def _read(content: bytes, name: str, _told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.sdai.read import read

    return read(content, name)


def _write(document: Document) -> bytes:
    from loopmap.formats.sdai.write import write

    return write(document)


def looks_like_sd_json(content: bytes) -> bool:
    """Whether a file is JSON with relationships, causal chains or typed variables."""
    if not content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    if b'"concepts"' in content[:20_000]:
        return False  # Mental Modeler has relationships within its concepts
    return _MARKS.search(content) is not None or _VARIABLE.search(content) is not None


FORMAT = Format(
    id="sd-ai",
    title="SD-JSON (sd-ai)",
    suffixes=(".json", ".sd.json"),
    read=_read,
    write=_write,
    sniff=looks_like_sd_json,
    keeps=frozenset(
        ("names", "unlinked", "links", "signs", "reasons", "loops", "meanings", "equations",
         "units")
    ),
)  # fmt: skip
