"""ModelJSON, which Insight Maker and its engine read and write."""

from __future__ import annotations

import re

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import Document

_ELEMENT = re.compile(rb'"type"\s*:\s*"(?:STOCK|VARIABLE|FLOW|LINK|CONVERTER|STATE|TRANSITION)"')
_LOOKED_AT = 200_000


def _read(content: bytes, name: str, _told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.insightmaker.model_json import read

    return read(content, name)


def _write(document: Document) -> bytes:
    from loopmap.formats.insightmaker.write_json import write

    return write(document)


def looks_like_model_json(content: bytes) -> bool:
    """Whether a file is JSON with elements of Insight Maker."""
    head = content[:_LOOKED_AT]
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or b'"elements"' not in head:
        return False
    return b"SIMULATION_PACKAGE" in head or _ELEMENT.search(head) is not None


FORMAT = Format(
    id="modeljson",
    title="ModelJSON (Insight Maker)",
    suffixes=(".json",),
    read=_read,
    write=_write,
    sniff=looks_like_model_json,
    keeps=frozenset(
        (
            "names", "unlinked", "links", "signs", "delays", "strengths", "positions", "meanings",
            "reasons", "kinds", "equations", "units",
        )
    ),
)  # fmt: skip
