"""What is said to somebody who listens: each thing once, and together with its fellows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.model.records import Sign
from tests.support.listening import listening


@pytest.fixture
def heard(opened, qtbot):
    """The window being listened to; what it said so far, when all is calm."""
    watch = opened.editor.panels.watch
    with listening(opened, qtbot) as hear:
        qtbot.waitUntil(lambda: watch.loops is not None and not watch.is_searching)
        hear()

        def heard_when_followed() -> str:
            opened.editor.turns.flush()
            return hear()

        yield heard_when_followed


def canvas_of(window):
    window.editor.canvas.setFocus()
    return window.editor.canvas


def select(window, *names):
    session = window.session
    ids = {v.name: v.id for v in session.map.variables.values()}
    session.select(frozenset(ids[name] for name in names))


def test_nothing_is_said_where_nobody_listens(opened, qtbot):
    said = []
    opened.announcer.said.connect(said.append)
    QAccessible.setActive(False)
    opened.announcer.say("Hello.")
    opened.announcer.say_now()
    assert said == []


def test_what_comes_together_is_said_together_and_the_newest_word_on_a_matter(heard, opened):
    opened.announcer.say("Moved.", about="move")
    opened.announcer.say("Loop R1 found.", about="loops")
    opened.announcer.say("Moved far.", about="move")
    assert heard() == "Moved far. Loop R1 found."
    assert heard() == ""


def test_the_same_words_from_two_places_are_said_once(heard, opened):
    opened.announcer.say("1 of 6. More fines.", about="step")
    opened.announcer.say("1 of 6. More fines.", about="hint")
    assert heard() == "1 of 6. More fines."


def test_opening_a_map_says_what_it_holds(window, small, qtbot):
    with listening(window, qtbot) as hear:
        window.files.open(small)
        qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
        watch = window.editor.panels.watch
        qtbot.waitUntil(lambda: watch.loops is not None and not watch.is_searching)
        assert "3 variables, 3 links, 1 loop." in hear()


def test_an_edit_elsewhere_is_told_with_the_loop_it_turns(heard, opened, qtbot):
    session = opened.session
    link = next(k for k in session.map.links.values() if k.sign is Sign.SAME)
    opened.editor.panels.sentence.setFocus()
    session.select(frozenset({link.id}))
    assert heard() == "More fines lead to more strain, link, same way; in loop R1."
    opened.command_actions.by_id["link.opposite"].trigger()
    qtbot.waitUntil(lambda: not opened.editor.panels.watch.is_searching)
    told = heard()
    assert told.startswith("Opposite way. More ")
    assert "Loop R1 is now B1, balancing." in told
    opened.command_actions.by_id["edit.undo"].trigger()
    qtbot.waitUntil(lambda: not opened.editor.panels.watch.is_searching)
    assert heard() == "Undone: Set sign. Loop B1 is now R1, reinforcing."
    opened.command_actions.by_id["edit.redo"].trigger()
    assert heard().startswith("Done again: Set sign.")


def test_a_loop_that_goes_and_comes_is_told(heard, opened, qtbot):
    select(opened, "Strain")
    heard()
    opened.command_actions.by_id["edit.delete"].trigger()
    qtbot.waitUntil(lambda: not opened.editor.panels.watch.is_searching)
    assert heard() == "Deleted: 1 variable and 3 links. Loop R1 gone."
    opened.command_actions.by_id["edit.undo"].trigger()
    qtbot.waitUntil(lambda: bool(opened.editor.panels.watch.loops.loops))
    assert "Loop R1 found: " in heard()


def test_a_key_held_down_is_told_once(heard, opened):
    canvas = canvas_of(opened)
    select(opened, "Fines")
    heard()
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert heard() == "Moved."


def test_the_canvas_tells_its_focus_itself_and_only_counts_are_announced(heard, opened):
    canvas = canvas_of(opened)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert heard() == ""
    QTest.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert heard() == "6 things selected."
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert heard() == "Nothing selected."


def test_what_the_find_bar_finds_is_told_with_how_many_there_are(heard, opened):
    opened.command_actions.by_id["edit.find"].trigger()
    field = opened.focusWidget()
    QTest.keyClicks(field, "strain")
    assert heard().startswith("1 of 1. Strain, variable, driven by Fines, affects ")
    field.selectAll()
    QTest.keyClicks(field, "zzz")
    assert heard() == "Nothing found."


def test_a_refusal_says_why_and_a_hint_what_to_do(heard, opened):
    canvas = canvas_of(opened)
    select(opened, "Fines")
    heard()
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert "Select a link first" in heard()
    opened.editor.refused.emit("That name is taken.")
    assert heard() == "That name is taken."


def test_a_tool_taken_up_is_told(heard, opened):
    canvas_of(opened)
    opened.command_actions.by_id["tool.group"].trigger()
    assert "Group tool." in heard()


def test_a_loop_is_walked_link_by_link_and_told(heard, opened):
    canvas = canvas_of(opened)
    QTest.keyClick(canvas, Qt.Key.Key_W)
    assert heard() == "1 of 2. More fines lead to more strain."
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert heard().startswith("2 of 2. More strain leads to more fines. So it feeds itself.")
    (link,) = opened.session.selection
    assert link in opened.session.map.links
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert heard().startswith("1 of 2.")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not opened.editor.panels.walk.is_on
    assert opened.editor.panels.lit.lit is not None


def test_a_walk_is_told_in_the_loops_card_and_ends_where_something_else_is_chosen(heard, opened):
    cards = opened.editor.panels.loops
    opened.command_actions.by_id["loops.show"].trigger()
    card_list = opened.focusWidget()
    QTest.keyClick(card_list, Qt.Key.Key_Down)
    QTest.keyClick(card_list, Qt.Key.Key_Right)
    row = cards._rows.row_at(0)
    assert row.told.startswith("1 of 2. More fines lead to more strain.")
    select(opened, "Attendance")
    assert not cards._rows.row_at(0).told.startswith("1 of 2.")


def test_without_a_loop_the_walk_says_so(heard, opened):
    select(opened, "Strain")
    opened.command_actions.by_id["edit.delete"].trigger()
    heard()
    opened.command_actions.by_id["loops.walk"].trigger()
    assert heard() == "There is no loop on this map to walk yet."


def test_who_is_offered_while_the_next_effect_is_named_is_told(heard, opened):
    select(opened, "Attendance")
    canvas = canvas_of(opened)
    heard()
    QTest.keyClick(canvas, Qt.Key.Key_E)
    assert "Type an effect of “Attendance”" in heard()
    QTest.keyClicks(canvas.far_end.field, "fi")
    QTest.keyClick(canvas.far_end.field, Qt.Key.Key_Down)
    assert "Enter links it to “Fines”" in heard()
    QTest.keyClick(canvas.far_end.field, Qt.Key.Key_Escape)


def test_what_is_found_is_told_while_a_loop_is_walked(heard, opened):
    canvas = canvas_of(opened)
    QTest.keyClick(canvas, Qt.Key.Key_W)
    heard()
    opened.command_actions.by_id["edit.find"].trigger()
    QTest.keyClicks(opened.focusWidget(), "strain")
    assert "Strain, variable, driven by Fines" in heard()


def test_leaving_the_find_bar_gives_the_keyboard_to_the_map_and_to_nothing_on_the_way(
    heard, opened
):
    opened.activateWindow()
    opened.command_actions.by_id["edit.find"].trigger()
    QTest.keyClicks(opened.focusWidget(), "strain")
    had = []
    QApplication.instance().focusChanged.connect(lambda _, now: had.append(now))
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Escape)
    assert had == [opened.editor.canvas]


def test_a_part_of_the_window_put_away_is_told(heard, opened):
    inspector = opened.command_actions.by_id["view.right"]
    inspector.trigger()
    assert "Inspector: off." in heard()
    inspector.trigger()
    assert "Inspector: on." in heard()
