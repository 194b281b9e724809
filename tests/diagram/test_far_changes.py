"""What became of things is found from afar, at any zoom."""

from itertools import combinations

import pytest

from loopmap.diagram.drawing import Emphasis, draw
from loopmap.diagram.far_changes import SIDE, far_change_shapes, far_changes
from loopmap.diagram.far_names import grown_cards, unit_of_step
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import TextLine
from loopmap.diagram.style import load_style
from loopmap.editing.change_on_map import ahead_view, change_view
from loopmap.formats.loopmap_yaml.read import read
from loopmap.resources import example

STYLE, MEASURE = load_style(), bundled_measure()


@pytest.fixture(scope="module")
def combined():
    """Today and the future of the map that joins all the others."""
    document = read(example("combined-map").read_bytes(), "combined-map").document
    return [document.maps[each] for each in document.map_order]


@pytest.fixture(scope="module", params=["today", "future"])
def changed(request, combined):
    """The drawing of either with all that differs marked on it."""
    today, future = combined
    ahead = request.param == "today"
    view = ahead_view(today, future) if ahead else change_view(today, future)
    return draw(today if ahead else future, STYLE, MEASURE, emphasis=Emphasis(view=view))


@pytest.mark.parametrize("level", [0.44, 0.24, 0.18, 0.06])
def test_every_change_is_marked_or_counted_however_small_the_map(changed, level):
    marks = far_changes(changed, 1 / level)
    assert sum(mark.changes for mark in marks) == 34
    boxes = [mark.box(1 / level) for mark in marks]
    assert not any(one.touches(other) for one, other in combinations(boxes, 2))
    assert {round(box.height * level) for box in boxes} == {SIDE}


def test_counted_marks_say_how_many_there_are_of_each_kind(changed):
    unit = 1 / 0.06
    marks = far_changes(changed, unit)
    shapes = list(far_change_shapes(marks, unit, STYLE))
    numbers = [int(shape.text) for shape in shapes if isinstance(shape, TextLine)]
    assert sum(numbers) + sum(n == 1 for mark in marks for _, n in mark.looks) == 34
    glyphs = {look.glyph for mark in marks for look, _ in mark.looks}
    assert {glyph.value for glyph in glyphs} == {"star", "down"}


def test_names_that_grow_leave_the_marks_free(changed):
    step = 2.0
    unit = unit_of_step(changed, step)
    growing = grown_cards(changed, step)
    cards = {i: growth.grown(changed.cards[i]) for i, growth in growing.items()
             if i in changed.cards}  # fmt: skip
    marks = far_changes(changed, unit, changed.cards)
    assert cards
    assert marks
    assert not [i for i, card in cards.items() for mark in marks if mark.box(unit).touches(card)]


def test_near_by_plates_say_it_and_other_lenses_mark_nothing(combined, changed):
    assert far_changes(changed, 1.0) == ()
    assert far_changes(draw(combined[0], STYLE, MEASURE), 4.0) == ()
