"""A link made or signed by hand is read back as large as a spoken one, and one key undoes it."""

from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.delete import delete_records
from loopmap.model.records import Sign

KEY = Qt.Key
MOUSE = QMouseEvent.Type


def id_of(window, name):
    return next(v.id for v in window.session.map.variables.values() if v.name == name)


def link_between(window, cause, effect):
    return window.session.map.adjacency.between(id_of(window, cause), id_of(window, effect))


def select(window, *names):
    window.session.select(frozenset(id_of(window, name) for name in names))


def select_link(window, cause, effect):
    window.session.select(frozenset({link_between(window, cause, effect).id}))


def type_(window, text, key=None):
    canvas = window.editor.canvas
    QTest.keyClicks(canvas.far_end.field or canvas, text)
    if key is not None:
        QTest.keyClick(canvas.far_end.field or canvas, key)


def mouse(canvas, kind, at):
    place = canvas.camera.to_screen(at, canvas.frame())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind,
        QPointF(place.x, place.y),
        QPointF(canvas.mapToGlobal(QPointF(place.x, place.y))),
        none if kind == MOUSE.MouseMove else left,
        none if kind == MOUSE.MouseButtonRelease else left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, event)


def drag(window, start, end):
    canvas = window.editor.canvas
    mouse(canvas, MOUSE.MouseButtonPress, start)
    mouse(canvas, MOUSE.MouseMove, Point((start.x + end.x) / 2, (start.y + end.y) / 2))
    mouse(canvas, MOUSE.MouseMove, end)
    mouse(canvas, MOUSE.MouseButtonRelease, end)


def drag_from_the_rim(window):
    boxes = window.editor.canvas.drawing.label_boxes
    start, end = boxes[id_of(window, "Attendance")], boxes[id_of(window, "Fines")]
    drag(window, Point(start.left + 1, start.y), end.centre)


def draw_with_the_link_tool(window):
    window.editor.canvas.in_hand.take("link")
    boxes = window.editor.canvas.drawing.label_boxes
    names = ("Attendance", "Fines")
    drag(window, *(boxes[id_of(window, name)].centre for name in names))


def name_the_far_end(window, key, typed):
    select(window, "Attendance")
    type_(window, key)
    type_(window, typed, KEY.Key_Return)


def press_on_link(window, key):
    select_link(window, "Strain", "Attendance")
    type_(window, key)


def link_what_is_selected(window):
    window.session.select(frozenset({id_of(window, "Attendance")}))
    window.session.select(frozenset({id_of(window, "Attendance"), id_of(window, "Fines")}))
    type_(window, "l")


def paste_sentences(window):
    QApplication.clipboard().setText("Attendance - Fines\nStrain + Trust")
    window.command_actions.by_id["edit.paste"].trigger()


WAYS = {
    "drag from the rim": (
        drag_from_the_rim,
        "Attendance affects fines, but which way is not agreed.",
    ),
    "link tool": (
        draw_with_the_link_tool,
        "Attendance affects fines, but which way is not agreed.",
    ),
    "l and a name": (
        partial(name_the_far_end, key="l", typed="-Fines"),
        "Higher attendance leads to fewer fines.",
    ),
    "chain, effect": (
        partial(name_the_far_end, key="e", typed="+Calm"),
        "Higher attendance leads to more calm.",
    ),
    "chain, cause": (
        partial(name_the_far_end, key="c", typed="-Illness"),
        "More illness leads to lower attendance.",
    ),
    "link what is selected": (
        link_what_is_selected,
        "Attendance affects fines, but which way is not agreed.",
    ),
    "pasted sentences": (
        paste_sentences,
        "Higher attendance leads to fewer fines. More strain leads to more trust.",
    ),
    "a sign": (
        partial(press_on_link, key="+"),
        "More strain leads to higher attendance.",
    ),
    "not agreed": (
        partial(press_on_link, key="?"),
        "Strain affects attendance, but which way is not agreed.",
    ),
    "a delay": (
        partial(press_on_link, key="d"),
        "More strain leads, after a while, to lower attendance.",
    ),
    "turned round": (
        partial(press_on_link, key="r"),
        "Higher attendance leads to less strain.",
    ),
}


@pytest.fixture
def shown(qtbot, opened, monkeypatch):
    """The window, its canvas in use, with the map on a second screen as well."""
    screen = QGuiApplication.primaryScreen()
    monkeypatch.setattr(opened.presenting, "others", lambda: [screen])
    opened.command_actions.by_id["view.present"].trigger()
    qtbot.waitUntil(lambda: opened.presenting.room.map.stage is not None)
    opened.editor.canvas.setFocus()
    opened.editor.canvas.hands.snaps = False
    yield opened
    opened.presenting.stop()


def told(window):
    """What is read back in the bar and what the room reads; both must be the same."""
    label = window.editor.panels.sentence.read_back
    assert label.isHidden() == (not label.text())
    assert window.presenting.room.said == label.text()
    return label.text()


@pytest.mark.parametrize("way", WAYS)
def test_it_is_read_back_however_it_was_made_and_one_key_takes_it_back(shown, way):
    make, sentence = WAYS[way]
    before = shown.session.document
    make(shown)
    assert told(shown) == sentence
    QTest.keyClick(shown.editor.canvas, KEY.Key_Backspace, Qt.KeyboardModifier.AltModifier)
    assert shown.session.document == before
    assert sentence not in told(shown)


def test_its_sign_is_mended_from_the_empty_bar(shown):
    drag_from_the_rim(shown)
    shown.editor.panels.sentence.mend("-")
    assert link_between(shown, "Attendance", "Fines").sign is Sign.OPPOSITE
    assert told(shown) == "Higher attendance leads to fewer fines."


def test_a_sentence_stands_whole_when_one_of_its_links_is_signed_by_hand(shown):
    bar = shown.editor.panels.sentence
    bar.set_text("Attendance + Trust + Calm")
    bar.enter()
    select_link(shown, "Trust", "Calm")
    type_(shown, "-")
    assert told(shown) == "Higher attendance, more trust, less calm."


def test_deleting_moving_and_undoing_are_not_read_back(shown):
    session = shown.session
    link = link_between(shown, "Fines", "Strain")
    session.do("Delete", delete_records(session.document, session.map_id, [link.id]))
    assert told(shown) == ""
    session.undo()
    assert told(shown) == ""


def test_esc_puts_it_away(shown):
    drag_from_the_rim(shown)
    assert told(shown)
    QTest.keyClick(shown.editor.canvas, KEY.Key_Escape)
    assert told(shown) == ""
    assert link_between(shown, "Attendance", "Fines"), "the link stays"


def test_a_variable_drawn_with_its_link_is_read_back_once_it_is_named_and_a_key_mends_it(shown):
    window, canvas = shown, shown.editor.canvas
    bar = window.editor.panels.sentence
    box = canvas.drawing.label_boxes[id_of(window, "Attendance")]
    canvas.in_hand.take("link")
    drag(window, box.centre, Point(box.x, box.y + 150))
    assert bar.last_said == "", "nobody is told of a “new variable”"
    QTest.keyClicks(canvas.naming.editor, "Hope")
    QTest.keyClick(canvas.naming.editor, KEY.Key_Return)
    assert bar.last_said == "Attendance affects hope, but which way is not agreed."
    QTest.keyClicks(canvas, "-")
    assert link_between(window, "Attendance", "Hope").sign is Sign.OPPOSITE
    assert bar.last_said == "Higher attendance leads to less hope."


def test_a_slip_of_a_key_in_the_bar_is_said_there_and_in_the_status_line_not_in_a_banner(shown):
    bar = shown.editor.panels.sentence
    bar.setFocus()
    QTest.keyClick(bar.entry, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    why = "No name was made that is like another one."
    assert bar.entry.accessibleDescription() == why
    assert why in shown.status.lines[2]
    assert shown.banner.text == ""
