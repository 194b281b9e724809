"""Who comes into a list by Tab hears the row that has the keyboard, not its title alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.ui.row_focus import RowFocus, row_with_focus
from tests.support.listening import listening


@pytest.fixture
def told(opened, qtbot):
    """Rows told since it was last asked."""
    rows = []
    opened.findChild(RowFocus).told.connect(rows.append)
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)

    def heard():
        qtbot.wait(1)
        told_now, rows[:] = list(rows), []
        return told_now

    with listening(opened, qtbot):
        yield heard


def test_a_table_of_the_outline_tells_its_row_when_tab_comes_into_it(told, opened):
    opened.command_actions.by_id["loops.outline"].trigger()
    told()
    outline = opened.editor.panels.outline
    outline._add_link.setFocus()
    told()
    table = outline._link_table
    table.setCurrentIndex(table.model().index(1, 0))
    table.setFocus(Qt.FocusReason.TabFocusReason)
    (row,) = told()
    assert row == table.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert told() == [], "Qt tells of moves inside by itself"


def test_the_map_is_told_as_what_the_keys_are_on(told, opened):
    canvas = opened.editor.canvas
    opened.editor.panels.show_find()
    told()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert told() == [canvas.spoken.spoken_name(canvas.walking.focus)]


def test_a_field_is_told_by_qt_alone(told, opened):
    opened.editor.panels.show_find()
    assert told() == []
    assert row_with_focus(QApplication.focusWidget()) is None
    assert row_with_focus(None) is None
