"""The part of the inspector that says what a variable follows from."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from loopmap.editing.edits.quantities import set_graph, set_unit
from loopmap.editing.edits.variables import set_kind
from loopmap.editing.session import Session
from loopmap.model.change import replacing
from loopmap.model.equations import Graph
from loopmap.model.query import variable_named
from loopmap.model.records import Kind, Sign, Variable
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.equation_section import GRAPH, EquationSection
from tests.support.small_maps import ATTENDANCE, FINES, STRAIN, TODAY, fines


@pytest.fixture
def session():
    return Session(fines())


@pytest.fixture
def section(qtbot, session):
    made = EquationSection(Asking(session))
    made.resize(300, 500)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.show_variable(session.map.variables[STRAIN])
    return made


def follow(section, session, variable=STRAIN):
    section.show_variable(session.map.variables[variable])


def type_in(qtbot, section, text):
    section.begin()
    qtbot.keyClicks(section.editor.field, text)
    qtbot.keyClick(section.editor.field, Qt.Key.Key_Return)


def buttons(section):
    return [b.text() for b in section.findChildren(QPushButton) if not b.isHidden()]


def test_an_equation_is_one_step_and_brings_the_links_it_names(qtbot, section, session):
    type_in(qtbot, section, "Fines * 2 - School attendance")
    strain = session.map.variables[STRAIN]
    assert strain.equation == "Fines * 2 - School attendance"
    assert session.map.adjacency.between(ATTENDANCE, STRAIN).sign is Sign.OPPOSITE
    session.undo()
    assert session.map.variables[STRAIN].equation == ""
    assert session.map.adjacency.between(ATTENDANCE, STRAIN) is None


def test_what_does_not_parse_is_kept_as_typed(qtbot, section, session):
    type_in(qtbot, section, "Fines * (2 +")
    assert session.map.variables[STRAIN].equation == "Fines * (2 +"
    follow(section, session)
    assert section.editor.text == "Fines * (2 +"
    assert "is missing" in section.editor.told.text()


def test_a_name_nobody_has_is_added_beside_and_linked(qtbot, section, session):
    type_in(qtbot, section, "Fines * wages")
    section.editor.addWanted.emit("wages")
    wages = variable_named(session.map, "wages")
    assert session.map.adjacency.between(wages.id, STRAIN) is not None


def test_units_that_do_not_fit_are_told_with_both_sides(qtbot, section, session):
    session.do("Unit", set_unit(session.document, TODAY, [FINES], "fines/month"))
    section.unit.committed.emit("points")
    follow(section, session)
    type_in(qtbot, section, "Fines")
    follow(section, session)
    assert session.map.variables[STRAIN].unit == "points"
    assert section.editor.told.text() == (
        "“Strain” is measured in point, but its equation gives fine/month."
    )
    assert section.editor.told.property("kind") == "warning"


def test_a_unit_that_cannot_be_read_is_kept_and_told(qtbot, section, session):
    section.unit.field.setText("fines//month")
    assert "cannot be read" in section.unit.field.accessibleDescription()
    section.unit.committed.emit("fines//month")
    assert session.map.variables[STRAIN].unit == "fines//month"


def test_a_stock_says_what_fills_and_drains_it(section, session):
    session.do("Kind", set_kind(session.document, TODAY, [STRAIN], Kind.STOCK))
    follow(section, session)
    assert "Nothing fills or drains it yet" in section._flows.text()
    session.do("Kind", set_kind(session.document, TODAY, [FINES], Kind.FLOW))
    follow(section, session)
    assert section._flows.text() == "Filled by “Fines”."
    assert section._flows.isVisible()
    assert section.limits.stays.text() == "Never below zero"
    section.limits.stays.click()
    assert session.map.variables[STRAIN].nonnegative


def test_a_constant_has_a_range_to_be_told(qtbot, section, session):
    type_in(qtbot, section, "10")
    follow(section, session)
    limits = section.limits
    assert (limits.low.placeholderText(), limits.high.placeholderText()) == ("8", "12")
    limits.low.setText("5")
    limits.low.editingFinished.emit()
    assert session.map.variables[STRAIN].bounds is None
    limits.high.setText("20")
    limits.high.editingFinished.emit()
    assert session.map.variables[STRAIN].bounds == (5.0, 20.0)


def test_the_graph_is_asked_for_and_taken_away(qtbot, section, session):
    change = set_graph(session.document, TODAY, STRAIN, Graph(((0.0, 0.0), (1.0, 2.0))))
    session.do("Graph", change)
    follow(section, session)
    assert "Edit the graph…" in buttons(section)
    with qtbot.waitSignal(section._asking.pageWanted) as wanted:
        section._draw.click()
    assert wanted.args == [GRAPH, STRAIN]
    section._no_graph.click()
    assert session.map.variables[STRAIN].graph is None


def test_units_of_the_map_are_offered_a_flow_s_own_first(section, session):
    for variable, kind, unit in ((FINES, Kind.FLOW, ""), (STRAIN, Kind.STOCK, "points")):
        old = session.map.variables[variable]
        new = replace(old, kind=kind, unit=unit)
        session.do("Change", replacing(TODAY, [(old, new)]))
    follow(section, session, FINES)
    assert section.unit._offers.stringList() == ["points"]
    assert all(isinstance(v, Variable) for v in session.map.variables.values())


def test_an_equation_is_read_in_plain_english_while_typed_and_once_it_stands(
    qtbot, section, session
):
    section.begin()
    qtbot.keyClicks(section.editor.field, "Fines * 2")
    assert section.editor.told.text() == "= fines times 2"
    qtbot.keyClick(section.editor.field, Qt.Key.Key_Return)
    follow(section, session)
    assert section.editor.told.text() == "Strain rises with fines. It is fines times 2."
