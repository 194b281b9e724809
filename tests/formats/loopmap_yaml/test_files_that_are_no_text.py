"""What is no text, or no file of ours, is refused with one clear sentence, and costs little."""

import pytest

from loopmap.formats.loopmap_yaml import read
from tests.support.loopmap_files import V1, V2, refusal, with_variables


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


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9f", "\uffff"])
def test_a_control_character(character):
    error = refusal(with_variables(V1, V2.replace("Strain", f"Str{character}in")))
    assert error.line == 7
    assert f"U+{ord(character):04X}" in error.text


def test_a_file_whose_first_line_only_seems_right():
    assert refusal(b"'loopmap: 1': 2\n").text.startswith("This is not a Loopmap file")
    assert refusal(b"'loopmap : 1\n").text == "A quoted text is not closed."


def test_a_file_over_64_mb_is_refused_before_parsing():
    assert "64 MB" in refusal(b"loopmap: 1\n" + b" " * (64 * 1024 * 1024)).text


@pytest.mark.parametrize("junk", ["a", "- ", '"', "{", "é", "a: "])
def test_a_long_line_of_garbage_is_refused(junk):
    refusal(b"loopmap: 1\nx: " + (junk * 3_000_000).encode())


def test_endless_values_are_refused(monkeypatch):
    monkeypatch.setattr("loopmap.formats.loopmap_yaml.tree.MAX_VALUES", 1000)
    error = refusal(("loopmap: 1\n" + "".join(f"k{i}: 1\n" for i in range(1000))).encode())
    assert (error.line, error.text) == (500, "The file has more values than any map needs.")
