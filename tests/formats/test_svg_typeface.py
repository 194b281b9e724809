"""An SVG file can carry the typeface: the cuts it uses, whole, and no others."""

import base64
import re
import xml.etree.ElementTree as ET

import pytest

from loopmap.diagram.measure import FAMILY, bundled_measure
from loopmap.diagram.page import Asked, page_of
from loopmap.diagram.primitives import TextLine
from loopmap.diagram.style import load_style
from loopmap.formats.svg import write_svg
from loopmap.formats.svg_typeface import typeface_within
from loopmap.resources import resource
from tests.support.drawn_maps import full_map, map_of

SVG = "{http://www.w3.org/2000/svg}"
MOST = 400_000
"""Bytes of a small map's file at the most."""


@pytest.fixture(scope="module")
def page():
    return page_of(full_map(), load_style(), bundled_measure(), asked=Asked(title=True))


@pytest.fixture(scope="module")
def carrying(page):
    return write_svg(page, full_map(), typeface=True)


def faces(file):
    """Weight, slant and content of every cut in a file."""
    text = ET.fromstring(file).find(f"{SVG}style").text
    found = re.findall(
        rf"font-family:'{FAMILY}';font-weight:(\d+);font-style:(\w+);"
        r'src:url\(data:font/ttf;base64,([^)]*)\) format\("truetype"\)',
        text,
    )
    return {(int(weight), slant): base64.b64decode(data) for weight, slant, data in found}


def test_every_cut_the_text_is_set_in_is_there_whole(page, carrying):
    lines = [shape for shape in page.primitives if isinstance(shape, TextLine)]
    set_in = {(400, "italic") if t.italic else (t.weight, "normal") for t in lines}
    found = faces(carrying)
    assert set(found) == set_in
    cut = resource("fonts", "AtkinsonHyperlegibleNext-Medium.ttf").read_bytes()
    assert found[500, "normal"] == cut


def test_the_file_stays_small_and_its_text_text(carrying):
    assert len(carrying) < MOST
    assert "Variable 0" in {t.text for t in ET.fromstring(carrying).iter(f"{SVG}text")}


def test_without_it_the_file_is_the_same_but_for_the_typeface(page, carrying):
    bare = write_svg(page, full_map())
    style = carrying[carrying.index(b"<style") : carrying.index(b"</style>") + len("</style>\n")]
    assert carrying.replace(style, b"") == bare


def test_a_map_without_text_carries_none():
    page = page_of(map_of(), load_style(), bundled_measure())
    assert b"<style" not in write_svg(page, typeface=True)


def test_an_odd_weight_is_set_in_the_nearest_cut():
    line = TextLine(None, "name", "Fines", 0.0, 0.0, 15.0, 650, "#000000")
    assert "font-weight:600" in typeface_within([line])
