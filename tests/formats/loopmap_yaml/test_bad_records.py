"""A record that says something wrong is named with file, line and field."""

import pytest

from tests.support.loopmap_files import END, HEAD, V1, refusal, with_link, with_variables


def test_the_sentence_names_file_line_and_field():
    error = refusal(with_variables(V1, "      - {id: v2, name: Strain, at: [0, high]}\n"))
    assert str(error) == (
        "map.loopmap, line 7, field “at”: A number was expected here, but “high” was found."
    )


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
