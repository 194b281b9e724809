"""Where the tag of a link sits: on its line, off everything else of the link."""

import pytest

from loopmap.diagram.geometry import Box
from loopmap.diagram.link_path import link_path
from loopmap.diagram.look import Look, Tone
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import RoundBox
from loopmap.diagram.style import load_style
from loopmap.diagram.tag_marks import link_tag
from loopmap.model.ids import RecordId

STYLE, MEASURE = load_style(), bundled_measure()


def plate(path, text) -> Box:
    shapes = link_tag(RecordId("l1"), path, Look(Tone.FIRST, tag=text), STYLE, MEASURE)
    return next(shape.box for shape in shapes if isinstance(shape, RoundBox))


@pytest.mark.parametrize("text", ["R", "weaker", "was +, now delayed"])
@pytest.mark.parametrize("bulge", [-0.4, 0.0, 0.3])
def test_a_tag_covers_neither_the_bars_of_a_delay_nor_the_sign(text, bulge):
    path = link_path(Box(0, 0, 80, 40), Box(420, 60, 80, 40), bulge, STYLE, delayed=True)
    box = plate(path, text)
    assert not any(box.contains(point) for bar in path.bars for point in bar)
    assert not box.contains(path.sign)


def test_a_tag_without_words_is_not_drawn():
    path = link_path(Box(0, 0, 80, 40), Box(300, 0, 80, 40), 0.2, STYLE)
    assert link_tag(RecordId("l1"), path, Look(Tone.FIRST), STYLE, MEASURE) == ()
