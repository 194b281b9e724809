"""Kumu's export of a whole project, with places, maps, fields and views."""

from __future__ import annotations

from loopmap.formats.format import Format
from loopmap.formats.kumu import PROJECT, read
from loopmap.model.document import Document


def _write(document: Document) -> bytes:
    from loopmap.formats.kumu.project_out import write_project  # comes in with the first file

    return write_project(document)


def _looks_like_project(content: bytes) -> bool:
    head = content[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and PROJECT.search(content) is not None


FORMAT = Format(
    id="kumu-project",
    title="Kumu project",
    suffixes=(".json",),
    read=read,
    write=_write,
    sniff=_looks_like_project,
    keeps=frozenset(
        (
            *("names", "unlinked", "links", "signs", "delays", "strengths", "positions"),
            *("loops", "meanings", "reasons", "kinds", "maps"),
        )
    ),
)
