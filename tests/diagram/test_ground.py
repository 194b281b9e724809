"""What a line runs over: the topmost area that lies there, else the paper."""

from loopmap.diagram.drawing import draw
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.ground import Ground
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.query import in_order
from tests.support.small_maps import TODAY, fines

AREA = Box(100.0, 100.0, 100.0, 60.0)
GROUND = Ground("paper", ((AREA, "green"),), outline=2.0)


def test_one_colour_is_told_only_where_all_around_lies_on_it():
    assert GROUND.below(Point(100, 100), 20.0) == "green"
    assert GROUND.below(Point(300, 100), 20.0) == "paper"
    assert GROUND.below(Point(100, 75), 5.0) is None
    assert GROUND.below(Point(145.5, 100), 3.0) == "green"
    assert GROUND.below(Point(147, 100), 3.0) is None, "half of the outline lies within"
    assert GROUND.below(Point(153, 100), 3.0) is None


def test_beside_a_round_corner_lies_the_paper():
    corner = Point(149.0, 129.0)
    assert AREA.contains(corner)
    assert GROUND.below(corner, 1.0) == "paper"
    assert GROUND._replace(corner=0.0, outline=0.0).below(corner, 0.5) == "green"


def test_only_areas_near_by_are_kept():
    assert GROUND.near(Box(0, 0, 10, 10)).areas == ()
    assert GROUND.near(Box(60, 80, 10, 10)) == GROUND


def test_everything_smaller_it_is_the_same():
    half = GROUND.smaller(2.0)
    for place in (Point(100, 100), Point(147, 100), Point(149, 129), Point(151.5, 100)):
        assert half.below(Point(place.x / 2, place.y / 2), 1.0) == GROUND.below(place, 2.0)


def test_a_map_lies_on_its_groups_the_last_uppermost():
    causal_map, style = fines().maps[TODAY], load_style()
    drawing = draw(causal_map, style, bundled_measure())
    ground, groups = drawing.scene.ground, in_order(causal_map.groups)
    assert ground.paper == style.paper
    assert [box for box, _ in ground.areas] == [drawing.group_boxes[g.id] for g in groups[::-1]]
    assert [fill for _, fill in ground.areas] == [style.group_fill(g.colour) for g in groups[::-1]]
