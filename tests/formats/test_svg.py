"""SVG files: well formed, marked with their records, the same every time."""

import xml.etree.ElementTree as ET

import pytest

from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, page_of
from loopmap.diagram.style import THEMES, load_style
from loopmap.formats.svg import write_svg
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable
from tests.support.drawn_maps import full_map, map_of, ring

SVG = "{http://www.w3.org/2000/svg}"


def _svg(causal_map, theme="light", **asked):
    page = page_of(causal_map, load_style(theme), bundled_measure(), asked=Asked(**asked))
    return write_svg(page, causal_map)


def test_links_are_marked_with_their_ends_and_sign():
    root = ET.fromstring(_svg(full_map()))
    link = root.find(f".//{SVG}g[@id='l1']")
    assert (link.get("data-from"), link.get("data-to"), link.get("data-sign")) == ("v1", "v2", "-")
    assert root.find(f".//{SVG}g[@id='l3']").get("data-delayed") == "yes"
    assert root.find(f".//{SVG}g[@id='v0']").get("data-name") == "Variable 0"


def test_arcs_are_arcs_and_names_are_text():
    root = ET.fromstring(_svg(map_of(*ring([(0, 0), (300, 0), (150, 200)]))))
    arcs = [p for p in root.iter(f"{SVG}path") if " A" in p.get("d")]
    crossing_over = [p for p in arcs if p.get("stroke") == load_style().paper]
    assert (len(arcs), len(crossing_over)) == (6, 3)
    texts = [t.text for t in root.iter(f"{SVG}text")]
    assert {"Variable 0", "Variable 1", "Variable 2"} <= set(texts)


def test_title_and_description_are_inside():
    root = ET.fromstring(_svg(full_map()))
    assert root.find(f"{SVG}title").text == "Fines <today>"
    assert "Variable 1 to Variable 2: opposite way." in root.find(f"{SVG}desc").text


def test_a_private_note_is_nowhere_in_the_file():
    assert b"SECRET-WORD" not in _svg(full_map(), title=True, legend=True, source=True)


@pytest.mark.parametrize("theme", THEMES)
def test_the_same_map_gives_the_same_bytes(theme):
    assert _svg(full_map(), theme) == _svg(full_map(), theme)


@pytest.mark.parametrize(
    "name", ["a < b & \"c\" 'd'", "\u202eמחר", "日本語", "e\u0301", "👩‍👩‍👧", "x\ufffe\x0cy"]
)
def test_any_name_gives_a_well_formed_file(name):
    root = ET.fromstring(_svg(map_of(Variable(RecordId("v1"), name), title=name)))
    assert root.find(f"{SVG}title").text


def test_ids_are_unique_and_usable_in_a_style_sheet():
    root = ET.fromstring(_svg(full_map(), legend=True))
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert not any(":" in i for i in ids)


def test_a_text_from_right_to_left_says_so_and_lies_where_it_is_painted():
    title, name = "אמון (trust)", "Trust (אמון)"
    page = page_of(
        map_of(Variable(RecordId("v1"), name)),
        load_style("light"),
        bundled_measure(),
        title=title,
        asked=Asked(title=True),
    )
    drawn = ET.fromstring(write_svg(page)).iter("{http://www.w3.org/2000/svg}text")
    texts = {"".join(text.itertext()): text for text in drawn}
    assert (texts[title].get("direction"), texts[title].get("text-anchor")) == ("rtl", "end")
    assert texts[name].get("direction") is None
