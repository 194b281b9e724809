"""What a file holds decides who reads it; what nobody reads is told, with what could be."""

import io
import json
import zipfile

import pytest

from loopmap.errors import FormatError
from loopmap.formats.registry import open_content

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
PAGE = b"<!DOCTYPE html>\n<html><head><title>Map</title></head><body><p>Hi<br></body></html>"
BLUEPRINT = json.dumps(
    {
        "elements": [{"label": "Fines"}, {"label": "Strain"}],
        "connections": [{"from": "Fines", "to": "Strain", "type": "++"}],
    }
).encode()


def word_document() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>")
    return held.getvalue()


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(FormatError) as caught:
        open_content(content, name)
    assert str(caught.value).startswith(name)
    return str(caught.value)


@pytest.mark.parametrize("name", ["map.json", "map.csv", "map.prsm", "map.mdl", "map.xml"])
def test_a_picture_is_called_a_picture_whatever_its_name(name):
    assert "This is a picture (PNG), not a map." in refusal(PICTURE, name)


@pytest.mark.parametrize("name", ["map.xml", "map.stmx", "map.mmp", "map.json"])
def test_a_web_page_is_called_a_web_page_whatever_its_name(name):
    assert "This is a web page, not a map." in refusal(PAGE, name)
    assert "This is a web page, not a map." in refusal(b'<?xml version="1.0"?>\n' + PAGE, name)


def test_a_word_document_is_no_spreadsheet():
    assert "This is a Word document, not a map." in refusal(word_document(), "map.xlsx")


@pytest.mark.parametrize("content", [b'{"hello": [1]}', b"[1, 2, 3]", b'{"nodes": 3'])
def test_json_of_nobody_is_told_which_json_is_read_and_is_no_faulty_kumu_file(content):
    told = refusal(content, "map.json")
    assert "Loopmap does not know this kind of file." in told
    assert "It looks like JSON; of that Loopmap reads Kumu blueprint, Kumu project" in told
    assert "PRSM" in told
    assert "not a Kumu" not in told


def test_xml_of_nobody_is_told_which_xml_is_read():
    told = refusal(b'<?xml version="1.0"?><recipe/>', "map.xml")
    assert "Loopmap does not know this kind of file." in told
    assert "Insight Maker" in told
    assert "GraphML" in told


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["map.json", "map.xml"])
def test_an_empty_file_is_called_empty(content, name):
    assert refusal(content, name).endswith("The file is empty.")


@pytest.mark.parametrize("name", ["map.mdl", "map.mmp", "map.csv", "map.txt", "map.graphml", "map"])
def test_a_file_of_a_wrong_name_is_read_for_what_it_holds(name):
    causal_map = open_content(BLUEPRINT, name).document.maps["m1"]
    assert [each.name for each in causal_map.variables.values()] == ["Fines", "Strain"]


def test_a_broken_file_of_ours_is_told_what_is_broken_in_it():
    told = refusal(BLUEPRINT, "map.loopmap")
    assert "does not know this kind" not in told
