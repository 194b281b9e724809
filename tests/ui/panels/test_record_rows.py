"""Lists of records: one line for each, the first at once, kept while they say the same."""

import pytest
from PySide6.QtCore import Qt

from loopmap.editing.edits.groups import assign_group
from loopmap.editing.edits.variables import rename_variable
from loopmap.editing.session import Session
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Variable
from loopmap.ui.open_document import empty_document
from loopmap.ui.panels.inspector import InspectorPanel
from loopmap.ui.panels.record_rows import AT_ONCE, RecordRow, RecordRows
from loopmap.ui.panels.row_button import RowButton

MANY = 60
GROUP = RecordId("g1")


@pytest.fixture
def rows(qtbot):
    made = RecordRows("Nobody yet.")
    qtbot.addWidget(made)
    made.show()
    return made


def people(count):
    return [RecordRow(RecordId(f"p{n}"), f"Person {n}", f"Person number {n}") for n in range(count)]


def buttons(widget):
    return [b for b in widget.findChildren(RowButton) if b.isVisibleTo(widget)]


def said(widget):
    return sorted(b.text() for b in buttons(widget))


def test_a_click_asks_for_its_record(qtbot, rows):
    rows.show_rows(people(3))
    wanted = []
    rows.wanted.connect(wanted.append)
    qtbot.mouseClick(next(b for b in buttons(rows) if b.text() == "Person 1"), Qt.MouseButton(1))
    assert wanted == ["p1"]


def test_the_same_lines_stay_the_same_widgets(rows):
    rows.show_rows(people(3))
    before = buttons(rows)
    rows.show_rows(people(3))
    assert buttons(rows) == before
    rows.show_rows(people(2))
    assert not set(before) & set(buttons(rows))


def test_a_long_list_comes_in_turn_and_one_that_follows_it_leaves_nothing_of_it(qtbot, rows):
    rows.show_rows(people(MANY))
    assert len(buttons(rows)) == AT_ONCE
    rows.show_rows(people(2))
    assert said(rows) == ["Person 0", "Person 1"]
    qtbot.waitUntil(lambda: len(rows.findChildren(RowButton)) == 2)
    assert said(rows) == ["Person 0", "Person 1"]


def test_no_lines_say_so(rows):
    rows.show_rows(people(2))
    rows.show_rows([])
    assert not rows.rows.isVisibleTo(rows)
    assert rows._none.isVisibleTo(rows)
    assert rows._none.text() == "Nobody yet."


@pytest.fixture
def inspector(qtbot):
    session = Session(empty_document())
    some = [Variable(RecordId(f"v{n}"), f"Thing {n:02}", order=float(n)) for n in range(MANY)]
    session.do("Add", adding(session.map_id, [Group(GROUP, "All of them"), *some]))
    ids = [variable.id for variable in some]
    session.do("Group", assign_group(session.document, session.map_id, ids, GROUP))
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    session.select(frozenset({GROUP}))
    yield panel
    panel.close_session()


def test_members_of_a_large_group_follow_edits_made_while_they_come(qtbot, inspector):
    session = inspector._session
    change = rename_variable(session.document, session.map_id, RecordId("v50"), "Trust")
    session.do("Rename", change)
    qtbot.waitUntil(lambda: len(said(inspector)) == MANY)
    assert "Trust" in said(inspector)
    assert "Thing 50" not in said(inspector)
    session.undo()
    session.undo()  # nobody is in the group
    session.select(frozenset({GROUP}))
    assert said(inspector) == []
    session.redo()
    session.select(frozenset({GROUP}))
    qtbot.waitUntil(lambda: said(inspector) == [f"Thing {n:02}" for n in range(MANY)])


def test_members_stay_where_they_are_through_edits_that_are_not_theirs(qtbot, inspector):
    session = inspector._session
    qtbot.waitUntil(lambda: len(said(inspector)) == MANY)
    before = buttons(inspector)
    session.do("Add", adding(session.map_id, [Variable(RecordId("new"), "Another")]))
    assert buttons(inspector) == before
