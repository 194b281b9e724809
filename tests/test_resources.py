"""The files beside the code: there, licensed, and of the kind they should be."""

import xml.etree.ElementTree as ET

from loopmap.resources import example, examples, resource


def test_fonts_and_icons_come_with_their_licences():
    assert "SIL OPEN FONT LICENSE" in resource("fonts", "LICENSE").read_text("utf-8")
    assert "ISC License" in resource("icons", "LICENSE").read_text("utf-8")


def test_every_icon_is_an_svg_that_takes_the_colour_of_its_place():
    icons = sorted(resource("icons").glob("*.svg"))
    assert len(icons) > 30
    for icon in icons:
        root = ET.parse(icon).getroot()
        assert root.tag.endswith("svg"), icon.name
        assert icon.stem == "loopmap" or root.get("stroke") == "currentColor", icon.name


def test_the_examples_begin_with_fines_and_end_with_the_map_that_joins_them():
    names = [path.stem for path in examples()]
    assert (names[0], names[-1]) == ("fines-for-non-attendance", "combined-map")
    assert len(names) == 13
    assert example("fines-for-non-attendance") == examples()[0]
