"""Simlin's projects as JSON; read only."""

from __future__ import annotations

import re

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told

_MODELS = re.compile(rb'"models"\s*:\s*\[')


def _read(content: bytes, name: str, _told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.simlin.read import read

    return read(content, name)


def looks_like_simlin(content: bytes) -> bool:
    """Whether a file is JSON with models and when they run."""
    if not content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    return b'"simSpecs"' in content and _MODELS.search(content) is not None


FORMAT = Format(
    id="simlin",
    title="Simlin (JSON)",
    suffixes=(".json", ".sd.json"),
    read=_read,
    write=None,
    sniff=looks_like_simlin,
    keeps=frozenset(),
)
