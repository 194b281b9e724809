"""The outline is in step with the session and edits through it."""

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from loopmap.editing.edits.delete import delete_records
from loopmap.model.records import Sign
from loopmap.ui.panels import outline
from loopmap.ui.panels.outline import OutlinePanel
from loopmap.ui.panels.outline_table import OutlineTable
from loopmap.ui.turns import Turns
from tests.support.fines import ATTENDANCE, FINES, GAP, RAISES, STRAIN, fines_session


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def tables(qtbot, session):
    panel = OutlinePanel(session)
    qtbot.addWidget(panel)
    panel.resize(700, 500)
    panel.show()
    found = {table.accessibleName(): table for table in panel.findChildren(OutlineTable)}
    found["panel"] = panel
    return found


def rows(table):
    model = table.model()
    return [
        [model.index(r, c).data() for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]


def choose_row(table, row):
    """Select one row whatever modifier keys another test left down."""
    flags = QItemSelectionModel.SelectionFlag
    chosen = flags.ClearAndSelect | flags.Rows
    table.selectionModel().select(table.model().index(row, 0), chosen)


def test_variables_and_links_are_listed_in_their_order(tables):
    assert [row[0] for row in rows(tables["Variables"])][:2] == ["Fines issued", "Family strain"]
    assert rows(tables["Links"])[1][:4] == [
        "Family strain",
        "\N{MINUS SIGN}",
        "School attendance",
        "Delayed",
    ]


def test_thousands_of_rows_follow_an_edit_in_a_turn_of_their_own(qtbot, session, monkeypatch):
    monkeypatch.setattr(outline, "MOST_AT_ONCE", 1)
    turns = Turns()
    panel = OutlinePanel(session, turns=turns)
    qtbot.addWidget(panel)
    panel.show()
    table = next(t for t in panel.findChildren(OutlineTable) if t.accessibleName() == "Links")
    before = rows(table)
    session.do("Delete", delete_records(session.document, session.map_id, [FINES]))
    assert rows(table) == before, "and what is painted meanwhile is whole"
    turns.flush()
    assert "Fines issued" not in {cell for row in rows(table) for cell in row}
    session.undo()
    panel.hide()
    turns.flush()
    panel.show()
    assert rows(table) == before
    turns.close()


def test_selecting_a_row_selects_on_the_canvas_and_the_other_way_round(tables, session):
    choose_row(tables["Variables"], 2)
    assert session.selection == {ATTENDANCE}
    session.select(frozenset([RAISES]))
    chosen = {i.row() for i in tables["Links"].selectionModel().selectedIndexes()}
    assert chosen == {0}
    assert not tables["Variables"].selectionModel().hasSelection()


def test_a_cell_renames_and_a_taken_name_is_refused(qtbot, tables, session):
    model = tables["Variables"].model()
    assert model.setData(model.index(0, 0), "Penalty notices", Qt.ItemDataRole.EditRole)
    assert session.map.variables[FINES].name == "Penalty notices"
    with qtbot.waitSignal(tables["panel"].refused):
        assert not model.setData(model.index(1, 0), "penalty notices", Qt.ItemDataRole.EditRole)
    assert session.map.variables[STRAIN].name == "Family strain"


def test_a_sign_chosen_in_the_table_is_on_the_map(tables, session):
    model = tables["Links"].model()
    model.setData(model.index(0, 1), Sign.UNKNOWN, Qt.ItemDataRole.EditRole)
    assert session.map.links[RAISES].sign is Sign.UNKNOWN
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "direction not agreed"


def test_delete_takes_the_selected_rows_away(qtbot, tables, session):
    choose_row(tables["Variables"], 0)
    qtbot.keyClick(tables["Variables"], Qt.Key.Key_Delete)
    assert FINES not in session.map.variables
    assert tables["Links"].model().rowCount() == 2
    session.undo()
    assert tables["Links"].model().rowCount() == 4


def test_two_selected_variables_can_be_linked(qtbot, tables, session):
    session.select(frozenset([STRAIN, GAP]))
    join = next(b for b in tables["panel"].findChildren(QPushButton) if "Link" in b.text())
    qtbot.keyClick(join, Qt.Key.Key_Space)
    assert session.map.adjacency.between(STRAIN, GAP) is not None


@pytest.mark.parametrize(
    ("key", "text", "kept"),
    [
        (Qt.Key.Key_N, "n", True),
        (Qt.Key.Key_F2, "", True),
        (Qt.Key.Key_Delete, "", True),
        (Qt.Key.Key_F5, "", False),
    ],
)
def test_typing_in_a_table_is_not_a_shortcut_of_the_window(tables, key, text, kept):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
    event.ignore()
    QApplication.sendEvent(tables["Variables"], event)
    assert event.isAccepted() is kept


def test_a_key_with_control_stays_the_windows(tables):
    control = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, control, "k")
    event.ignore()
    QApplication.sendEvent(tables["Variables"], event)
    assert not event.isAccepted()
