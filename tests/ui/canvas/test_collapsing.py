"""Collapsed groups under a hand and by keys, on the real canvas."""

import pytest
from PySide6.QtCore import Qt

from loopmap.diagram.geometry import Point
from loopmap.diagram.hit import chevron_place
from loopmap.editing.edits.collapse import collapse_groups
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.pointing import tooltip
from tests.support.drawn_maps import HERE
from tests.support.folded_maps import HOME, SCHOOL, households


@pytest.fixture
def robot(robot_on):
    return robot_on(Document(maps={HERE: households(home=True, school=False)}))


def _box(robot, group=HOME):
    return robot.canvas.drawing.group_boxes[group]


def _bundle(robot, link="l2"):
    drawing = robot.canvas.drawing
    return drawing.link_paths[drawing.seen_as(RecordId(link))]


def test_the_chevron_opens_a_collapsed_group_and_collapses_an_open_one(robot):
    robot.click(chevron_place(robot.canvas.drawing, HOME).centre)
    assert not robot.session.map.groups[HOME].collapsed
    assert robot.session.history.done[-1].label == "Open group"
    assert RecordId("v0") in robot.canvas.drawing.label_boxes
    robot.click(chevron_place(robot.canvas.drawing, SCHOOL).centre)
    assert robot.session.map.groups[SCHOOL].collapsed
    assert len(robot.session.history.done) == 2


def test_a_double_click_opens_the_box_and_still_renames_an_open_group(robot):
    robot.double_click(_box(robot).centre)
    assert not robot.session.map.groups[HOME].collapsed
    area = _box(robot)
    robot.double_click(Point(area.left + 24, area.top + 16))
    assert robot.canvas.naming.record == HOME
    robot.canvas.naming.cancel()


def test_dragging_the_box_takes_the_hidden_members_along(robot):
    before = {i: (v.x, v.y) for i, v in robot.session.map.variables.items()}
    centre = _box(robot).centre
    robot.drag(centre, Point(centre.x - 60, centre.y + 90))
    after = {i: (v.x, v.y) for i, v in robot.session.map.variables.items()}
    moved = {i: (after[i][0] - x, after[i][1] - y) for i, (x, y) in before.items()}
    assert moved["v0"] == pytest.approx(moved["v1"])
    assert moved["v0"] != (0, 0)
    assert moved["v2"] == moved["v3"] == (0, 0)
    box = _box(robot).centre
    assert (box.x - centre.x, box.y - centre.y) == pytest.approx(moved["v0"])
    robot.session.undo()
    assert _box(robot).centre == centre


def test_a_link_to_the_box_is_refused_with_the_way_out(robot):
    robot.drag(robot.rim("School attendance"), _box(robot).centre)
    assert "Open the group “Home” to link to a variable in it." in robot.hints
    assert len(robot.session.map.links) == 8
    assert len(robot.session.map.variables) == 5
    robot.canvas.in_hand.take("link")
    robot.drag(_box(robot).centre, robot.centre("School attendance"))
    assert "Open the group “Home” to link from a variable in it." in robot.hints


def test_a_click_on_a_bundle_selects_the_links_in_it(robot):
    path = _bundle(robot)
    robot.click(path.line[3])
    assert robot.session.selection == {"l2", "l3"}
    robot.click(_bundle(robot, "l6").line[3], Qt.KeyboardModifier.ShiftModifier)
    assert robot.session.selection == {"l2", "l3", "l6"}
    robot.click(path.line[3], Qt.KeyboardModifier.ShiftModifier)
    assert robot.session.selection == {"l6"}


def test_a_lone_link_to_the_box_is_selected_and_signed_but_not_bent(robot):
    path = robot.canvas.drawing.link_paths[RecordId("l6")]
    robot.click(path.line[5])
    assert robot.session.selection == {"l6"}
    robot.drag(path.line[5], Point(path.line[5].x, path.line[5].y + 80))
    assert robot.session.map.links[RecordId("l6")].bulge is None
    assert any("Open the group" in hint for hint in robot.hints)


def test_what_is_hidden_can_be_selected_and_its_box_is_seen_to_be(robot):
    plain = robot.picture()
    robot.session.select(frozenset({RecordId("v0")}))
    robot.canvas.looking.reveal(RecordId("v0"))
    assert robot.picture() != plain
    assert robot.session.map.groups[HOME].collapsed


def test_a_rubber_band_takes_the_box(robot):
    box = _box(robot)
    robot.drag(Point(box.left - 40, box.top - 60), Point(box.right + 5, box.bottom + 10))
    assert HOME in robot.session.selection


def test_the_group_is_named_in_its_box(robot):
    robot.session.select(frozenset({HOME}))
    robot.canvas.setFocus()
    robot.key(Qt.Key.Key_F2)
    robot.type("Family")
    robot.key(Qt.Key.Key_Return)
    assert robot.session.map.groups[HOME].name == "Family"
    assert robot.canvas.drawing.causal_map.variables[HOME].name == "Family"


def test_tab_and_arrows_walk_the_boxes_and_bundles(robot):
    robot.canvas.setFocus()
    robot.session.select(frozenset({RecordId("v2")}))
    robot.key(Qt.Key.Key_Left)
    assert robot.session.selection == {HOME}
    robot.type("o")
    assert robot.session.selection == {"l2", "l3"}
    robot.key(Qt.Key.Key_Right)
    assert robot.session.selection == {"v2"}


def test_the_box_and_the_bundle_tell_what_they_hold(robot):
    causal_map, drawing = robot.session.map, robot.canvas.drawing
    told = tooltip(causal_map, robot.canvas.hands.hit_at(_box(robot).centre))
    assert told.splitlines() == ["Home: 2 variables", "Conflict", "Strain"]
    told = tooltip(causal_map, robot.canvas.hands.hit_at(_bundle(robot).line[3]))
    assert told.splitlines()[0] == "2 links"
    assert len(told.splitlines()) == 3
    at = chevron_place(drawing, HOME).centre
    assert tooltip(causal_map, robot.canvas.hands.hit_at(at)) == "Open “Home”"


def test_collapsing_all_leaves_no_two_boxes_on_one_another(robot):
    session = robot.session
    session.do("Collapse", collapse_groups(session.document, session.map_id, session.map.groups))
    cards = list(robot.canvas.drawing.cards.values())
    for place, one in enumerate(cards):
        assert not any(one.touches(other) for other in cards[place + 1 :])


def test_what_is_painted_piece_by_piece_is_what_a_new_canvas_paints(robot, same_as_fresh):
    robot.click(chevron_place(robot.canvas.drawing, SCHOOL).centre)
    same_as_fresh(robot)
    centre = _box(robot).centre
    robot.drag(centre, Point(centre.x - 60, centre.y + 90))
    same_as_fresh(robot)
    robot.click(chevron_place(robot.canvas.drawing, HOME).centre)
    same_as_fresh(robot)
    robot.session.undo()
    same_as_fresh(robot)
