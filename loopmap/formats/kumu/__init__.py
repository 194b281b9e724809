"""Kumu's blueprints: elements, connections and loops for one map, as JSON.

Start reading at `shapes.py`: what Kumu says, of projects (`project.py`), blueprints
(`blueprint.py`) and sheets (`sheets.py`; `formats/kumu_sheets.py`, `formats/kumu_csv.py`);
`signs.py` its rule of signs, `document.py` the maps, `write.py`, `project_out.py`,
`sheets_out.py` the ways back.
"""

from __future__ import annotations

import re

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.formats.json_text import read_object
from loopmap.formats.modeljson import looks_like_model_json
from loopmap.formats.simlin import looks_like_simlin
from loopmap.model.document import Document

PROJECT = re.compile(rb'"(?:attributeRelevance|proxyImages|defaultPerspective)"\s*:')
"""Fields that only an export of a whole project has."""

_BLUEPRINT = re.compile(rb'"(?:elements|connections)"\s*:\s*\[')


def read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """The document of a blueprint or a project. Raises FormatError."""
    from loopmap.formats.kumu.read import read as read_values  # comes in with the first file

    return read_values(read_object(content, name, "a Kumu file"), name, told)


def _lost(document: Document) -> tuple[str, ...]:
    from loopmap.formats.kumu.write import lost

    return lost(document)


def _looks_like_kumu(content: bytes) -> bool:
    head = content[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"{"):
        return False
    if PROJECT.search(content) is not None or any(
        looks(content) for looks in (looks_like_model_json, looks_like_simlin)
    ):
        return False
    return _BLUEPRINT.search(content) is not None


def _write(document: Document) -> bytes:
    from loopmap.formats.kumu.write import write_blueprint

    return write_blueprint(document)


FORMAT = Format(
    id="kumu",
    title="Kumu blueprint",
    suffixes=(".json",),
    read=read,
    write=_write,
    sniff=_looks_like_kumu,
    keeps=frozenset(
        (
            "names",
            "unlinked",
            "links",
            "signs",
            "delays",
            "strengths",
            "loops",
            "meanings",
            "reasons",
            "kinds",
        )
    ),
    cannot_hold=_lost,
)
