"""What a menu says of Ctrl and a letter holds in fields, too, on every system."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

CTRL = Qt.KeyboardModifier.ControlModifier


class Greedy(QLineEdit):
    """A line of text that has uses of its own for every key, as X11 has for some."""

    def __init__(self, parent):
        super().__init__(parent)
        self.asked_for = []

    def event(self, event):
        if event.type() == QEvent.Type.ShortcutOverride:
            self.asked_for.append(event.key())
            event.accept()
            return True
        return super().event(event)


@pytest.fixture
def field(qtbot, opened):
    line = Greedy(opened.editor)
    line.show()
    focused(qtbot, opened, line)
    return line


def focused(qtbot, window, line):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)


@pytest.mark.parametrize(
    ("key", "command"), [(Qt.Key.Key_E, "file.export"), (Qt.Key.Key_U, "loops.settle")]
)
def test_a_command_is_done_although_the_field_wants_its_key(opened, field, key, command):
    done = []
    action = opened.command_actions.by_id[command]
    action.triggered.disconnect()
    action.triggered.connect(lambda: done.append(command))
    action.setEnabled(True)
    QTest.keyClick(field, key, CTRL)
    assert done == [command]
    assert key not in field.asked_for


def test_what_edits_text_stays_with_the_field(opened, field):
    action = opened.command_actions.by_id["edit.select_all"]
    QTest.keyClicks(field, "trust")
    opened.session.select(frozenset())
    assert action.isEnabled()
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    assert field.selectedText() == "trust"
    assert not opened.session.selection


def test_fields_of_other_windows_keep_their_keys(qtbot, opened):
    dialog = QDialog(opened)
    line = Greedy(dialog)
    dialog.show()
    focused(qtbot, dialog, line)
    QTest.keyClick(line, Qt.Key.Key_E, CTRL)
    assert Qt.Key.Key_E in line.asked_for
    dialog.close()
