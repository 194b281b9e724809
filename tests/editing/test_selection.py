"""What is selected after a click, a band or a command."""

import pytest

from loopmap.diagram.geometry import Box
from loopmap.editing import selection as rules
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    HOME,
    LOWERS,
    NOTE,
    PRESSES,
    STRAIN,
    TODAY,
    Boxes,
    fines,
)

MAP = fines().maps[TODAY]


@pytest.mark.parametrize(
    ("before", "record", "extend", "wanted"),
    [
        ({FINES}, STRAIN, False, {STRAIN}),
        ({FINES}, STRAIN, True, {FINES, STRAIN}),
        ({FINES, STRAIN}, STRAIN, True, {FINES}),
        ({FINES}, None, False, set()),
        ({FINES}, None, True, {FINES}),
    ],
)
def test_clicks(before, record, extend, wanted):
    assert rules.clicked(frozenset(before), record, extend=extend) == wanted


def test_a_drag_takes_the_selection_along_if_it_starts_on_part_of_it():
    both = frozenset({FINES, STRAIN})
    assert rules.pressed(both, FINES, extend=False) == both
    assert rules.pressed(both, NOTE, extend=False) == {NOTE}
    assert rules.pressed(both, NOTE, extend=True) == both | {NOTE}


def test_a_band_takes_what_it_touches():
    boxes = Boxes(fines())
    found = rules.touched_by(Box(100, 100, 110, 200), boxes.label_boxes, boxes.note_boxes)
    assert found == {FINES, STRAIN, NOTE}
    assert rules.banded(frozenset({ATTENDANCE}), found, extend=True) == found | {ATTENDANCE}
    assert rules.banded(frozenset({ATTENDANCE}), found, extend=False) == found


def test_everything_a_group_and_a_loop():
    assert rules.everything(MAP) == {
        *(FINES, STRAIN, ATTENDANCE, PRESSES, LOWERS, NOTE, HOME),
    }
    assert rules.of_group(MAP, HOME) == {STRAIN}
    assert rules.of_loop(MAP, [PRESSES, "l-gone"]) == {PRESSES, FINES}


def test_neighbours_causes_and_effects():
    assert rules.neighbours(MAP, frozenset({FINES})) == {FINES, STRAIN, PRESSES}
    assert rules.upstream(MAP, frozenset({STRAIN})) == {STRAIN, FINES}
    assert rules.downstream(MAP, frozenset({FINES, NOTE})) == {FINES, STRAIN, ATTENDANCE}
