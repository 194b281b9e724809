"""JSON of other people comes in within bounds, or with one sentence that names a place."""

import json

import pytest

from loopmap.errors import FormatError
from loopmap.formats.json_text import MAX_DEPTH, read_json, read_object


def refusal(content: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read_object(content, "map.json", "a Kumu file")
    assert caught.value.file == "map.json"
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_values_come_in_as_they_are_in_the_usual_encodings(encoding):
    value = {"names": ["Trust", "Schüler", "信頼"], "n": 1, "x": -2.5e3, "none": None, "yes": True}
    content = json.dumps(value, ensure_ascii=False).encode(encoding)
    assert read_json(content, "map.json") == value


def test_a_fault_has_its_line_and_says_what_was_expected():
    error = refusal(b'{\n "a": 1,\n "b" 2\n}')
    assert (error.line, "a Kumu file" in error.text) == (3, True)


def test_a_file_that_was_cut_short_says_so():
    assert refusal(b'{\n "a": [1,\n 2').text == "The file ends before it is complete."
    assert refusal(b'{\n "a": [1,\n 2').line == 3


def test_a_field_given_twice_is_named():
    assert refusal(b'{"a": {"b": 1, "c": 2, "b": 3}}').field == "b"


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused_with_its_line(word):
    error = refusal(f'{{"a": "NaN",\n"b": {word}}}'.encode())
    assert (error.line, word in error.text) == (2, True)


def test_numbers_beyond_all_bounds_are_refused():
    assert "too large" in refusal(b'{"a": 1e999}').text
    assert "too long" in refusal(b'{"a": ' + b"9" * 100_000 + b"}").text


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
@pytest.mark.parametrize("deep", [MAX_DEPTH + 1, 5_000, 500_000])
def test_deep_nesting_is_refused(opening, deep):
    closing = b"]" if opening == b"[" else b"}"
    error = refusal(b'{"x":' + opening * deep + b"1" + closing * deep + b"}")
    assert "nested too deeply" in error.text


def test_endless_values_are_refused_before_they_are_made():
    assert "more values" in refusal(b"[" + b"[]," * 1_200_000 + b"1]").text


def test_half_a_character_is_replaced_in_names_and_values():
    assert read_json(rb'{"a\ud800": ["\udc00b", 1]}', "x") == {"a\ufffd": ["\ufffdb", 1]}
    assert read_json(rb'["\ud83d\ude00"]', "x") == ["\U0001f600"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf  ", "empty"),
        (b'{"a": "\xff"}', "Byte 8 is not UTF-8"),
        (b"[1]", "does not consist of fields"),
        (b"\xff\xfe{", "UTF-16"),
    ],
)
def test_what_is_no_object_says_why(content, words):
    assert words in refusal(content).text
