"""Kumu's JSON: exports of whole projects and blueprints are read, blueprints are written."""

from __future__ import annotations

import re

from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.formats.json_text import read_object
from loopmap.formats.modeljson import looks_like_model_json
from loopmap.model.document import Document

_PROJECT = re.compile(rb'"(?:attributeRelevance|proxyImages|defaultPerspective)"\s*:')
_BLUEPRINT = re.compile(rb'"(?:elements|connections)"\s*:\s*\[')


def _read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    from loopmap.formats.kumu.read import read  # comes in with the first file

    return read(read_object(content, name, "a Kumu file"), name, told)


def _looks_like_kumu(content: bytes) -> bool:
    head = content[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"{"):
        return False
    if _PROJECT.search(content) is not None:
        return True
    return _BLUEPRINT.search(content) is not None and not looks_like_model_json(content)


def _write(document: Document) -> bytes:
    from loopmap.formats.kumu.write import write_blueprint

    return write_blueprint(document)


FORMAT = Format(
    id="kumu",
    title="Kumu (JSON)",
    suffixes=(".json",),
    read=_read,
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
)
