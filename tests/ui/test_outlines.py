"""Lines of text as outlines, which look the same in any program."""

import re

import pytest

from loopmap.diagram.geometry import Box
from loopmap.diagram.page import Page
from loopmap.diagram.primitives import TextLine
from loopmap.formats.svg import write_svg
from loopmap.ui.outlines import outline

LINE = TextLine(None, "name", 100.0, 40.0, "Fines", 14.0, 500, "#112233")
PAGE = Page((LINE,), Box(100.0, 40.0, 200.0, 80.0), "#ffffff", "T", "D")


def spread(path):
    """The least and the most of a path, across and down."""
    pairs = [tuple(map(float, pair.split(","))) for pair in re.findall(r"[-\d.]+,[-\d.]+", path)]
    return tuple(zip(*pairs, strict=True))


@pytest.mark.usefixtures("qapp")
def test_letters_stand_where_the_line_does():
    across, down = spread(outline(LINE))
    assert (min(across) + max(across)) / 2 == pytest.approx(100.0, abs=2.0)
    assert 28.0 < min(down) < max(down) < 41.0


@pytest.mark.usefixtures("qapp")
def test_a_picture_of_outlines_asks_for_no_typeface():
    drawn = write_svg(PAGE, letters=outline).decode()
    assert "<text" not in drawn
    assert '<path d="M' in drawn
    assert 'fill="#112233"' in drawn


def test_what_has_no_outlines_stays_text():
    assert "<text" in write_svg(PAGE, letters=lambda _: "").decode()
