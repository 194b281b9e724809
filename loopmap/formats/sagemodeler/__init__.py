"""SageModeler's diagrams, alone or within a CODAP document; read only."""

from __future__ import annotations

import re

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told

_MARKS = re.compile(
    rb'"(?:isAccumulator|valueDefinedSemiQuantitatively|sourceNodeKey|sourceNode|paletteItem)"\s*:'
)


def _read(content: bytes, name: str, _told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.sagemodeler.read import read

    return read(content, name)


def looks_like_sage_modeler(content: bytes) -> bool:
    """Whether a file is JSON with nodes and links of SageModeler."""
    if not content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    return b'"nodes"' in content and _MARKS.search(content) is not None


FORMAT = Format(
    id="sagemodeler",
    title="SageModeler (JSON)",
    suffixes=(".json", ".sagemodeler", ".codap", ".sage"),
    read=_read,
    write=None,
    sniff=looks_like_sage_modeler,
    keeps=frozenset(),
)
