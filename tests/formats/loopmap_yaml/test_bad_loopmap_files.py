"""Every bad file gets one clear sentence with its line and field, and costs little."""

import re
import sys
from itertools import pairwise
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

GOLDEN = sorted((Path(__file__).parents[2] / "golden" / "formats" / "loopmap").glob("*.loopmap"))
HEAD = "loopmap: 1\nmaps:\n  - id: m1\n    title: Today\n"
V1 = "      - {id: v1, name: Fines, at: [0, 0]}\n"
V2 = "      - {id: v2, name: Strain, at: [0, 0]}\n"
END = "end: loopmap\n"
LOADERS = pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])


def with_variables(*lines: str) -> bytes:
    return f"{HEAD}    variables:\n{''.join(lines)}{END}".encode()


def with_link(link: str) -> bytes:
    return f"{HEAD}    variables:\n{V1}{V2}    links:\n      - {{{link}}}\n{END}".encode()


def refusal(content: bytes, loader: type | None = None) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read(content, "map.loopmap", loader=loader)
    error = caught.value
    assert error.file == "map.loopmap"
    assert re.search(r"[.!]$", error.text), error.text
    return error


def test_the_sentence_names_file_line_and_field():
    error = refusal(with_variables(V1, "      - {id: v2, name: Strain, at: [0, high]}\n"))
    assert str(error) == (
        "map.loopmap, line 7, field “at”: A number was expected here, but “high” was found."
    )


@pytest.mark.parametrize("content", [b"", b"\n", b"  \n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file(content):
    assert refusal(content).text == "The file is empty."


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 a zip file \x80\x81",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        "título;año\n".encode("latin-1"),
        with_variables(V1).replace(b"Fines", "Büße".encode("cp1252")),
    ],
)
def test_a_file_that_is_not_utf_8(content):
    error = refusal(content)
    assert "not UTF-8" in error.text or "control character" in error.text
    assert error.line is not None


def test_the_line_of_a_byte_that_is_not_utf_8():
    content = with_variables(V1, V2).replace(b"Strain", b"Str\xe4in")
    assert (refusal(content).line, refusal(content).text) == (7, "Byte 129 is not UTF-8.")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16(encoding):
    text = with_variables(V1).decode()
    mark = "" if encoding == "utf-16" else "\ufeff"
    assert "UTF-16" in refusal((mark + text).encode(encoding)).text


def test_a_byte_order_mark_does_no_harm():
    assert read(b"\xef\xbb\xbf" + with_variables(V1), "m").document.maps


def test_windows_line_ends_do_no_harm():
    plain = with_variables(V1, V2)
    assert read(plain.replace(b"\n", b"\r\n"), "m").document == read(plain, "m").document


@pytest.mark.parametrize(
    "content",
    [b"hello\n", b"from,to\na,b\n", b"<xml/>", b'{"a": 1}', b"maps: []\n", b"loopmap\n", b"# x\n"],
)
def test_a_file_of_another_kind(content):
    assert refusal(content).text.startswith("This is not a Loopmap file")


@pytest.mark.parametrize("version", ["0", "-1", "one", "", "[1]", "1e3", "99999999999999999999"])
def test_a_version_that_is_none(version):
    content = with_variables(V1).replace(b"loopmap: 1", f"loopmap: {version}".encode(), 1)
    assert refusal(content).field == "loopmap"


@LOADERS
def test_tabs_as_indentation(loader):
    error = refusal(with_variables("\t" + V1.strip() + "\n"), loader)
    assert (error.line, error.text) == (6, "The line is indented with a tab; use spaces.")


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9f", "\uffff"])
def test_a_control_character(character):
    error = refusal(with_variables(V1, V2.replace("Strain", f"Str{character}in")))
    assert error.line == 7
    assert f"U+{ord(character):04X}" in error.text


@LOADERS
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("      - {id: v1, name: *x}\n", "A repeated value (“*name”) is not allowed."),
        ("      - &x {id: v1, name: A}\n", "A named value (“&name”) is not allowed."),
        ("      - {id: v1, name: &x A}\n", "A named value (“&name”) is not allowed."),
        ("      - {id: v1, name: !!str A}\n", "A type mark (“!…”) is not allowed."),
        ("      - !thing {id: v1, name: A}\n", "A type mark (“!…”) is not allowed."),
        ("      - {id: v1, name: ! A}\n", "A type mark (“!…”) is not allowed."),
        ("      - {id: v1, name: !z!y A}\n", "A type mark (“!…”) is not allowed."),
        (
            "      - {id: v1, name: !!python/object/apply:os.system [id]}\n",
            "A type mark (“!…”) is not allowed.",
        ),
    ],
)
def test_anchors_aliases_and_tags(line, sentence, loader):
    error = refusal(with_variables(line), loader)
    assert (error.line, error.text) == (6, sentence)


@LOADERS
def test_an_alias_bomb_is_refused_at_its_first_anchor(loader):
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    names = "abcdefghijklmnopqrst"
    for before, name in pairwise(names):
        rows.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    error = refusal(("loopmap: 1\n" + "\n".join(rows)).encode(), loader)
    assert (error.line, error.text) == (2, "A named value (“&name”) is not allowed.")


@LOADERS
@pytest.mark.parametrize("opening", ["[", "{a: ", "[{a: ", "- ", "? "])
def test_deep_nesting_is_refused_before_it_can_do_harm(opening, loader):
    error = refusal(("loopmap: 1\nx:\n  " + opening * 100_000).encode(), loader)
    assert error.line in (2, 3)


@LOADERS
def test_a_merge_key_is_a_field_like_any_other(loader):
    opened = read(with_variables("      - {id: v1, name: A, <<: {x: 1}}\n"), "m", loader=loader)
    (variable,) = next(iter(opened.document.maps.values())).variables.values()
    assert variable.extra == {"<<": {"x": 1}}


@LOADERS
@pytest.mark.parametrize(
    ("content", "line", "field"),
    [
        (with_variables("      - {id: v1, name: A, name: B}\n"), 6, "name"),
        (with_variables(V1) + b"maps: []\n", 8, "maps"),
        (with_variables("      - {id: v1, name: A, later: {x: 1, x: 2}}\n"), 6, "x"),
    ],
)
def test_a_field_given_twice(content, line, field, loader):
    error = refusal(content, loader)
    assert (error.line, error.field) == (line, field)
    assert error.text.startswith("The field is given twice, first on line ")


@pytest.mark.parametrize("number", [".nan", ".inf", "-.inf", "nan", "inf", "1e999", "-1e7", "1_0"])
def test_coordinates_that_are_no_position(number):
    error = refusal(with_variables(f"      - {{id: v1, name: A, at: [{number}, 0]}}\n"))
    assert (error.line, error.field) == (6, "at")
    assert "was expected" in error.text


@pytest.mark.parametrize(
    ("link", "field", "sentence"),
    [
        ("id: l1, from: v1, to: v9", "to", "There is no variable “v9” on this map."),
        ("id: l1, from: v9, to: v1", "from", "There is no variable “v9” on this map."),
        ("id: l1, from: v1", "to", "A link needs this field."),
        ("from: v1, to: v2", "id", "A link needs this field."),
        (
            "id: l1, from: v1, to: v2, sign: x",
            "sign",
            "“+”, “-” or “?” was expected here, but “x” was found.",
        ),
        (
            "id: l1, from: v1, to: v2, strength: huge",
            "strength",
            "“weak”, “medium” or “strong” was expected here, but “huge” was found.",
        ),
        (
            "id: l1, from: v1, to: v2, delayed: a year",
            "delayed",
            "true or false was expected here, but “a year” was found.",
        ),
        (
            "id: l1, from: v1, to: v2, confidence: 3",
            "confidence",
            "A number between 0 and 1 was expected here, but “3” was found.",
        ),
        (
            "id: l1, from: [v1], to: v2",
            "from",
            "An id was expected here, but a list was found.",
        ),
        (
            "id: l1, from: v1, to: ~",
            "to",
            "An id was expected here, but nothing was found.",
        ),
        (
            "id: l1, from: v1, to: v2, reason: {a: b}",
            "reason",
            "A text was expected here, but a group of fields was found.",
        ),
        (
            "id: l1, from: v1, to: v2, evidence: e1",
            "evidence",
            "A list of ids like [a1, b2] was expected here, but “e1” was found.",
        ),
        (
            "id: l1, from: v1, to: v2, evidence: [e1]",
            "evidence",
            "There is no evidence “e1”.",
        ),
        ('id: "", from: v1, to: v2', "id", "An id cannot be empty."),
        ("id: v1, from: v1, to: v2", "id", "The id “v1” is used twice, first on line 6."),
    ],
)
def test_a_link_that_says_something_impossible(link, field, sentence):
    error = refusal(with_link(link))
    assert (error.line, error.field, error.text) == (9, field, sentence)


@pytest.mark.parametrize("name", ["fines", "FINES", '" Fines "', "Ｆｉｎｅｓ", '"Fi\\u006ees"'])
def test_two_variables_of_one_name_after_folding(name):
    error = refusal(with_variables(V1, f"      - {{id: v2, name: {name}}}\n"))
    assert (error.line, error.field) == (7, "name")
    assert error.text.startswith("Two variables are called “")
    assert error.text.endswith("The first is on line 6.")


def test_two_links_between_the_same_variables():
    error = refusal(with_link("id: l1, from: v1, to: v2}\n      - {id: l2, from: v1, to: v2"))
    assert (error.line, error.field) == (10, "to")
    assert error.text.endswith("The first is on line 9.")


def test_a_record_with_fields_on_several_lines_names_the_line_of_the_field():
    block = "      - id: v1\n        name: A\n        at:\n          - 1\n          - high\n"
    error = refusal(with_variables(block))
    assert (error.line, error.field) == (10, "at")


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b"loopmap: 1\nend: loopmap\n", "maps"),
        (b"loopmap: 1\nmaps: []\n", "maps"),
        (b"loopmap: 1\nmaps: many\n", "maps"),
        (b"loopmap: 1\nmaps: {id: m1}\n", "maps"),
        (b"loopmap: 1\nmaps: [{id: m1}]\n", "title"),
        (b"loopmap: 1\nmaps: [{title: x}]\n", "id"),
        (b"loopmap: 1\nmaps: [{id: document, title: x}]\n", "id"),
        (b"loopmap: 1\nevidence: [{id: m1}]\nmaps: [{id: m1, title: x}]\n", "id"),
        (b"loopmap: 1\nmaps: [{id: m1, title: x}, {id: m1, title: y}]\n", "id"),
        (with_variables("      - {id: v1, name: ''}\n"), "name"),
        (with_variables("      - {id: v1, name: null}\n"), "name"),
        (with_variables("      - {id: v1, name: A, group: g9}\n"), "group"),
    ],
)
def test_a_document_that_lacks_something(content, field):
    assert refusal(content).field == field


@pytest.mark.parametrize("content", [b"loopmap: 1\nmaps: [m1]\n", with_variables("      - v1\n")])
def test_a_record_that_is_no_record(content):
    assert "between braces was expected here" in refusal(content).text


@LOADERS
@pytest.mark.parametrize(
    "content",
    [
        b"loopmap: 1\n--- \nloopmap: 1\n",
        with_variables(V1) + b"...\nmore: 1\n",
        b"loopmap: 1\nmaps: [{id: m1, title: x}\n",
        b"loopmap: 1\nmaps: [{id: m1, title: x]\n",
        b'loopmap: 1\nmaps: [{id: m1, title: "x}]\n',
        b'loopmap: 1\nmaps: [{id: m1, title: "\\q"}]\n',
        b"loopmap: 1\nmaps:\n- {id: m1, title: a: b}\n",
        b"loopmap: 1\ntitle: a: b\n",
        b"loopmap: 1\n  title: a\n",
        b"loopmap: 1\nmaps: @x\n",
        b"loopmap: 1\nmaps:\n  - id: m1\n title: x\n",
        b"loopmap: 1\n? [a, b]\n: 1\n",
        b"loopmap: 1\n%x\n",
        b"%YAML 3.0\n---\nloopmap: 1\n",
        b"%TAG !z! tag:x,2000:\n---\nloopmap: 1\n",
    ],
)
def test_yaml_that_is_broken(content, loader):
    error = refusal(content, loader)
    assert error.text != "This cannot be read as YAML."


@LOADERS
def test_an_escape_beyond_unicode(loader):
    refusal(b'loopmap: 1\nmaps: [{id: m1, title: "\\U00110000"}]\n', loader)


def test_half_a_surrogate_pair():
    error = refusal(b'loopmap: 1\nmaps: [{id: m1, title: "\\ud800"}]\n')
    assert error.line == 2


def test_a_file_whose_first_line_only_seems_right():
    assert refusal(b"'loopmap: 1': 2\n").text.startswith("This is not a Loopmap file")
    assert refusal(b"'loopmap : 1\n").text == "A quoted text is not closed."


def test_a_document_that_could_not_be_opened_again_is_not_saved(monkeypatch):
    document = read(with_variables(V1, V2), "m").document
    writer = sys.modules["loopmap.formats.loopmap_yaml.write"]  # the package shows the function
    monkeypatch.setattr(writer, "MAX_VALUES", 10)
    with pytest.raises(StorageError, match="so large"):
        write(document)


def test_a_file_over_64_mb_is_refused_before_parsing():
    assert "64 MB" in refusal(b"loopmap: 1\n" + b" " * (64 * 1024 * 1024)).text


@pytest.mark.parametrize("junk", ["a", "- ", '"', "{", "é", "a: "])
def test_a_long_line_of_garbage_is_refused(junk):
    refusal(b"loopmap: 1\nx: " + (junk * 3_000_000).encode())


def test_endless_values_are_refused(monkeypatch):
    monkeypatch.setattr("loopmap.formats.loopmap_yaml.tree.MAX_VALUES", 1000)
    error = refusal(("loopmap: 1\n" + "".join(f"k{i}: 1\n" for i in range(1000))).encode())
    assert (error.line, error.text) == (500, "The file has more values than any map needs.")


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


@pytest.mark.parametrize(
    ("line", "field", "what"),
    [
        ("    groups: [{id: g1, name: A, colour: 1.5}]\n", "colour", "A whole number was"),
        ("    groups: [{id: g1, name: A, colour: -1}]\n", "colour", "A number between 0"),
        ("    groups: [{id: g1, name: A, size: [-1, 2]}]\n", "size", "A number between 0"),
        ("    groups: [{id: g1, name: A, at: [1]}]\n", "at", "A pair of numbers like"),
        ("    groups: [{id: g1, name: A, at: ['1', 2]}]\n", "at", "A number was expected"),
        ("    notes: [{id: n1}]\n", "text", "A note needs this field."),
        ("    notes: [{id: n1, text: a, level: secret}]\n", "level", "“private”, “room” or “pu"),
        ("    loops: [{id: p1, label: R1}]\n", "links", "A loop needs this field."),
        (
            "    found_stories: [{id: t1, pattern: a, variables: [], roles: [v1]}]\n",
            "roles",
            "A part and an id",
        ),
        ("    scenarios: [{id: s1, name: a, interventions: [cut]}]\n", "interventions", "An inte"),
        ("    scenarios: [{id: s1, name: a, outcomes: [v1]}]\n", "interventions", "Scenario “a”"),
        ("    scenarios: [{id: s1, name: a, interventions: [{}]}]\n", "action", "An intervention"),
        ("    question: [why]\n", "question", "A text was expected here, but a list was found."),
    ],
)
def test_every_other_kind_of_record_says_what_is_wrong(line, field, what):
    error = refusal(f"{HEAD}{line}{END}".encode())
    assert (error.line, error.field) == (5, field)
    assert error.text.startswith(what)


def test_two_loops_of_one_label_name_both_lines():
    loops = [f"      - {{id: {loop}, label: R1, links: []}}\n" for loop in ("p1", "p2")]
    error = refusal(f"{HEAD}    loops:\n{''.join(loops)}{END}".encode())
    assert (error.line, error.text) == (7, "Two loops are labelled R1. The first is on line 6.")


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


@settings(max_examples=100, deadline=None)
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
