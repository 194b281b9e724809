"""Insight Maker's own files, mark-up with cells of a drawing in it; read only.

Start reading at `document.py`: Insight Maker's models, as mark-up (`mark_up.py`) and as ModelJSON
(`model_json.py`, `write_json.py`), its equations in our language and back (`equations.py`); links
that equations ask for come from `incoming/equation_links.py`.
"""

from __future__ import annotations

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told


def _read(content: bytes, name: str, _told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.insightmaker.mark_up import read

    return read(content, name)


def looks_like_insight_maker(content: bytes) -> bool:
    """Whether a file has Insight Maker's outermost element near its beginning."""
    return b"<InsightMakerModel" in content[:4096]


FORMAT = Format(
    id="insightmaker",
    title="Insight Maker",
    suffixes=(".insightmaker", ".xml"),
    read=_read,
    write=None,
    sniff=looks_like_insight_maker,
    keeps=frozenset(),
)
