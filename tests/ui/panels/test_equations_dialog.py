"""All equations of a map in a table, walked through from the keyboard."""

import pytest
from PySide6.QtCore import Qt

from loopmap.editing.edits.equations import set_equation
from loopmap.editing.session import Session
from loopmap.model.records import Kind
from loopmap.ui.jobs import Jobs
from loopmap.ui.map_readings import MapReadings
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.equations_dialog import RUNS, EquationsDialog
from loopmap.ui.panels.equations_table import HEADS, kind_told
from loopmap.ui.panels.graph_dialog import GraphDialog
from tests.support.small_maps import ATTENDANCE, FINES, STRAIN, fines


@pytest.fixture
def session():
    return Session(fines())


@pytest.fixture
def dialog(qtbot, session):
    jobs = Jobs()
    made = EquationsDialog(Asking(session), MapReadings(session, jobs))
    qtbot.addWidget(made)
    made.show_at()
    yield made
    made.close_session()
    jobs.close()


def write(session, variable, equation):
    change = set_equation(session.document, session.map_id, variable, equation, session.new_id)
    session.do("Equation", change)


def cell(dialog, row, column):
    return dialog.model.index(row, HEADS.index(column)).data()


def type_on(qtbot, dialog, text):
    field = dialog.section.editor.field
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_all_equations_are_written_one_after_another_without_the_mouse(qtbot, dialog, session):
    for text in ("3", "Fines * 2", "100 - Strain"):
        type_on(qtbot, dialog, text)
    equations = [session.map.variables[v].equation for v in (FINES, STRAIN, ATTENDANCE)]
    assert equations == ["3", "Fines * 2", "100 - Strain"]
    qtbot.waitUntil(lambda: dialog._state.text() == RUNS)
    assert cell(dialog, 1, "Equation") == "Fines * 2"
    assert [cell(dialog, row, "Kind") for row in range(3)] == ["constant", "auxiliary", "auxiliary"]


def test_going_on_types_over_what_stands_there(qtbot, dialog, session):
    write(session, STRAIN, "Fines * 2")
    type_on(qtbot, dialog, "3")
    type_on(qtbot, dialog, "Fines")
    assert session.map.variables[STRAIN].equation == "Fines"


def test_what_is_missing_is_told_and_f8_goes_to_the_next(qtbot, dialog, session):
    assert "2 more have no equation yet" in dialog._state.text()
    write(session, STRAIN, "Fines * 2")
    qtbot.waitUntil(lambda: "one more have no equation" in dialog._state.text())
    dialog._go_to_next()
    assert dialog._name.text() == "School attendance"
    dialog._go_to_next()
    assert dialog._name.text() == "Fines"


def test_what_a_circle_is_made_of_is_told_under_the_equation(qtbot, dialog, session):
    write(session, FINES, "Strain")
    write(session, STRAIN, "Fines")
    qtbot.waitUntil(lambda: "Strain" in dialog.section._found.text())
    assert dialog.section._found.isVisible()


def test_the_chosen_row_is_selected_on_the_map(qtbot, dialog, session):
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.table.go_to(2)
    assert wanted.args == [ATTENDANCE]
    assert session.selection == {ATTENDANCE}


def test_escape_in_the_equation_goes_to_the_table_and_enter_back(qtbot, dialog):
    qtbot.keyClick(dialog.section.editor.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(dialog.table.hasFocus)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.section.editor.field.hasFocus)


def test_kinds_in_a_word(session):
    assert kind_told(session.map.variables[FINES]) == "auxiliary"
    assert session.map.variables[FINES].kind is Kind.AUXILIARY


def test_a_graph_drawn_is_one_step(qtbot, session):
    dialog = GraphDialog(session, Asking(session))
    qtbot.addWidget(dialog)
    dialog.show_variable(STRAIN)
    assert "no graph yet" in dialog._told.text()
    dialog.editor.table.item(1, 1).setText("5")
    graph = session.map.variables[STRAIN].graph
    assert graph.points == ((0.0, 0.0), (1.0, 5.0))
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.editor.plot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.map.variables[STRAIN].graph is None
    qtbot.keyClick(dialog.editor.plot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.editor.plot.points == ((0.0, 0.0), (1.0, 1.0))
    dialog.close_session()


def test_what_is_wrong_stands_beside_the_name_without_it(qtbot, dialog, session):
    write(session, STRAIN, "Fines * wages")
    told = "There is no variable called “wages”."
    qtbot.waitUntil(lambda: cell(dialog, 1, "To look at") == told)


def test_a_name_nobody_has_may_be_added_where_the_keyboard_stands_behind_it(qtbot, dialog, session):
    write(session, STRAIN, "Fines * wages")
    dialog.activateWindow()
    dialog.show_at(STRAIN)
    field = dialog.section.editor.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_End)
    assert "no variable called “wages”" in dialog.section.editor.told.text()
