"""Every drag with the mouse: one step to undo, nothing left after Esc, guides and locks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.locking import set_locked

ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def drag(robot, name):
    """Tool, start, end and keys of a drag."""
    drawing = robot.canvas.drawing
    path = drawing.link_paths[robot.link("Fines", "Strain").id]
    (area,) = drawing.group_boxes.values()
    (note,) = drawing.note_boxes.values()
    (badge,) = drawing.badge_boxes.values()
    strain, empty = robot.centre("Strain"), Point(-40, 70)
    return {
        "move": ("select", strain, Point(strain.x + 30, strain.y + 40), NONE),
        "move along one axis": ("select", strain, Point(strain.x + 50, strain.y + 9), SHIFT),
        "copy": ("select", strain, Point(strain.x + 40, strain.y + 70), ALT),
        "into a group": ("select", robot.centre("Fines"), robot.centre("Attendance"), NONE),
        "out of a group": ("select", robot.centre("Attendance"), Point(-60, 40), NONE),
        "a group": (
            "select",
            Point(area.left, area.top + 6),
            Point(area.left + 30, area.top),
            NONE,
        ),
        "a note": ("select", note.centre, Point(note.x + 20, note.y - 30), NONE),
        "a badge": ("select", badge.centre, Point(badge.x + 20, badge.y + 10), NONE),
        "bend": ("select", path.handle, Point(path.handle.x, path.handle.y - 30), NONE),
        "bend by the line": ("select", path.line[3], Point(path.line[3].x, 40), NONE),
        "lead the head": ("select", path.tip, robot.centre("Attendance"), NONE),
        "lead the tail": ("select", path.tail, robot.centre("Attendance"), NONE),
        "draw a link": ("select", robot.rim("Strain"), robot.centre("Fines"), NONE),
        "draw a link with its tool": ("link", strain, robot.centre("Fines"), NONE),
        "draw a group": ("group", Point(-50, -40), Point(40, 40), NONE),
        "place a variable": ("variable", empty, Point(empty.x + 10, empty.y), NONE),
        "place a note": ("note", empty, Point(empty.x + 10, empty.y), NONE),
        "rubber band": ("select", empty, Point(250, -40), NONE),
    }[name]


DRAGS = [
    "move", "move along one axis", "copy", "into a group", "out of a group", "a group", "a note",
    "a badge", "bend", "bend by the line", "lead the head", "lead the tail", "draw a link",
    "draw a link with its tool", "draw a group", "place a variable", "place a note",
]  # fmt: skip


@pytest.mark.parametrize("name", DRAGS)
def test_every_drag_is_one_step_to_undo(furnished, same_as_fresh, name):
    tool, start, end, keys = drag(furnished, name)
    before, steps = furnished.session.document, len(furnished.session.history.done)
    furnished.canvas.in_hand.take(tool)
    furnished.drag(start, end, keys)
    furnished.canvas.naming.finish()
    assert len(furnished.session.history.done) == steps + 1, furnished.hints
    assert furnished.session.document != before
    same_as_fresh(furnished)
    furnished.session.undo()
    assert furnished.session.document == before


@pytest.mark.parametrize("name", ["move", "into a group", "out of a group", "a note", "bend"])
@pytest.mark.parametrize("scale", [0.7, 0.7731666, 0.9877836, 1.1737366, 1.36, 1.5471538])
def test_after_a_drag_at_any_scale_all_is_painted_as_on_a_new_canvas(
    furnished, same_as_fresh, name, scale
):
    canvas = furnished.canvas
    canvas.camera = replace(canvas.camera, scale=scale)
    canvas.finish_painting()  # all tiles at once, of which a drag leaves some to be painted alone
    tool, start, end, keys = drag(furnished, name)
    canvas.in_hand.take(tool)
    furnished.drag(start, end, keys)
    same_as_fresh(furnished)


@pytest.mark.parametrize("name", [*DRAGS, "rubber band"])
def test_esc_during_a_drag_leaves_everything_exactly_as_it_was(furnished, name):
    tool, start, end, keys = drag(furnished, name)
    session = furnished.session
    session.select(frozenset({furnished.id("Fines")}))
    furnished.canvas.hands.show_hover(furnished.canvas.hands.hit_at(Point(9e5, 9e5)), end)
    before, picture = session.document, furnished.picture()
    furnished.canvas.in_hand.take(tool)
    furnished.press(start, keys)
    furnished.move(Point((start.x + end.x) / 2, (start.y + end.y) / 2), keys)
    furnished.move(end, keys)
    assert furnished.canvas.in_hand.busy
    furnished.key(Qt.Key.Key_Escape)
    assert not furnished.canvas.in_hand.busy
    assert session.document is before
    assert session.selection == {furnished.id("Fines")}
    furnished.release(end, keys)
    furnished.canvas.in_hand.take("select")
    furnished.canvas.hands.show_hover(furnished.canvas.hands.hit_at(Point(9e5, 9e5)), end)
    assert session.document is before
    assert furnished.picture() == picture


def test_a_card_snaps_to_the_middle_of_another_with_a_guide_and_not_with_ctrl(robot):
    start = robot.centre("Strain")
    near = Point(start.x + 60, robot.centre("Fines").y + 3)
    robot.drag(start, near)
    assert robot.session.map.variables[robot.id("Strain")].y == 0
    robot.session.undo()
    robot.press(start)
    robot.move(Point(start.x + 20, start.y))
    robot.move(near)
    assert robot.canvas.stage.overlay.preview.guides
    robot.move(near, CTRL)
    assert robot.canvas.stage.overlay.preview.guides == ()
    robot.release(near, CTRL)
    assert robot.session.map.variables[robot.id("Strain")].y == pytest.approx(3, abs=1)


def test_what_is_locked_is_refused_by_hand_and_by_keys_with_the_reason(robot, same_as_fresh):
    session, fines = robot.session, robot.id("Fines")
    session.do("Lock", set_locked(session.document, session.map_id, [fines], True))
    before = session.document
    start = robot.centre("Fines")
    robot.press(start)
    robot.move(Point(start.x + 50, start.y + 50))
    assert robot.canvas.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    assert robot.hints[-1].startswith("“Fines” is locked.")
    robot.release(Point(start.x + 50, start.y + 50))
    assert session.document is before
    assert session.selection == {fines}
    robot.key(Qt.Key.Key_Right, CTRL)
    assert session.document is before
    assert robot.hints[-1].startswith("“Fines” is locked.")
    same_as_fresh(robot)


def test_a_locked_card_shows_a_padlock_only_while_it_is_at_hand(robot):
    session, fines = robot.session, robot.id("Fines")
    plain = robot.picture()
    session.do("Lock", set_locked(session.document, session.map_id, [fines], True))
    assert robot.picture() == plain
    session.select(frozenset({fines}))
    locked = robot.picture()
    session.do("Unlock", set_locked(session.document, session.map_id, [fines], False))
    assert robot.picture() != locked


def test_copies_are_held_and_the_originals_stay_while_alt_is_down(robot):
    start = robot.centre("Strain")
    robot.press(start, ALT)
    robot.move(Point(start.x + 30, start.y + 60), ALT)
    assert robot.canvas.cursor().shape() == Qt.CursorShape.DragCopyCursor
    trial = robot.canvas.stage._trial.causal_map
    assert len(trial.variables) == 4
    robot.move(Point(start.x + 30, start.y + 60))
    assert len(robot.canvas.stage._trial.causal_map.variables) == 3
    robot.key(Qt.Key.Key_Escape)


def test_in_a_read_only_document_a_drag_says_why_at_once(robot):
    robot.session.read_only = "This file was made by a newer Loopmap."
    start = robot.centre("Strain")
    robot.press(start)
    robot.move(Point(start.x + 50, start.y))
    assert robot.hints[-1] == "This file was made by a newer Loopmap."
    assert robot.canvas.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    assert robot.canvas.stage._trial is None
    robot.release(Point(start.x + 50, start.y))


def test_what_was_lifted_where_nobody_saw_it_is_let_go_where_it_was_last(robot):
    start = robot.centre("Strain")
    robot.press(start)
    for step in (10, 20, 40):
        robot.move(Point(start.x, start.y + step), CTRL)
    robot.hover(Point(start.x + 90, start.y + 90))
    assert not robot.canvas.in_hand.busy
    assert robot.centre("Strain").y == pytest.approx(start.y + 40, abs=1.0)
    assert robot.centre("Strain").x == pytest.approx(start.x, abs=1.0)
    robot.hover(Point(start.x + 120, start.y))
    assert robot.centre("Strain").x == pytest.approx(start.x, abs=1.0)


def test_paper_that_was_let_go_unseen_no_longer_follows(robot):
    robot.canvas.pointer.space_held = True
    robot.press(Point(-40, 80))
    robot.move(Point(-20, 80))
    moved = robot.canvas.camera
    robot.hover(Point(40, 80))
    assert robot.canvas.camera == moved
    assert not robot.canvas.pointer.panning
