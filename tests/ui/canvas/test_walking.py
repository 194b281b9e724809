"""The focus of the canvas: where Tab, arrows and letters lead, and the ring that shows it."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from loopmap.diagram.contrast import contrast
from loopmap.diagram.emphasis import Badge
from loopmap.diagram.geometry import Point
from loopmap.diagram.style import load_style
from loopmap.editing.edits.links import add_link
from loopmap.model.records import Link, Sign
from loopmap.ui.canvas.focus_ring import BESIDE, focus_ring
from loopmap.ui.canvas.view import Camera

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
RIGHT, DOWN, LEFT = Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left


def join(robot, cause, effect):
    session = robot.session
    ends = robot.id(cause), robot.id(effect)
    change = add_link(session.document, session.map_id, *ends, session.new_id, sign=Sign.SAME)
    session.do("Link", change)
    return next(key.id for key in change.touched(Link))


def called(robot):
    """What has the focus, by its name."""
    focus = robot.canvas.walking.focus
    return None if focus is None else robot.canvas.spoken.spoken_name(focus)


@pytest.fixture
def looped(robot):
    closing = join(robot, "Attendance", "Fines")
    links = (robot.link("Fines", "Strain").id, robot.link("Strain", "Attendance").id, closing)
    robot.canvas.lighting.set_badges([Badge(links, "R1", "reinforcing")])
    return robot


def test_tab_goes_on_to_notes_and_loops_and_then_leaves(looped):
    seen = []
    while looped.canvas.walking.step(backwards=False):
        seen.append(called(looped))
    assert seen == ["Fines", "Strain", "Attendance", "Seen in two schools", "Loop R1"]
    assert looped.canvas.walking.step(backwards=True)
    assert called(looped) == "Seen in two schools"


def test_home_and_end_are_the_two_ends_of_the_walk(robot):
    robot.key(Qt.Key.Key_End)
    assert called(robot) == "Seen in two schools"
    robot.key(Qt.Key.Key_Home)
    assert called(robot) == "Fines"


def test_tab_among_the_links_of_a_variable_goes_on_when_they_are_through(robot):
    join(robot, "Fines", "Attendance")
    robot.key(Qt.Key.Key_Home)
    robot.type("o")
    assert called(robot) == "More fines lead to more strain"
    robot.key(Qt.Key.Key_Tab)
    assert called(robot) == "More fines lead to higher attendance"
    robot.key(Qt.Key.Key_Backtab, SHIFT)
    assert called(robot) == "More fines lead to more strain"
    robot.key(Qt.Key.Key_Tab)
    robot.key(Qt.Key.Key_Tab)
    assert called(robot) == "Strain"


def test_i_walks_the_links_into_a_variable(robot):
    join(robot, "Fines", "Attendance")
    robot.session.select(frozenset({robot.id("Attendance")}))
    robot.type("i")
    assert called(robot) == "More strain leads to lower attendance"
    robot.key(Qt.Key.Key_Tab)
    assert called(robot) == "More fines lead to higher attendance"


def test_a_variable_without_links_says_so(robot):
    robot.session.select(frozenset({robot.id("Attendance")}))
    robot.type("o")
    assert robot.hints[-1] == "No link leaves it."
    assert called(robot) == "Attendance"


def test_shift_and_an_arrow_select_more(robot):
    robot.key(Qt.Key.Key_Home)
    robot.key(RIGHT, SHIFT)
    assert robot.session.selection == {robot.id("Fines"), robot.id("Strain")}
    assert called(robot) == "Strain"
    robot.key(Qt.Key.Key_Space, CTRL)
    assert robot.session.selection == {robot.id("Fines")}
    assert called(robot) == "Strain"


def test_stop_and_comma_walk_the_loops_and_enter_lights_one(qtbot, looped):
    looped.type(".")
    assert called(looped) == "Loop R1"
    looped.type(",")
    assert called(looped) == "Loop R1"
    with qtbot.waitSignal(looped.canvas.loop_badges.chosen) as chosen:
        looped.key(Qt.Key.Key_Return)
    assert len(chosen.args[0]) == 3
    with qtbot.waitSignal(looped.canvas.loop_badges.nameWanted):
        looped.key(Qt.Key.Key_F2)


def test_the_badge_of_a_loop_nobody_named_is_moved_too_and_one_step_takes_it_back(looped):
    looped.type(".")
    looped.key(RIGHT, CTRL)
    looped.key(RIGHT, CTRL)
    (loop,) = looped.session.map.loops.values()
    assert (loop.name, loop.x is not None) == ("", True)
    looped.session.undo()
    assert not looped.session.map.loops
    assert looped.session.history.done[-1].label == "Link"


def test_the_same_keys_make_a_note_wider_as_bend_a_link(robot):
    robot.key(Qt.Key.Key_End)
    (note,) = robot.session.selection
    before = robot.session.map.notes[note].width
    robot.type("]]")
    assert robot.session.map.notes[note].width == before + 40
    robot.type("[")
    assert robot.session.map.notes[note].width == before + 20
    assert len(robot.session.history.done) == 1


def test_the_focus_stays_where_a_thing_was_let_go(robot):
    robot.key(Qt.Key.Key_Home)
    robot.key(Qt.Key.Key_Escape)
    assert robot.session.selection == frozenset()
    robot.key(Qt.Key.Key_Tab)
    assert called(robot) == "Strain"


def test_what_goes_from_the_map_loses_the_focus(robot):
    robot.key(Qt.Key.Key_Home)
    robot.key(Qt.Key.Key_Delete)
    assert called(robot) is None
    robot.key(Qt.Key.Key_Tab)
    assert called(robot) == "Strain"


def test_the_ring_is_there_for_keys_and_not_for_the_mouse(robot):
    robot.key(Qt.Key.Key_Tab)
    assert robot.canvas.stage.overlay.focus == robot.id("Fines")
    robot.click(robot.centre("Strain"))
    assert robot.canvas.stage.overlay.focus is None
    robot.key(Qt.Key.Key_Down)
    assert robot.canvas.stage.overlay.focus == robot.id("Attendance")


def test_everything_that_can_have_the_focus_has_a_ring(looped):
    drawing, style = looped.canvas.drawing, looped.canvas.stage.style
    links = [link.id for link in looped.session.map.links.values()]
    for record in (*looped.canvas.walking.order(), *links):
        assert len(focus_ring(drawing, record, style, 1.0)) >= 2


def test_the_ring_of_a_link_closes_round_it_and_keeps_off_its_line(robot):
    drawing = robot.canvas.drawing
    link = robot.link("Fines", "Strain").id
    _, ink = focus_ring(drawing, link, robot.canvas.stage.style, 1.0)
    assert ink.points[0] == ink.points[-1]
    path = drawing.link_paths[link]
    away = [min(math.dist(place, at) for at in path.line) for place in ink.points]
    assert min(away) > 5
    reach = [math.dist(place, path.tip) for place in ink.points]
    assert min(reach) == pytest.approx(BESIDE, abs=0.5), "round its tip as beside it"


def test_the_heads_at_what_has_the_focus_are_whole(robot):
    robot.key(Qt.Key.Key_Tab)
    robot.key(Qt.Key.Key_Tab)
    assert called(robot) == "Strain"
    robot.canvas.camera = Camera(110, 80, 0.7)
    path = robot.canvas.drawing.link_paths[robot.link("Fines", "Strain").id]
    (tip, base), share = (path.tip, path.base), 0.4
    near_tip = Point(tip.x + (base.x - tip.x) * share, tip.y + (base.y - tip.y) * share)
    ink = robot.picture().pixelColor(robot.pixel(near_tip))
    style = robot.canvas.stage.style
    seen = min((style.link_same, style.paper, style.text), key=lambda c: apart(ink, QColor(c)))
    assert seen == style.link_same, "not under the ring"


def apart(one, other):
    """How far two colours are from one another."""
    return math.dist(one.getRgb(), other.getRgb())


@pytest.mark.parametrize("theme", ["light", "dark", "projector", "print"])
def test_the_ring_is_seen_in_every_theme_and_is_not_the_selections_frame(theme, robot_on):
    from tests.ui.canvas.conftest import small_map

    robot, style = robot_on(small_map(), theme), load_style(theme)
    lane, ink = focus_ring(robot.canvas.drawing, robot.id("Fines"), style, 1.0)
    assert contrast(ink.stroke.colour, lane.stroke.colour) >= 3
    for ground in (style.card, style.paper, style.selection_soft):
        assert contrast(ink.stroke.colour, ground) >= 3
    assert ink.box.width > robot.canvas.drawing.label_boxes[robot.id("Fines")].width + 8
    assert ink.stroke.colour != style.selection


def test_after_a_deletion_arrows_go_on_from_where_it_was_and_tab_from_what_followed_it(robot):
    robot.click(robot.centre("Strain"))
    robot.key(Qt.Key.Key_Delete)
    robot.key(RIGHT)
    assert called(robot) == "Attendance", "the nearest, not the first of the map"
    robot.session.undo()
    robot.key(Qt.Key.Key_Home)
    robot.key(Qt.Key.Key_Tab)
    assert called(robot) == "Strain"
    robot.key(Qt.Key.Key_Delete)
    robot.key(Qt.Key.Key_Tab)
    assert called(robot) == "Attendance", "not Fines, which was gone by before"


def test_after_a_rubber_band_the_menu_key_is_about_what_it_took_not_about_what_was_left(robot):
    robot.click(robot.centre("Attendance"))
    robot.key(Qt.Key.Key_Escape)
    robot.drag(Point(-90, -60), Point(230, 20))
    taken = robot.session.selection
    assert len(taken) == 3
    robot.canvas.context.ask_by_key()
    assert robot.session.selection == taken
    assert called(robot) == "Fines", "a variable before the link"
