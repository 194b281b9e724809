"""A fitted map leaves a corner of the window to the card that floats there."""

import pytest

from loopmap.diagram.drawing import Emphasis, draw
from loopmap.diagram.geometry import Box
from loopmap.diagram.lenses.change import changes_view
from loopmap.diagram.look import Ghosts
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Variable
from loopmap.ui.canvas.corner_fit import CORNER, CornerCard, fitted_beside
from loopmap.ui.canvas.crowding import crowding, is_crowded
from loopmap.ui.canvas.view import Frame, fitted
from tests.benchmarks.maps import document_of
from tests.support.drawn_maps import map_of

FRAME = Frame(840, 500)
FULL = Box(0, 0, 1600, 900)


def solid(*boxes):
    """A card of 200 by 130 pixels over a map of solid boxes."""
    return CornerCard(200, 130, lambda area: any(area.touches(box) for box in boxes))


def corner_left(camera, card):
    """The part of the map under the card at the upper left."""
    one = camera.to_map(CORNER, CORNER, FRAME)
    far = camera.to_map(CORNER + card.width, CORNER + card.height, FRAME)
    return Box((one.x + far.x) / 2, (one.y + far.y) / 2, far.x - one.x, far.y - one.y)


def test_without_a_card_a_map_is_as_large_as_it_can_be():
    assert fitted_beside(None, FULL, FRAME, largest=1.25) == fitted(FULL, FRAME)


def test_a_map_with_an_empty_corner_is_as_large_as_it_can_be():
    card = solid(Box(0, 300, 1600, 300))
    assert fitted_beside(card, FULL, FRAME, largest=1.25) == fitted(FULL, FRAME)


def test_a_full_map_stands_aside_and_is_seen_whole():
    card = solid(Box(0, 0, 1000, 900))
    bounds = Box(0, 0, 1000, 900)
    camera = fitted_beside(card, bounds, FRAME, largest=1.25)
    whole = fitted(bounds, FRAME)
    assert 0.72 * whole.scale <= camera.scale <= whole.scale
    shown = camera.shown(FRAME)
    assert shown.holds(bounds)
    left = not card.is_taken(corner_left(camera, card))
    assert left or camera.x != whole.x


def test_a_map_with_one_cut_corner_stands_aside_from_it_both_ways():
    bounds, cut = Box(0, 0, 1000, 600), Box(60, 40, 880, 520)
    rims = Box(0, 285, 1000, 30), Box(485, 0, 30, 600), Box(300, -285, 400, 30)
    card = solid(cut, *rims, Box(-485, 200, 30, 200))
    camera = fitted_beside(card, bounds, FRAME, largest=1.25)
    whole = fitted(bounds, FRAME)
    assert not card.is_taken(corner_left(camera, card))
    assert camera.shown(FRAME).holds(bounds)
    assert camera.x < whole.x
    assert camera.y < whole.y


def test_a_map_is_not_made_much_smaller_for_the_card():
    card = CornerCard(700, 450, lambda area: True)
    assert fitted_beside(card, FULL, FRAME, largest=1.25) == fitted(FULL, FRAME)


@pytest.mark.parametrize("bounds", [None, Box(0, 0, 10, 10)])
def test_a_small_map_is_no_larger_than_asked(bounds):
    assert fitted_beside(solid(), bounds, FRAME, largest=1.25).scale <= 1.25


def test_what_lies_in_a_corner_is_told_as_what_crowds_it():
    drawing = draw(Session(document_of(30, 60)).map, load_style("light"), bundled_measure())
    middle, size = drawing.bounds.centre, drawing.bounds.width
    areas = [
        Box(middle.x + across * size, middle.y + down * size, 90, 60)
        for across in (-2, -0.5, -0.3, -0.1, 0, 0.2, 0.4)
        for down in (-0.4, -0.1, 0, 0.3)
    ]
    taken = [is_crowded(drawing, area) for area in areas]
    assert taken == [crowding(drawing, area) > 0 for area in areas]
    assert len(set(taken)) == 2


def test_a_corner_is_taken_by_the_name_of_an_area_and_by_what_is_gone():
    name, gone = RecordId("g"), Variable(RecordId("v9"), "Gone", x=-400, y=-300)
    group = Group(name, "What is believed", x=0, y=0)
    causal_map = map_of(Variable(RecordId("v"), "Fines", x=200, y=200, group=name), group)
    view = changes_view("Change", causal_map, {}, Ghosts((gone,)), "")
    drawing = draw(causal_map, load_style(), bundled_measure(), emphasis=Emphasis(view=view))
    area = drawing.group_boxes[name]
    assert is_crowded(drawing, Box(-400, -300, 20, 10))
    assert is_crowded(drawing, Box(area.left + 20, area.top + 12, 4, 4))
    assert not is_crowded(drawing, Box(area.right - 4, area.bottom - 4, 2, 2))
