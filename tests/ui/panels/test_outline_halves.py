"""Both tables of the outline where there is room; on a low screen the one that is used."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.ui.panels.outline import OutlinePanel
from loopmap.ui.panels.outline_halves import ROWS_OF_BOTH, Half
from tests.support.fines import FINES, RAISES, fines_session


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def panel(qtbot, session):
    panel = OutlinePanel(session)
    qtbot.addWidget(panel)
    panel.resize(262, 540)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def open_tables(panel):
    tables = (panel._variable_table, panel._link_table)
    return [table.accessibleName() for table in tables if table.isVisible()]


def half_of(panel, title):
    return next(half for half in panel.findChildren(Half) if half._thing == title)


def test_with_room_both_are_open(panel):
    panel.resize(262, 900)
    assert open_tables(panel) == ["Variables", "Links"]
    row = panel._link_table.rowHeight(0)
    assert panel._link_table.viewport().height() >= ROWS_OF_BOTH * row


def test_on_a_low_screen_the_one_that_is_used_has_the_room(panel, session):
    assert open_tables(panel) == ["Variables"]
    assert half_of(panel, "link")._show.text() == f"Show {len(session.map.links)} links"
    row = panel._variable_table.rowHeight(0)
    assert panel._variable_table.viewport().height() >= 5 * row
    panel._add_link.setFocus()
    assert open_tables(panel) == ["Links"]
    panel._add_variable.setFocus()
    assert open_tables(panel) == ["Variables"]


def test_a_click_opens_the_other_and_puts_the_keyboard_there(panel):
    half_of(panel, "link")._show.click()
    assert open_tables(panel) == ["Links"]
    assert panel._link_table.hasFocus()
    panel._seek.setFocus()
    panel._seek.entered.emit()
    assert panel._variable_table.hasFocus(), "what is sought is looked at among variables first"


def test_it_opens_on_what_is_selected_unless_somebody_works_in_it(panel, session):
    panel.setFocus()
    session.select(frozenset({RAISES}))
    assert open_tables(panel) == ["Variables"]
    panel.focusWidget().clearFocus()
    session.select(frozenset({RAISES}))
    session.select(frozenset())
    session.select(frozenset({RAISES}))
    assert open_tables(panel) == ["Links"]
    panel.setFocus()
    assert panel._link_table.hasFocus()
    panel._link_table.clearFocus()
    session.select(frozenset({FINES}))
    assert open_tables(panel) == ["Variables"]


def test_no_column_is_cut_and_what_is_drawn_wider_stays(panel):
    for width in (240, 300, 380):
        panel.resize(width, 540)
        table = panel._variable_table
        room = table.viewport().width()
        edges = [table.columnViewportPosition(n) for n in range(table.model().columnCount())]
        assert room in edges, "a column begins just where the room ends"
    table.setColumnWidth(0, 220)
    panel.resize(300, 540)
    assert table.columnWidth(0) == 220


def test_what_was_added_is_counted_where_it_is_not_shown(panel, session):
    panel._add_link.setFocus()
    QTest.keyClicks(panel._add_link.focusProxy(), "")
    panel._make_variable("Hope")
    assert half_of(panel, "variable")._show.text() == f"Show {len(session.map.variables)} variables"


def test_tab_passes_the_button_that_opens_the_other_without_losing_it(qtbot, panel):
    panel._variable_table.setFocus()
    opener = half_of(panel, "link")._show
    qtbot.keyClick(panel._variable_table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is opener
    assert open_tables(panel) == ["Variables"]
    qtbot.keyClick(opener, Qt.Key.Key_Space)
    assert panel._link_table.hasFocus()
