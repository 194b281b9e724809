"""On slides with straight arrows no badge of a loop lies on one of them."""

import math

import pytest

from loopmap.analysis.loop_labels import label_loops
from loopmap.analysis.loops import find_loops
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import page_of
from loopmap.diagram.papers import SLIDE
from loopmap.diagram.primitives import RoundBox, TextLine
from loopmap.diagram.style import load_style
from loopmap.editing.loop_badges import loop_badges
from loopmap.formats.powerpoint.attached import straightened
from loopmap.formats.powerpoint.loop_signs import clear_of_ways
from loopmap.formats.registry import open_file
from loopmap.model.ids import RecordId
from loopmap.resources import example

R1 = RecordId("badge R1")
BADGE = (
    RoundBox(R1, "badge", Box(100, 0, 34, 34), 17, "#fff"),
    TextLine(R1, "badge", 100, 4, "R1", 13, 700, "#000"),
)
ACROSS = (Point(0, 0), Point(200, 0))


def _off(at, start, end):
    steps = [n / 400 for n in range(401)]
    return min(
        math.dist(at, (start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * t))
        for t in steps
    )


def test_a_badge_moves_off_a_line_with_its_letters_and_no_farther_than_it_must():
    box, letters = clear_of_ways(BADGE, [ACROSS], [])
    assert 17 < abs(box.box.y) < 45
    assert letters.y - box.box.y == pytest.approx(4)


def test_a_badge_beside_a_line_stays_and_one_without_room_does_too():
    beside = (Point(0, 60), Point(200, 60))
    assert clear_of_ways(BADGE, [beside], [Box(100, 10, 40, 40)]) == list(BADGE)
    everywhere = Box(100, 0, 4000, 4000)
    assert clear_of_ways(BADGE, [ACROSS], [everywhere]) == list(BADGE)


@pytest.mark.parametrize("name", ["fines-for-non-attendance", "isolation-and-refusal"])
def test_no_badge_of_an_example_lies_on_a_straight_arrow_or_a_card(name):
    document = open_file(example(name)).document
    causal_map = document.maps[document.map_order[0]]
    found = find_loops(causal_map)
    loops = all_loops_shown(causal_map, found)
    badges = tuple(loop_badges(causal_map, loops, label_loops(causal_map, found).labels))
    page = page_of(causal_map, load_style("light"), bundled_measure(), badges=badges, paper=SLIDE)
    straight, ways = straightened(page, causal_map)
    boxes = {s.record: s.box for s in straight.primitives if isinstance(s, RoundBox)}
    placed = [boxes[each.id] for each in badges]
    assert placed
    cards = [boxes[each] for each in causal_map.variables]
    for box in placed:
        assert not any(box.touches(card) for card in cards)
        for way in ways.values():
            assert _off(box.centre, way.start.at, way.end.at) > box.width / 2
