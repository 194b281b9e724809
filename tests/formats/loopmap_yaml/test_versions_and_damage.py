"""Files of other versions, files changed by hand, and files that were cut or damaged."""

import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.errors import FormatError, StorageError
from loopmap.formats.loopmap_yaml import read, write
from loopmap.formats.loopmap_yaml.read import COMMENTS, CUT_SHORT, NEWER
from loopmap.model.records import Sign
from loopmap.model.rules import problems
from tests.support.loopmap_files import HEAD, V1, V2, refusal, with_link, with_variables

GOLDEN = sorted((Path(__file__).parents[2] / "golden" / "formats" / "loopmap").glob("*.loopmap"))


def test_a_document_that_could_not_be_opened_again_is_not_saved(monkeypatch):
    document = read(with_variables(V1, V2), "m").document
    writer = sys.modules["loopmap.formats.loopmap_yaml.write"]  # the package shows the function
    monkeypatch.setattr(writer, "MAX_VALUES", 10)
    with pytest.raises(StorageError, match="so large"):
        write(document)


def test_a_file_of_a_newer_version_opens_to_be_read():
    content = with_variables(V1).replace(b"loopmap: 1", b"loopmap: 2.3", 1)
    opened = read(content, "m")
    assert opened.read_only == NEWER
    assert len(opened.document.maps) == 1


def test_a_file_of_a_newer_version_that_cannot_be_understood_says_so():
    content = with_link("id: l1, from: v1, to: v2, sign: '±'").replace(b"loopmap: 1", b"loopmap: 2")
    assert "newer version" in str(refusal(content))


def test_a_later_minor_version_is_ours():
    content = with_variables(V1).replace(b"loopmap: 1", b"loopmap: 1.4", 1)
    assert read(content, "m").read_only is None


def test_a_person_may_leave_out_quotation_marks_and_the_end():
    text = HEAD + "    variables:\n      - {id: 1, name: no}\n      - {id: 2, name: 1e3}\n"
    text += "    links:\n      - {id: 3, from: 1, to: 2, sign: -}\n    notes:\n"
    opened = read(text.encode(), "m")
    (causal_map,) = opened.document.maps.values()
    assert [v.name for v in causal_map.variables.values()] == ["no", "1e3"]
    assert [link.sign for link in causal_map.links.values()] == [Sign.OPPOSITE]
    assert opened.warnings == (CUT_SHORT,)
    assert opened.unplaced == (causal_map.id,)


def test_a_person_who_wrote_comments_is_told_that_they_will_go():
    text = with_variables("      # ask again\n", V1, V2.replace("Strain", '"Strain # 2"'))
    assert read(text, "m").warnings == (COMMENTS,)
    assert read(with_variables(V1, V2.replace("Strain", '"# Strain"')), "m").warnings == ()


def test_a_small_file_cut_at_every_byte_is_refused_or_warned_of_or_whole():
    content = write(read(with_link('id: l1, from: v1, to: v2, reason: "a: b"'), "m").document)
    whole = read(content, "m").document
    for length in range(len(content)):
        try:
            opened = read(content[:length], "cut.loopmap")
        except FormatError:
            continue
        assert opened.warnings == (CUT_SHORT,) or opened.document == whole, content[:length]


PIECES = [
    ": ",
    ", ",
    "{",
    "}",
    "[",
    "]",
    "\n",
    "  ",
    "- ",
    '"',
    "'",
    "#",
    "?",
    "null",
    "1e999",
    "!",
    "&a",
    "*a",
    "\\",
    "id",
    "links: ",
    "\t",
    "\x00",
    "\x85",
    "[[",
]


@settings(max_examples=100)
@given(
    st.sampled_from(GOLDEN),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(PIECES)), max_size=3),
    st.sampled_from([yaml.CSafeLoader, yaml.SafeLoader]),
)
def test_a_damaged_file_is_refused_or_is_a_sound_document(path, damages, loader):
    text = path.read_text("utf-8")
    for place, length, piece in damages:
        start = int(place * len(text))
        text = text[:start] + piece + text[start + length :]
    try:
        document = read(text.encode(), "damaged.loopmap", loader=loader).document
    except FormatError:
        return
    assert problems(document) == []
    assert read(write(document), "again").document == document
