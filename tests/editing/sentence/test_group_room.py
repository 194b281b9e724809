"""A group begun by a sentence lies over nobody who is not in it."""

from loopmap.diagram.drawing import draw
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.sentence.group_room import clear_of_others
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Variable
from tests.support.drawn_maps import document_of

HOME = RecordId("g1")
STANDING = Variable(RecordId("a"), "Standing", 0, 0, group=HOME)
NEW = Variable(RecordId("b"), "New", 0, 0, group=HOME)


def area_over(causal_map, at):
    """The cards of others that the group's area lies over with the new variable there."""
    put = {v.id: v for v in causal_map.variables.values()}
    moved = [Variable(v.id, v.name, *at, group=HOME) if v.id == NEW.id else v for v in put.values()]
    shown = one_map(Group(HOME, "Home"), *moved)
    drawing = draw(shown, load_style(), bundled_measure())
    area = drawing.group_boxes[HOME]
    return [i for i, v in put.items() if v.group is None and area.touches(drawing.cards[i])]


def one_map(*records):
    return next(iter(document_of(*records).maps.values()))


def test_the_new_variable_moves_to_where_the_area_covers_none():
    between = Variable(RecordId("c"), "Between", 150, 0)
    causal_map = one_map(Group(HOME, "Home"), STANDING, NEW, between)
    asked = {NEW.id: Point(300, 0)}
    assert area_over(causal_map, asked[NEW.id]) == [between.id]
    found = clear_of_others(causal_map, [NEW.id], asked)
    assert area_over(causal_map, found[NEW.id]) == []


def test_where_the_area_covers_none_nothing_is_moved():
    causal_map = one_map(Group(HOME, "Home"), STANDING, NEW, Variable(RecordId("c"), "Far", 900, 0))
    assert clear_of_others(causal_map, [NEW.id], {NEW.id: Point(150, 0)}) == {}


def test_what_is_in_no_group_is_not_looked_at():
    causal_map = one_map(Variable(RecordId("a"), "a", 0, 0), Variable(RecordId("b"), "b", 0, 0))
    assert clear_of_others(causal_map, [RecordId("b")], {RecordId("b"): Point(0, 0)}) == {}
