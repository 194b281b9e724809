"""Keys pressed while copies of thousands of records are still coming are for the copies."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from loopmap.editing.edits.maps import add_map
from loopmap.ui.actions import edit

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


@pytest.fixture
def gate(monkeypatch):
    """Copies come when it is open."""
    monkeypatch.setattr(edit, "MANY", 2)
    gate, work = threading.Event(), edit._duplicated

    def when_open(*args):
        assert gate.wait(10)
        return work(*args)

    monkeypatch.setattr(edit, "_duplicated", when_open)
    yield gate
    gate.set()


@pytest.fixture
def asked(opened, gate):
    """The window with all of its map selected and Ctrl+D pressed; nothing has come yet."""
    assert not gate.is_set()
    opened.editor.canvas.setFocus()
    press(opened, KEY.Key_A, CTRL)
    press(opened, KEY.Key_D, CTRL)
    assert opened.editor.edits.brings
    return opened


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, held)


def places(window):
    return {i: (v.x, v.y) for i, v in window.session.map.variables.items()}


def labels(window):
    return [step.label for step in window.session.history.done]


def until_pressed(qtbot, window):
    qtbot.waitUntil(lambda: window.editor.edits.coming is None)
    qtbot.waitUntil(lambda: not window.editor._awaited.is_keeping)


def test_arrow_keys_move_the_copies_and_nothing_else(qtbot, asked, gate):
    before = places(asked)
    press(asked, KEY.Key_Right, CTRL)
    press(asked, KEY.Key_Down, CTRL)
    assert places(asked) == before
    assert not labels(asked)
    gate.set()
    until_pressed(qtbot, asked)
    now = places(asked)
    assert {i: now[i] for i in before} == before
    assert len(now) == 2 * len(before)
    assert labels(asked)[0] == "Duplicate"
    copies = now.keys() - before.keys()
    while len(labels(asked)) > 1:
        asked.session.undo()
    came = places(asked)
    far = {tuple(round(b - a, 9) for a, b in zip(came[i], now[i], strict=True)) for i in copies}
    assert far == {(10.0, 10.0)}
    asked.session.undo()
    assert places(asked) == before


def test_delete_takes_the_copies_and_undo_brings_them_again(qtbot, asked, gate):
    before = places(asked)
    press(asked, KEY.Key_Delete)
    gate.set()
    until_pressed(qtbot, asked)
    qtbot.waitUntil(lambda: asked.editor.edits.coming is None)
    assert places(asked) == before
    assert labels(asked) == ["Duplicate", "Delete"]
    press(asked, KEY.Key_Z, CTRL)
    assert len(places(asked)) == 2 * len(before)


def test_undo_typed_after_another_key_takes_that_back(qtbot, asked, gate):
    before = places(asked)
    press(asked, KEY.Key_Right, CTRL)
    press(asked, KEY.Key_Z, CTRL)
    gate.set()
    until_pressed(qtbot, asked)
    assert labels(asked) == ["Duplicate"]
    assert len(places(asked)) == 2 * len(before)


@pytest.mark.parametrize("typed", [[], [KEY.Key_Right]])
def test_esc_gives_up_the_copies_with_what_was_typed_for_them(qtbot, asked, gate, typed):
    before = asked.session.document
    for key in typed:
        press(asked, key, CTRL)
    press(asked, KEY.Key_Escape)
    assert asked.editor.edits.coming is None
    gate.set()
    qtbot.wait(30)
    assert asked.session.document is before
    press(asked, KEY.Key_Right, CTRL)  # who sees that nothing came moves what is there
    assert len(labels(asked)) == 1


def test_undo_pressed_at_once_gives_them_up(qtbot, asked, gate):
    before = asked.session.document
    press(asked, KEY.Key_Z, CTRL)
    assert asked.editor.edits.coming is None
    gate.set()
    qtbot.wait(30)
    assert asked.session.document is before


def test_copies_of_copies_come_one_after_the_other(qtbot, asked, gate):
    count = len(places(asked))
    press(asked, KEY.Key_D, CTRL)
    press(asked, KEY.Key_Right, CTRL)
    gate.set()
    qtbot.waitUntil(lambda: len(labels(asked)) == 3)
    until_pressed(qtbot, asked)
    assert labels(asked)[:2] == ["Duplicate", "Duplicate"]
    assert len(places(asked)) == 3 * count


def test_who_turns_to_another_map_types_there(qtbot, asked, gate):
    session = asked.session
    here, before = session.map_id, places(asked)
    press(asked, KEY.Key_Right, CTRL)
    session.do("Add a map", add_map(session.document, "Other", session.new_id))
    (other,) = set(session.document.maps) - {here}
    session.show_map(other)
    assert not asked.editor._awaited.is_keeping
    gate.set()
    until_pressed(qtbot, asked)
    made = session.document.maps[here].variables
    assert len(made) == 2 * len(before)
    assert {i: (made[i].x, made[i].y) for i in before} == before
    assert sorted(labels(asked)) == ["Add a map", "Duplicate"]  # nothing was moved


def test_words_in_a_field_go_on_and_commands_there_wait(qtbot, asked, gate):
    before = places(asked)
    field = QLineEdit(asked)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "calm")
    QTest.keyClick(field, KEY.Key_Backspace)
    assert field.text() == "cal"
    assert not asked.editor._awaited.is_keeping
    QTest.keyClick(field, KEY.Key_D, CTRL)
    assert asked.editor._awaited.is_keeping
    gate.set()
    qtbot.waitUntil(lambda: len(labels(asked)) == 2)
    until_pressed(qtbot, asked)
    assert len(places(asked)) == 3 * len(before)


def test_a_document_that_closes_takes_its_keys_with_it(qtbot, asked, gate, small):
    press(asked, KEY.Key_Right, CTRL)
    asked.files.give_up()
    asked.files.open(small)
    qtbot.waitUntil(lambda: asked.editor is not None)
    gate.set()
    qtbot.wait(30)
    assert not labels(asked)
