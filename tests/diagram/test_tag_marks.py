"""Where the tag of a link sits: on its line, off everything else of the link."""

import pytest

from loopmap.diagram import tag_marks
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.legible import ALONE
from loopmap.diagram.link_path import link_path
from loopmap.diagram.look import Glyph, Look, Tone
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


def alone(look, *, covers):
    """Where the shape stands that is seen when words are too small, None for none."""
    shapes = tag_marks.plate(
        RecordId("v1"), Point(0, 0), look, STYLE, MEASURE,
        least=60.0, card=Point(-100, 30), over=Box(0, 0, 60, 16) if covers else None,
    )  # fmt: skip
    found = [s.box for s in shapes if s.role == ALONE and isinstance(s, RoundBox)]
    return found[0] if found else None


def test_the_shape_of_a_moment_covers_that_of_the_answer_below_it_however_long_its_words():
    rest = alone(Look(Tone.BOTH, tag="open", glyph=Glyph.EITHER), covers=False)
    for words in ("slightly", "12,345.6 people", "as today"):
        moment = alone(Look(Tone.FIRST, tag=words, glyph=Glyph.UP), covers=True)
        assert moment == rest


def test_what_is_level_shows_its_shape_from_afar_only_where_it_covers_another():
    level = Look(Tone.QUIET, tag="as today", glyph=Glyph.LEVEL)
    assert alone(level, covers=False) is None
    assert alone(level, covers=True) is not None
