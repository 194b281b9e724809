"""The find bar selects what holds the letters typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from loopmap.editing.edits.links import set_reason
from loopmap.ui.panels.find_bar import FindBar
from tests.support.fines import ATTENDANCE, GAP, RAISES, fines_session


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def bar(qtbot, session):
    bar = FindBar(session)
    qtbot.addWidget(bar)
    bar.found = []
    bar.wanted.connect(bar.found.append)
    bar.open()
    return bar


def typed(qtbot, bar, text):
    field = bar.findChild(QLineEdit)
    field.clear()
    qtbot.keyClicks(field, text)
    return field


def test_typing_finds_and_enter_walks_round(qtbot, bar):
    field = typed(qtbot, bar, "attendance")
    assert set(bar.found[-1:]) <= {ATTENDANCE, GAP}
    first = bar.found[-1]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    second = bar.found[-1]
    assert {first, second} == {ATTENDANCE, GAP}
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bar.found[-1] == first
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.found[-1] == second


def test_a_reason_is_found_and_said_to_be_one(qtbot, bar, session):
    session.do("R", set_reason(session.document, session.map_id, RAISES, "A parent told us"))
    typed(qtbot, bar, "parent told")
    assert bar.found[-1] == RAISES
    assert "reason" in bar.findChild(QLabel).text()


def test_nothing_found_is_said(qtbot, bar):
    typed(qtbot, bar, "zzz")
    assert bar.findChild(QLabel).text() == "Nothing found."


def test_escape_puts_the_bar_away(qtbot, bar):
    with qtbot.waitSignal(bar.escaped):
        qtbot.keyClick(bar.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert not bar.isVisible()
