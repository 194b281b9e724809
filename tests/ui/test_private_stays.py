"""What is private is in no byte of a figure, unpacked parts included."""

import io
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.page import Asked
from loopmap.editing.loop_pages import loop_pages
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, Idea, Level, Link, Note, Sign, Variable
from loopmap.ui.exporting import Export, picture
from tests.support.drawn_maps import HERE, document_of

WHOLE = Asked(title=True, legend=True, source=True, beliefs=True)
LINKS = (RecordId("l0"), RecordId("l1"))


def _document():
    """Two variables in a ring with fifty private texts about them, and one that may be shown."""
    evidence = {
        RecordId(f"e{i}"): Evidence(RecordId(f"e{i}"), text=f"HIDDEN-{i}", source=f"HIDDEN-{i}s")
        for i in range(20)
    }
    shown = Evidence(RecordId("room"), text="May be said", level=Level.ROOM)
    ids = (*evidence, shown.id)
    a, b = (
        Variable(RecordId(i), i.upper(), x, 0.0, meaning=f"HIDDEN-meaning-{i}", evidence=ids)
        for i, x in (("a", 0.0), ("b", 300.0))
    )
    links = [
        Link(k, s, t, Sign.SAME, reason=f"HIDDEN-reason-{k}", evidence=ids)
        for k, s, t in zip(LINKS, (a.id, b.id), (b.id, a.id), strict=True)
    ]
    notes = [Note(RecordId(f"n{i}"), f"HIDDEN-note-{i}", 0.0, 90.0 * i) for i in range(20)]
    ideas = {RecordId(f"i{i}"): Idea(RecordId(f"i{i}"), f"HIDDEN-idea-{i}") for i in range(10)}
    made = document_of(a, b, *links, *notes)
    return replace(made, evidence={**evidence, shown.id: shown}, ideas=ideas)


def _wanted(suffix):
    document = _document()
    causal_map = document.maps[HERE]
    badges = (Badge(LINKS, "R1", "reinforcing"),)
    pages = loop_pages(document, causal_map, badges) if suffix in {".pptx", ".pdf"} else ()
    path = Path(f"HIDDEN-path{suffix}")
    return Export(path, causal_map, asked=WHOLE, badges=badges, loop_pages=pages)


def _parts(content, suffix):
    yield content
    if suffix == ".pptx":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            yield from (name.encode() + parts.read(name) for name in parts.namelist())
    if suffix == ".pdf":
        for piece in content.split(b"stream\n")[1:]:
            try:
                yield zlib.decompressobj().decompress(piece)
            except zlib.error:
                continue


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".pptx"])
def test_no_private_text_is_in_any_byte_of_a_figure(qapp, suffix):
    for part in _parts(picture(_wanted(suffix), suffix), suffix):
        assert b"HIDDEN" not in part
        assert "HIDDEN".encode("utf-16-be") not in part


def test_what_may_be_shown_is_shown(qapp):
    parts = list(_parts(picture(_wanted(".pptx"), ".pptx"), ".pptx"))
    assert any(b"May be said" in part for part in parts[1:])
