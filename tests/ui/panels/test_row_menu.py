"""A right click on a row of a list offers what its keys do; the key for menus does so, too."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from loopmap.model.records import Idea
from loopmap.ui.panels.parking_list import ParkingList
from loopmap.ui.panels.row_menu import Line, row_menu
from loopmap.ui.panels.views_list import ViewRow, ViewsList
from loopmap.ui.views.showing import At

REASON = QContextMenuEvent.Reason


def asked(rows, reason=REASON.Mouse, row=0):
    """The menu that opens there, put away again; None where none does."""
    at = rows.visualItemRect(rows.item(row)).center() if row < rows.count() else QPoint(5, 700)
    QApplication.sendEvent(
        rows.viewport(), QContextMenuEvent(reason, at, rows.viewport().mapToGlobal(at))
    )
    menus = [menu for menu in rows.findChildren(QMenu) if menu.isVisible()]
    for menu in menus:
        menu.hide()
    return menus[0] if menus else None


def words(menu):
    return [action.text().partition("\t")[0] for action in menu.actions()]


@pytest.fixture
def parking(qtbot):
    made = ParkingList()
    qtbot.addWidget(made)
    made.resize(240, 400)
    made.show_ideas([Idea("i1", "Hunger"), Idea("i2", "Sleep")])
    made.show()
    return made


def test_a_parked_idea_is_put_on_the_map_from_its_menu(qtbot, parking):
    menu = asked(parking, row=1)
    assert words(menu)[:3] == ["Put on the map", "As a note", "Edit"]
    with qtbot.waitSignal(parking.mapWanted) as wanted:
        menu.actions()[0].trigger()
    assert wanted.args == ["i2"], "the row under the pointer, not the one before"


def test_where_there_is_no_row_there_is_no_menu(parking):
    assert asked(parking, row=9) is None


def test_the_last_row_goes_no_further_down(parking):
    menu = asked(parking, REASON.Keyboard, row=0)
    may = {action.text().partition("\t")[0]: action.isEnabled() for action in menu.actions()}
    assert not may["Move up"]
    assert may["Move down"]


@pytest.fixture
def views(qtbot):
    made = ViewsList()
    qtbot.addWidget(made)
    made.show_views([ViewRow(At("m1", "w1"), "Home", "3 variables")])
    made.show()
    return made


def test_a_view_is_shown_from_its_menu(qtbot, views):
    menu = asked(views)
    assert words(menu) == ["Show", "Rename", "Move up", "Move down", "Remove"]
    with qtbot.waitSignal(views.wanted):
        menu.actions()[0].trigger()


def test_a_line_tells_its_key(qtbot, parking):
    menu = row_menu(parking, [Line("Put on the map", "Enter", lambda: None, enabled=False)])
    (action,) = menu.actions()
    assert action.text() == "Put on the map\tEnter"
    assert not action.isEnabled()


def test_the_menu_of_a_loop_lights_it_and_is_that_of_its_badge(qtbot, opened):
    loops = opened.editor.panels.loops
    opened.editor.show_left("loops")
    cards = loops._list
    qtbot.waitUntil(lambda: cards.model().rowCount() > 0)
    found = []
    opened.editor.canvasMenuWanted.disconnect()
    opened.editor.canvasMenuWanted.connect(lambda at, hit: found.append(hit.kind))
    at = cards.visualRect(cards.model().index(0, 0)).center()
    QApplication.sendEvent(
        cards.viewport(),
        QContextMenuEvent(REASON.Mouse, at, cards.viewport().mapToGlobal(at)),
    )
    assert found == ["badge"]
    assert cards.lit is not None
