"""The field for a text in place."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from loopmap.ui.canvas.placement import type_of
from loopmap.ui.canvas.text_edit import InPlaceEditor
from loopmap.ui.fonts import load_fonts


def leave(editor):
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))


@pytest.fixture
def field(qtbot):
    load_fonts()
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)

    def make(text="Fines", *, many_lines=False):
        editor = InPlaceEditor(parent, text, many_lines=many_lines)
        editor.place(QPointF(300, 200), (90.0, 36.0), 190.0, type_of(14, 500, 1.0))
        parent.show()
        editor.show()
        editor.setFocus()
        return editor

    return make


def test_it_grows_with_the_text_round_its_middle(field):
    editor = field("Fines")
    small = editor.geometry()
    QTest.keyClicks(editor, "Fines issued to parents of younger children")
    assert editor.width() > small.width()
    assert editor.height() > small.height()
    assert editor.width() <= 191
    assert abs(editor.geometry().center().x() - small.center().x()) <= 1


def test_what_is_there_is_replaced_by_typing(field):
    editor = field("Fines")
    QTest.keyClicks(editor, "Strain")
    assert editor.toPlainText() == "Strain"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_enter_commits_a_name(field, qtbot, key):
    editor = field()
    with qtbot.waitSignal(editor.committed) as told:
        QTest.keyClick(editor, key)
    assert told.args == ["Fines"]


def test_enter_is_a_new_line_in_a_note_and_ctrl_enter_commits(field, qtbot):
    editor = field("Ask", many_lines=True)
    QTest.keyClicks(editor, "Ask")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "again")
    with qtbot.waitSignal(editor.committed) as told:
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Ask\nagain"]


def test_escape_gives_up_and_says_nothing_more(field, qtbot):
    editor = field()
    with qtbot.assertNotEmitted(editor.left), qtbot.waitSignal(editor.cancelled):
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        leave(editor)


def test_leaving_tells_the_text(field, qtbot):
    editor = field()
    with qtbot.waitSignal(editor.left) as told:
        leave(editor)
    assert told.args == ["Fines"]
