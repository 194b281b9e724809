"""The count of a bundle stands on its own line, where no other crosses it."""

import math

import pytest

from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.fold import bundles_of, fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import RoundBox
from loopmap.diagram.sign_place import distance_to
from loopmap.diagram.stack_marks import bears_count
from loopmap.diagram.style import load_style
from loopmap.editing.edits.collapse import collapse_groups
from loopmap.formats.registry import open_file
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, Sign, Variable
from loopmap.resources import examples
from tests.support.drawn_maps import map_of

STYLE, MEASURE = load_style(), bundled_measure()
BUNDLE = RecordId("bundle:a>b")


def count_of(drawing, bundle):
    """The pill of a bundle's count."""
    shapes = drawing.primitives(RecordId(f"tag:{bundle}"))
    (pill,) = (s.box for s in shapes if isinstance(s, RoundBox) and s.role == "count")
    return pill


def two_stacks(*others):
    """Two collapsed groups far apart with two links between them, and other records."""
    ids = [RecordId(i) for i in "uvwx"]
    return map_of(
        Group(RecordId("a"), "Home", x=-400, collapsed=True),
        Group(RecordId("b"), "School", 1, x=400, collapsed=True),
        *(Variable(i, i, -400, 0, group=RecordId("a")) for i in ids[:2]),
        *(Variable(i, i, 400, 0, group=RecordId("b")) for i in ids[2:]),
        Link(RecordId("l1"), ids[0], ids[2], Sign.SAME),
        Link(RecordId("l2"), ids[1], ids[3], Sign.SAME),
        *others,
    )


def crossing(at):
    """Two cards and a straight arrow from one down to the other, at that place across."""
    above, below = RecordId("above"), RecordId("below")
    return (
        Variable(above, "Above", at, -300),
        Variable(below, "Below", at, 300),
        Link(RecordId("down"), above, below, Sign.SAME, bulge=0.0),
    )


def test_it_stands_at_the_middle_where_nothing_is_in_its_way():
    drawing = draw(fold(two_stacks(*crossing(200))), STYLE, MEASURE)
    path = drawing.link_paths[BUNDLE]
    assert count_of(drawing, BUNDLE).centre == path.curve.point((path.t_tail + path.t_tip) / 2)


@pytest.mark.parametrize("at", [-12, 0, 14])
def test_it_makes_way_along_its_line_for_a_line_that_crosses_there(at):
    drawing = draw(fold(two_stacks(*crossing(at))), STYLE, MEASURE)
    pill, own = count_of(drawing, BUNDLE), drawing.link_paths[BUNDLE]
    assert distance_to(own, pill.centre) < 1
    assert distance_to(drawing.link_paths[RecordId("down")], pill.centre) > pill.width / 2
    assert abs(pill.x) < 60, "no further than it has to"


def test_it_makes_way_for_a_line_that_comes_and_returns_when_that_goes():
    before, after = two_stacks(), two_stacks(*crossing(0))
    alone = draw(fold(before), STYLE, MEASURE)
    crossed = redraw(alone, fold(after), [r.id for r in crossing(0)])
    assert count_of(crossed, BUNDLE) == count_of(draw(fold(after), STYLE, MEASURE), BUNDLE)
    assert count_of(crossed, BUNDLE) != count_of(alone, BUNDLE)
    again = redraw(crossed, fold(before), [r.id for r in crossing(0)])
    assert count_of(again, BUNDLE) == count_of(alone, BUNDLE)


def test_while_a_hand_draws_a_line_there_it_stays():
    before, after = two_stacks(), two_stacks(*crossing(0))
    alone = draw(fold(before), STYLE, MEASURE)
    crossed = redraw(alone, fold(after), [r.id for r in crossing(0)], in_hand=True)
    assert count_of(crossed, BUNDLE) == count_of(alone, BUNDLE)


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_on_no_example_a_count_lies_on_another_line_or_a_sign(path, theme):
    style, document = load_style(theme), open_file(path).document
    for map_id, causal_map in document.maps.items():
        shut = document.apply(collapse_groups(document, map_id, [*causal_map.groups]))
        drawing = draw(fold(shut.maps[map_id]), style, MEASURE)
        for bundle in bundles_of(drawing.causal_map):
            pill, own = count_of(drawing, bundle), drawing.link_paths[bundle]
            if not bears_count(own, pill.width):
                continue
            for link, passing in drawing.link_paths.items():
                assert link == bundle or distance_to(passing, pill.centre) > pill.height / 2
                assert math.dist(passing.sign, pill.centre) > pill.height / 2 + 5
