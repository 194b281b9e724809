"""The pointer says what a press will do: every tool over every kind of thing."""

from itertools import product

import pytest
from PySide6.QtCore import Qt

from loopmap.diagram.geometry import Point
from loopmap.diagram.hit import Hit
from loopmap.editing.edits.collapse import collapse_groups
from loopmap.editing.edits.locking import set_locked
from loopmap.editing.edits.tension import set_tension
from loopmap.editing.tools import TOOLS
from loopmap.editing.tools.gesture import LinkLine, Preview
from loopmap.ui.canvas.pointing import acts_on, offer_at, shape_during, tooltip
from tests.support.small_maps import FINES, HOME, LOOP, NOTE, PRESSES, TODAY, after, fines

SHAPE = Qt.CursorShape
THINGS = {
    "variable": FINES,
    "rim": FINES,
    "note": NOTE,
    "group": HOME,
    "chevron": HOME,
    "bundle": "bundle:1",
    "link": PRESSES,
    "link_handle": PRESSES,
    "link_head": PRESSES,
    "link_tail": PRESSES,
    "badge": LOOP,
    "nothing": None,
}
ARROW = {
    "variable": (SHAPE.ArrowCursor, "Drag to move, with Alt to copy. Double-click to rename."),
    "rim": (SHAPE.CrossCursor, "Drag to the effect to draw a link."),
    "note": (SHAPE.ArrowCursor, "Drag to move, with Alt to copy. Double-click to write."),
    "group": (SHAPE.ArrowCursor, "Drag to move the group with its members."),
    "chevron": (SHAPE.PointingHandCursor, "Click to collapse the group, or to open it."),
    "bundle": (SHAPE.PointingHandCursor, "Click to select the links drawn as one."),
    "link": (SHAPE.PointingHandCursor, "Click to select, drag to bend."),
    "link_handle": (SHAPE.SizeAllCursor, "Drag to bend. Double-click to let it bend by itself."),
    "link_head": (SHAPE.OpenHandCursor, "Drag this end to another variable"),
    "link_tail": (SHAPE.OpenHandCursor, "Drag this end to another variable"),
    "badge": (SHAPE.PointingHandCursor, "Click to light the loop, drag to move its badge."),
    "nothing": (SHAPE.ArrowCursor, "Drag to select. Double-click for a new variable."),
}
TABLE = [("select", kind, *expected) for kind, expected in ARROW.items()]
for kind in THINGS:
    on_variable = kind in ("variable", "rim")
    TABLE += [
        ("variable", kind, SHAPE.ForbiddenCursor, "A variable is here already")
        if on_variable
        else ("variable", kind, SHAPE.CrossCursor, "Click to put a new variable here."),
        ("link", kind, SHAPE.CrossCursor, "Drag to the effect, or to empty paper")
        if on_variable
        else ("link", kind, SHAPE.ForbiddenCursor, "A link starts on a variable"),
        ("note", kind, SHAPE.CrossCursor, "Click to write a note here."),
        ("group", kind, SHAPE.CrossCursor, "Drag round what belongs to the new group."),
    ]


def test_the_table_has_every_tool_over_every_thing():
    assert {row[:2] for row in TABLE} == set(product(TOOLS, THINGS))


@pytest.mark.parametrize(("tool", "kind", "shape", "told"), TABLE)
def test_the_pointer_says_what_a_press_does(tool, kind, shape, told):
    offer = offer_at(tool, Hit(kind, THINGS[kind]), fines().maps[TODAY])
    assert offer.shape is shape
    assert offer.told.startswith(told)
    assert offer.told.endswith(".")


def test_what_is_locked_says_so_before_anybody_drags_it():
    locked = after(fines(), set_locked(fines(), TODAY, [FINES, HOME], True)).maps[TODAY]
    assert offer_at("select", Hit("variable", FINES), locked).told.startswith("“Fines” is locked")
    assert offer_at("select", Hit("group", HOME), locked).told.startswith("The group “Home” is")
    assert "link" in offer_at("select", Hit("rim", FINES), locked).told


def test_a_collapsed_group_offers_to_be_opened():
    closed = after(fines(), collapse_groups(fines(), TODAY, [HOME])).maps[TODAY]
    assert "open it" in offer_at("select", Hit("group", HOME), closed).told


def test_the_badge_of_a_loop_without_a_name_can_be_dragged_as_well():
    offer = offer_at("select", Hit("badge", "badge:R7"), fines().maps[TODAY])
    assert offer.told == "Click to light the loop, drag to move its badge."


def test_a_document_that_may_not_be_altered_offers_only_to_look():
    for kind in ("variable", "rim", "link_handle", "nothing"):
        offer = offer_at("select", Hit(kind, THINGS[kind]), fines().maps[TODAY], "Read only.")
        assert offer == (SHAPE.ArrowCursor, "Read only.")


HERE = Point(0, 0)


@pytest.mark.parametrize(
    ("preview", "shape"),
    [
        (Preview(), None),
        (Preview(moved={FINES: HERE}), SHAPE.ClosedHandCursor),
        (Preview(moved={FINES: HERE}, copying=True), SHAPE.DragCopyCursor),
        (Preview(moved={FINES: HERE}, allowed=False), SHAPE.ForbiddenCursor),
        (Preview(line=LinkLine(FINES, None, HERE, HERE)), SHAPE.CrossCursor),
        (Preview(line=LinkLine(FINES, None, HERE, HERE, PRESSES)), SHAPE.ClosedHandCursor),
        (Preview(bulges={PRESSES: 0.2}), SHAPE.SizeAllCursor),
        (Preview(ghost=HERE), SHAPE.CrossCursor),
    ],
)
def test_the_shape_during_a_gesture(preview, shape):
    assert shape_during(preview) is shape


@pytest.fixture
def furnished(furnished):
    """Keeps what was said of the places on it; the last was said last."""
    furnished.told = []
    furnished.canvas.pointed.connect(furnished.told.append)
    return furnished


def places(robot):
    drawing = robot.canvas.drawing
    path = drawing.link_paths[robot.link("Fines", "Strain").id]
    (area,) = drawing.group_boxes.values()
    (note,) = drawing.note_boxes.values()
    (badge,) = drawing.badge_boxes.values()
    return {
        "variable": robot.centre("Strain"),
        "rim": robot.rim("Strain"),
        "note": note.centre,
        "group": Point(area.left, area.top + 6),
        "link": path.line[4],
        "link_handle": path.handle,
        "link_head": path.tip,
        "link_tail": path.tail,
        "badge": badge.centre,
        "nothing": Point(robot.centre("Fines").x - 50, robot.centre("Fines").y + 60),
    }


@pytest.mark.parametrize("tool", TOOLS)
def test_on_the_canvas_the_pointer_says_it_over_every_thing(furnished, tool):
    furnished.canvas.in_hand.take(tool)
    expected = {(row[1]): row[2:] for row in TABLE if row[0] == tool}
    for kind, place in places(furnished).items():
        furnished.move(place)
        assert furnished.canvas.cursor().shape() is expected[kind][0], kind
        assert furnished.told[-1].startswith(expected[kind][1]), kind


def test_a_forbidding_pointer_tells_the_truth_a_press_changes_nothing(furnished):
    for tool, kind, shape, _ in TABLE:
        if shape is SHAPE.ForbiddenCursor and kind in places(furnished):
            furnished.canvas.in_hand.take(tool)
            before = furnished.session.document
            furnished.click(places(furnished)[kind])
            assert furnished.session.document is before
            assert furnished.hints[-1], (tool, kind)


def test_what_a_press_does_is_said_anew_when_the_map_changes_under_a_resting_pointer(
    furnished, monkeypatch
):
    session, strain = furnished.session, furnished.id("Strain")
    monkeypatch.setattr(furnished.canvas, "underMouse", lambda: True)
    lock = set_locked(session.document, session.map_id, [strain], locked=True)
    session.do("Lock", lock)
    furnished.move(furnished.centre("Strain"))
    assert "locked" in furnished.told[-1]
    session.undo()
    assert furnished.told[-1].startswith("Drag to move")


def test_when_the_pointer_leaves_nothing_is_said(furnished, qapp):
    from PySide6.QtCore import QEvent

    furnished.move(furnished.centre("Strain"))
    qapp.sendEvent(furnished.canvas, QEvent(QEvent.Type.Leave))
    assert furnished.told[-1] == ""


def test_the_pointer_tells_why_there_is_a_flag():
    causal_map = flagged_map("nobody owns it")
    assert tooltip(causal_map, Hit("variable", FINES)) == "Point of tension: nobody owns it"
    assert tooltip(causal_map, Hit("link", PRESSES)).endswith("Point of tension: nobody owns it")
    assert tooltip(flagged_map(""), Hit("variable", FINES)) == "Point of tension"
    assert not tooltip(flagged_map(None), Hit("variable", FINES))


def flagged_map(reason):
    change = set_tension(fines(), TODAY, (FINES, PRESSES), reason)
    return after(fines(), change).maps[TODAY]


@pytest.mark.parametrize("kind", THINGS)
def test_the_arrow_acts_on_whatever_it_is_over_and_the_link_tool_on_variables(kind):
    over = Hit(kind, THINGS[kind])
    assert acts_on("select", over)
    assert acts_on("link", over) is (kind in ("variable", "rim"))
    assert not any(acts_on(tool, over) for tool in ("variable", "note", "group"))
