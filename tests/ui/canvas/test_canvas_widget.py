"""The canvas by mouse: each scenario ends with a picture equal to one made afresh."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from loopmap.diagram.emphasis import Badge, Emphasis, Lit
from loopmap.diagram.geometry import Point
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.ui.canvas import fresh, surface

EMPTY_PLACE = Point(-40, 80)
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_double_click_makes_a_variable_that_is_named_at_once(robot, same_as_fresh):
    robot.double_click(EMPTY_PLACE)
    robot.type("Trust in services")
    robot.key(Qt.Key.Key_Return)
    assert "Trust in services" in robot.names()
    assert robot.session.history.done[-1].label == "Add variable"
    assert len(robot.session.history.done) == 1
    assert robot.session.selection == {robot.id("Trust in services")}
    same_as_fresh(robot)


def test_giving_up_the_name_of_a_new_variable_takes_it_away(robot, same_as_fresh):
    robot.double_click(EMPTY_PLACE)
    robot.key(Qt.Key.Key_Escape)
    assert robot.names() == {"Fines", "Strain", "Attendance"}
    assert robot.canvas.naming.editor is None
    same_as_fresh(robot)


def test_a_name_is_edited_in_place(robot, same_as_fresh):
    robot.double_click(robot.centre("Strain"))
    robot.type("Family strain")
    robot.key(Qt.Key.Key_Return)
    assert "Family strain" in robot.names()
    same_as_fresh(robot)


def test_a_name_that_exists_is_refused_and_the_field_stays(robot):
    robot.canvas.naming.begin(robot.id("Strain"))
    robot.type("fines")
    robot.key(Qt.Key.Key_Return)
    assert robot.canvas.naming.editor is not None
    assert "already a variable" in robot.hints[-1]
    assert "Strain" in robot.names()


def test_dragging_a_variable_moves_it_and_its_links(robot, same_as_fresh):
    start = robot.centre("Strain")
    robot.canvas.finish_painting()
    robot.drag(start, Point(start.x + 40, start.y + 60))
    moved = robot.session.map.variables[robot.id("Strain")]
    assert (moved.x, moved.y) == pytest.approx((260, 70), abs=1.0)
    same_as_fresh(robot)


def test_while_a_variable_is_dragged_it_is_seen_where_the_pointer_is(robot):
    before = robot.picture()
    start = robot.centre("Strain")
    robot.press(start)
    robot.move(Point(start.x + 40, start.y + 60))
    during = robot.picture()
    assert during != before
    robot.key(Qt.Key.Key_Escape)
    assert not robot.canvas.in_hand.busy
    assert robot.session.history.done == []
    robot.session.select(frozenset())
    robot.canvas.hands.show_hover(robot.canvas.hands.hit_at(Point(9e5, 9e5)), Point(0, 0))
    assert robot.picture() == before


@pytest.mark.parametrize(("tool", "marked"), [("select", True), ("note", False), ("link", False)])
def test_only_what_a_press_acts_on_is_marked_under_the_pointer(robot, tool, marked):
    robot.canvas.in_hand.take(tool)
    before = robot.picture()
    robot.hover(robot.canvas.drawing.link_paths[robot.link("Fines", "Strain").id].handle)
    assert (robot.picture() != before) is marked
    robot.canvas.in_hand.take("select")
    assert robot.picture() != before


def test_a_rubber_band_selects_what_it_touches(robot, same_as_fresh):
    robot.drag(Point(-45, -45), Point(290, 60))
    between = {"l1"}
    assert robot.session.selection == {robot.id("Fines"), robot.id("Strain"), *between}
    same_as_fresh(robot)


def test_shift_click_adds_and_a_click_on_nothing_selects_nothing(robot):
    robot.click(robot.centre("Fines"))
    robot.click(robot.centre("Strain"), SHIFT)
    assert robot.session.selection == {robot.id("Fines"), robot.id("Strain")}
    robot.click(EMPTY_PLACE)
    assert robot.session.selection == frozenset()


def test_a_link_is_drawn_from_the_rim_and_its_sign_is_one_key(robot, same_as_fresh):
    robot.drag(robot.rim("Attendance"), robot.centre("Fines"))
    made = robot.link("Attendance", "Fines")
    assert robot.session.selection == {made.id}
    assert made.sign.value == "?"
    robot.type("-")
    assert robot.link("Attendance", "Fines").sign.value == "-"
    same_as_fresh(robot)


def test_a_second_link_between_the_same_two_is_refused_with_a_reason(robot):
    robot.drag(robot.rim("Fines"), robot.centre("Strain"))
    assert len(robot.session.map.links) == 2
    assert any("already a link" in hint for hint in robot.hints)


def test_a_link_let_go_on_nothing_makes_the_variable_too_as_one_step(robot, same_as_fresh):
    robot.drag(robot.rim("Strain"), Point(260, 150))
    robot.type("Hunger")
    robot.key(Qt.Key.Key_Return)
    assert robot.link("Strain", "Hunger")
    robot.session.undo()
    assert "Hunger" not in robot.names()
    assert len(robot.session.map.links) == 2
    same_as_fresh(robot)


def test_a_link_is_bent_by_its_handle(robot, same_as_fresh):
    handle = robot.canvas.drawing.link_paths[robot.link("Fines", "Strain").id].handle
    robot.drag(handle, Point(handle.x, handle.y - 60))
    assert robot.link("Fines", "Strain").bulge == pytest.approx(0.6, abs=0.3)
    same_as_fresh(robot)


def test_a_note_is_placed_and_written_with_its_tool(robot, same_as_fresh):
    robot.canvas.in_hand.take("note")
    robot.click(Point(250, 120))
    robot.type("Ask the school")
    robot.key(Qt.Key.Key_Return, CTRL)
    assert "Ask the school" in {note.text for note in robot.session.map.notes.values()}
    assert robot.canvas.in_hand.tool == "select"
    same_as_fresh(robot)


def test_undo_and_redo_paint_what_was_there(robot, same_as_fresh):
    before = robot.picture()
    robot.click(robot.centre("Strain"))
    robot.key(Qt.Key.Key_Delete)
    assert robot.names() == {"Fines", "Attendance"}
    same_as_fresh(robot)
    robot.session.undo()
    robot.session.select(frozenset())
    same_as_fresh(robot)
    assert robot.picture() == before
    robot.session.redo()
    same_as_fresh(robot)


def test_the_view_pans_with_space_and_scrolls_with_the_wheel(robot, same_as_fresh):
    start = robot.canvas.camera
    QTest.keyPress(robot.canvas, Qt.Key.Key_Space)
    assert robot.canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    robot.press(Point(0, 0))
    robot.move(Point(50, 0))
    assert robot.canvas.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    robot.release(Point(0, 0))
    QTest.keyRelease(robot.canvas, Qt.Key.Key_Space)
    assert robot.canvas.camera.x == pytest.approx(start.x - 50, abs=1)
    assert not robot.canvas.in_hand.busy
    robot.wheel(-1, QPoint(100, 100))
    assert robot.canvas.camera.y > start.y
    assert robot.session.history.done == []
    same_as_fresh(robot)


def test_zooming_keeps_the_point_under_the_pointer(robot, same_as_fresh):
    place = QPoint(200, 120)
    held = robot.canvas.camera.to_map(200, 120, robot.canvas.frame())
    robot.wheel(3, place, CTRL)
    now = robot.canvas.camera.to_map(200, 120, robot.canvas.frame())
    assert robot.canvas.camera.scale > 1.5
    assert now == pytest.approx(held, abs=1.0)
    same_as_fresh(robot)


def test_fit_shows_everything_and_the_previous_view_comes_back(robot):
    robot.canvas.viewing.zoom_by(4)
    robot.canvas.looking.zoom_to([robot.id("Fines")])
    robot.canvas.looking.fit()
    shown = robot.canvas.camera.shown(robot.canvas.frame())
    assert shown.holds(robot.canvas.drawing.bounds)
    robot.canvas.viewing.back()
    assert not robot.canvas.camera.shown(robot.canvas.frame()).holds(robot.canvas.drawing.bounds)


def test_a_lit_loop_and_badges_are_painted_as_a_fresh_canvas_paints_them(robot, same_as_fresh):
    robot.drag(robot.rim("Attendance"), robot.centre("Fines"))
    plain = robot.picture()
    links = tuple(sorted(robot.session.map.links))
    robot.canvas.lighting.set_badges([Badge(links, "R1", "undetermined")])
    robot.canvas.lighting.bring_out(Emphasis(lit=(Lit(links),)))
    assert robot.picture() != plain
    same_as_fresh(robot)
    robot.canvas.lighting.bring_out()
    robot.canvas.lighting.set_badges([])
    assert robot.picture() == plain


def test_another_theme_repaints_all(robot, same_as_fresh):
    light = robot.picture()
    robot.canvas.set_style(load_style("dark"))
    assert robot.picture() != light
    same_as_fresh(robot)


def test_an_empty_map_says_how_to_begin(empty_robot, same_as_fresh):
    assert len({empty_robot.picture().pixel(x, 240) for x in range(100, 540)}) > 2
    same_as_fresh(empty_robot)


def test_dragging_beyond_the_edge_scrolls(robot, qtbot):
    start = robot.canvas.camera
    robot.press(robot.centre("Strain"))
    robot.move(robot.canvas.camera.to_map(700, 240, robot.canvas.frame()))
    qtbot.waitUntil(lambda: robot.canvas.camera.x > start.x + 10)
    robot.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("covered", [0, 60])
def test_what_is_dragged_out_of_the_window_stays_in_sight_and_is_let_go_there(robot, covered):
    canvas = robot.canvas
    canvas.looking.set_covered(covered)
    robot.press(robot.centre("Strain"))
    robot.move(canvas.camera.to_map(900, 640, canvas.frame()))
    robot.release(canvas.camera.to_map(900, 640, canvas.frame()))
    there = robot.pixel(robot.centre("Strain"))
    assert 600 < there.x() <= 645
    assert 440 - covered < there.y() <= 485 - covered


def test_a_click_below_what_is_free_of_the_sentence_bar_moves_nothing(robot):
    canvas = robot.canvas
    place = robot.centre("Attendance")
    canvas.viewing.covered = canvas.height() - robot.pixel(place).y() + 20
    before = robot.session.document
    robot.click(place)
    assert robot.session.document is before
    assert robot.session.selection == {robot.id("Attendance")}


def test_a_link_tells_itself_without_private_text(robot):
    from loopmap.ui.canvas.pointing import tooltip

    handle = robot.canvas.drawing.link_paths[robot.link("Strain", "Attendance").id].handle
    told = tooltip(robot.session.map, robot.canvas.hands.hit_at(handle))
    assert told == "More strain leads to lower attendance."
    assert tooltip(robot.session.map, robot.canvas.hands.hit_at(Point(-60, 150))) == ""


def test_two_maps_keep_their_own_views(robot, qtbot):
    from loopmap.editing.edits.maps import add_map

    session = robot.session
    session.do("Add map", add_map(session.document, "Future", session.new_id))
    robot.canvas.viewing.zoom_by(3)
    kept = robot.canvas.camera
    other = next(m for m in session.document.maps if m != session.map_id)
    first = session.map_id
    session.show_map(other)
    qtbot.waitUntil(lambda: robot.canvas.camera != kept)
    session.show_map(first)
    assert robot.canvas.camera == kept


def test_a_click_on_a_badge_chooses_its_loop_and_a_drag_moves_it(robot, qtbot, same_as_fresh):
    from loopmap.editing.edits.loops import name_loop

    robot.drag(robot.rim("Attendance"), robot.centre("Fines"))
    links = tuple(sorted(robot.session.map.links))
    session = robot.session
    change = name_loop(session.document, session.map_id, links, "R1", "", session.new_id)
    session.do("Name loop", change)
    (named,) = session.map.loops.values()
    robot.canvas.lighting.set_badges([Badge(links, "R1", "undetermined")])
    place = next(iter(robot.canvas.drawing.badge_boxes.values())).centre
    with qtbot.waitSignal(robot.canvas.loop_badges.chosen) as chosen:
        robot.click(place)
    assert chosen.args == [links]
    robot.press(place)
    robot.move(Point(place.x + 20, place.y + 10))
    shown = next(iter(robot.canvas.stage._trial.badge_boxes.values())).centre
    assert shown == pytest.approx((place.x + 20, place.y + 10), abs=2)
    robot.release(Point(place.x + 20, place.y + 10))
    moved = session.map.loops[named.id]
    assert (moved.x, moved.y) == pytest.approx((place.x + 20, place.y + 10), abs=2)
    same_as_fresh(robot)


def test_undo_from_elsewhere_ends_the_gesture(robot, same_as_fresh):
    start = robot.centre("Strain")
    robot.drag(start, Point(start.x + 30, start.y))
    robot.press(robot.centre("Fines"))
    robot.move(Point(40, 40))
    assert robot.canvas.in_hand.busy
    robot.session.undo()
    assert not robot.canvas.in_hand.busy
    robot.release(Point(40, 40))
    assert robot.session.map.variables[robot.id("Fines")].x == 0
    same_as_fresh(robot)


def test_a_right_click_asks_for_a_menu_about_the_thing_under_it(robot, qtbot):
    place = robot.pixel(robot.centre("Strain"))
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, robot.canvas.mapToGlobal(place)
    )
    with qtbot.waitSignal(robot.canvas.contextRequested) as asked:
        QApplication.sendEvent(robot.canvas, event)
    assert asked.args[1].record == robot.id("Strain")
    assert robot.session.selection == {robot.id("Strain")}


def test_two_fingers_zoom(robot):
    device = QTest.createTouchDevice()
    before = robot.canvas.camera.scale
    one, other = QPoint(300, 240), QPoint(340, 240)
    QTest.touchEvent(robot.canvas, device).press(0, one).press(1, other)
    for step in range(1, 12):
        QTest.touchEvent(robot.canvas, device).move(0, one - QPoint(8 * step, 0)).move(
            1, other + QPoint(8 * step, 0)
        )
    QTest.touchEvent(robot.canvas, device).release(0, one - QPoint(88, 0)).release(
        1, other + QPoint(88, 0)
    )
    assert robot.canvas.camera.scale > before * 1.5


def test_a_read_only_document_says_so(robot):
    robot.session.read_only = "This file was made by a newer Loopmap."
    robot.double_click(EMPTY_PLACE)
    assert robot.hints[-1] == "This file was made by a newer Loopmap."
    assert robot.canvas.naming.editor is None
    robot.canvas.naming.begin(robot.id("Fines"))
    assert robot.canvas.naming.editor is None


def test_dragging_a_member_takes_its_group_along_and_hides_nothing_on_it(robot, same_as_fresh):
    from loopmap.editing.edits.groups import add_group

    session = robot.session
    members = [robot.id("Fines"), robot.id("Strain")]
    area = robot.canvas.drawing.bounds
    change = add_group(
        session.document, session.map_id, "School", area, session.new_id, members=members
    )
    session.do("Add group", change)
    start = robot.centre("Strain")
    robot.press(start)
    robot.move(Point(start.x + 20, start.y + 200))
    robot.canvas.finish_painting()
    during = robot.canvas.grab().toImage()
    beside = robot.canvas.drawing.label_boxes[robot.id("Fines")]
    place = robot.pixel(Point(beside.left + 6, beside.top + 6))
    assert during.pixelColor(place).name() == robot.canvas.stage.style.card
    robot.release(Point(start.x + 20, start.y + 200))
    same_as_fresh(robot)


@pytest.mark.parametrize("most", [1, 100])
def test_what_draws_much_anew_ends_its_turn_before_that_is_painted(
    qtbot, robot, monkeypatch, same_as_fresh, most
):
    asked = []
    robot.canvas.finish_painting()
    monkeypatch.setattr(surface, "MOST_SEEN_NOW", most)
    with monkeypatch.context() as watched:
        watched.setattr(robot.canvas, "update", lambda *_: asked.append(True))
        move_all(robot)
    assert bool(asked) is (most == 100)
    assert robot.canvas._soon.isActive() is (most == 1)
    qtbot.waitUntil(lambda: not robot.canvas._soon.isActive())
    same_as_fresh(robot)


def test_who_asked_for_painting_before_much_is_drawn_anew_waits_with_it(
    qtbot, robot, monkeypatch, same_as_fresh
):
    painted, canvas = [], robot.canvas
    paint = surface.paint_stage
    monkeypatch.setattr(surface, "paint_stage", lambda *at: painted.append(1) or paint(*at))
    monkeypatch.setattr(surface, "MOST_SEEN_NOW", 1)
    window = QWidget()
    qtbot.addWidget(window)
    canvas.setParent(window)
    window.resize(800, 600)
    window.show()
    canvas.show()
    canvas.update()
    qtbot.waitUntil(lambda: bool(painted))
    seen = len(painted)
    canvas.update()
    move_all(robot)
    canvas.repaint()
    assert len(painted) == seen
    qtbot.waitUntil(lambda: len(painted) > seen)
    assert not canvas._soon.isActive()
    canvas.resize(canvas.width() + 20, canvas.height())
    robot.session.undo()
    assert canvas.updatesEnabled()  # nothing that was painted fills it
    same_as_fresh(robot)
    canvas.setParent(None)


def test_what_is_too_much_to_be_fresh_ends_its_turn_too(qtbot, robot, monkeypatch):
    monkeypatch.setattr(fresh, "MOST_FRESH", 0)
    monkeypatch.setattr(surface, "MOST_SEEN_NOW", 1)
    robot.canvas.update()
    qtbot.waitUntil(lambda: robot.canvas._painted_last is robot.canvas.stage.on_show)
    move_all(robot)
    assert not robot.canvas.stage.overlay.fresh
    assert robot.canvas._soon.isActive()


def move_all(robot):
    places = {robot.id(name): (300.0, 40.0 * n) for n, name in enumerate(sorted(robot.names()))}
    change = move_records(robot.session.document, robot.session.map_id, places)
    robot.session.do("Move", change)


def test_previous_view_goes_back_over_all_that_a_hand_moved_at_once(robot):
    canvas, here = robot.canvas, robot.canvas.camera
    middle = QPoint(320, 240)
    for _ in range(4):
        robot.wheel(1, middle, CTRL)
    nearer = canvas.camera
    assert nearer.scale > here.scale
    canvas.viewing._before._moved.invalidate()  # after a rest
    robot.wheel(-3, middle)
    canvas.viewing.back()
    assert canvas.viewing.aim == nearer
    canvas.viewing.back()
    assert canvas.viewing.aim == here


def test_nobody_goes_back_to_where_nobody_has_looked(robot):
    here = robot.canvas.camera
    robot.canvas.viewing.back()
    assert robot.canvas.viewing.aim == here


def test_what_is_selected_stays_in_sight_of_a_window_that_gets_narrower_wherever_it_was_moved(
    robot,
):
    canvas, session = robot.canvas, robot.session
    strain = robot.id("Strain")
    canvas.show()
    session.select(frozenset({strain}))
    canvas.viewing.zoom_to(1.5)
    canvas.resize(canvas.width() + 20, canvas.height())
    places = {strain: Point(1400.0, -900.0)}
    session.do("Move", move_records(session.document, session.map_id, places))
    canvas.looking.reveal(strain)
    canvas.resize(canvas.width() // 2, canvas.height() // 2)
    assert canvas.viewing.seen.holds(canvas.drawing.cards[strain])
