"""The inspector shows what is selected and changes it through the session."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.notes import add_note
from loopmap.editing.edits.variables import rename_variable
from loopmap.editing.session import Session
from loopmap.model.records import Kind, Level, Role, Sign, Status, Strength
from loopmap.ui.panels import inspector
from loopmap.ui.panels.equation_section import EquationSection
from loopmap.ui.panels.fields import LineField, TextField
from loopmap.ui.panels.inspector import InspectorPanel
from loopmap.ui.panels.inspector_page import in_loops
from loopmap.ui.panels.map_times import MapTimesSection
from loopmap.ui.turns import Turns
from tests.support.fines import FINES, RAISES, STRAIN, fines_session
from tests.support.model_maps import pupils


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def panel(qtbot, session):
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    panel.resize(270, 700)
    panel.show()
    return panel


def chip(panel, name):
    QApplication.processEvents()  # widgets made just now are shown a turn later
    (found,) = [
        b
        for b in panel.findChildren(QPushButton)
        if b.accessibleName() == name and b.isVisibleTo(panel)
    ]
    return found


def field(panel, name, kind=TextField):
    (found,) = [
        f for f in panel.findChildren(kind) if f.accessibleName() == name and f.isVisibleTo(panel)
    ]
    return found


def retype(qtbot, widget, text):
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, text)


def test_a_name_typed_over_renames_the_variable(qtbot, panel, session):
    session.select(frozenset([FINES]))
    name = field(panel, "Name of the variable")
    retype(qtbot, name, "Penalty notices")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert session.map.variables[FINES].name == "Penalty notices"
    session.undo()
    assert name.toPlainText() == "Fines issued"


def test_a_name_that_is_taken_is_refused_and_put_back(qtbot, panel, session):
    session.select(frozenset([FINES]))
    name = field(panel, "Name of the variable")
    retype(qtbot, name, "family STRAIN")
    with qtbot.waitSignal(panel.refused) as refusal:
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "Family strain" in refusal.args[0]
    assert session.map.variables[FINES].name == "Fines issued"
    assert name.toPlainText() == "Fines issued"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Settles", Kind.AUXILIARY),
        ("Stock", Kind.STOCK),
        ("Flow", Kind.FLOW),
        ("Driver", Kind.DRIVER),
    ],
)
def test_every_kind_can_be_chosen(panel, session, words, kind):
    session.select(frozenset([FINES]))
    chip(panel, f"Kind: {words}").click()
    assert session.map.variables[FINES].kind is kind


@pytest.mark.parametrize(
    ("words", "role"),
    [("None", None), ("Lever", Role.LEVER), ("Outcome", Role.OUTCOME), ("Outside", Role.OUTSIDE)],
)
def test_every_role_can_be_chosen(panel, session, words, role):
    session.select(frozenset([FINES]))
    chip(panel, f"Role: {words}").click()
    assert session.map.variables[FINES].role is role


@pytest.mark.parametrize(
    ("words", "layer"),
    [
        ("Experience", "experience"),
        ("Pattern", "pattern"),
        ("Structure", "structure"),
        ("Belief", "belief"),
    ],
)
def test_a_variable_is_put_on_a_layer_and_taken_off_it(panel, session, words, layer):
    session.select(frozenset([FINES]))
    assert chip(panel, "Layer: None").isChecked()
    chip(panel, f"Layer: {words}").click()
    assert session.map.variables[FINES].layer == layer
    chip(panel, "Layer: None").click()
    assert session.map.variables[FINES].layer == ""


def test_a_link_takes_how_sure_the_group_is(panel, session):
    session.select(frozenset([RAISES]))
    assert chip(panel, "How sure the group is: Not said").isChecked()
    chip(panel, "How sure the group is: Fairly sure").click()
    assert session.map.links[RAISES].confidence == 0.75
    assert chip(panel, "How sure the group is: Fairly sure").isChecked()


def test_a_link_takes_sign_delay_strength_and_status(panel, session):
    session.select(frozenset([RAISES]))
    for words in (
        "Sign: \N{MINUS SIGN} Opposite",
        "Delay: After a delay",
        "Strength: Strong",
        "What it rests on: Assumed",
    ):
        chip(panel, words).click()
    link = session.map.links[RAISES]
    assert (link.sign, link.delayed) == (Sign.OPPOSITE, True)
    assert (link.strength, link.status) == (Strength.STRONG, Status.ASSUMED)


def test_how_long_a_delay_takes_is_kept(qtbot, panel, session):
    session.select(frozenset([RAISES]))
    chip(panel, "Delay: After a delay").click()
    length = field(panel, "How long", LineField)
    retype(qtbot, length, "a term")
    qtbot.keyClick(length, Qt.Key.Key_Return)
    assert session.map.links[RAISES].delay_length == "a term"


def test_a_listed_cause_can_be_clicked(qtbot, panel, session):
    session.select(frozenset([STRAIN]))
    with qtbot.waitSignal(panel.wanted) as asked:
        chip(panel, "Fines issued, same way").click()
    assert asked.args == [RAISES]


def test_new_evidence_is_private_until_said_otherwise(qtbot, panel, session):
    session.select(frozenset([FINES]))
    new = field(panel, "New evidence")
    retype(qtbot, new, "A parent said so")
    qtbot.keyClick(new, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (piece,) = session.document.evidence.values()
    assert (piece.text, piece.level) == ("A parent said so", Level.PRIVATE)
    assert session.map.variables[FINES].evidence == (piece.id,)
    chip(panel, "Who may see it: Private").click()
    assert session.document.evidence[piece.id].level is Level.ROOM


def readings(panel):
    QApplication.processEvents()
    texts = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
    return [text for text in texts if "fines issued" in text.lower() and text.endswith(".")]


def test_a_link_is_read_out_both_ways_unless_its_sign_is_open(panel, session):
    session.select(frozenset([RAISES]))
    assert readings(panel) == [
        "More fines issued lead to more family strain.",
        "Fewer fines issued lead to less family strain.",
    ]
    chip(panel, "Sign: ? Not agreed").click()
    assert readings(panel) == ["Fines issued affect family strain, but which way is not agreed."]


def test_several_links_are_changed_together(panel, session):
    session.select(frozenset(session.map.links))
    chip(panel, "Sign of all: ? Not agreed").click()
    assert {link.sign for link in session.map.links.values()} == {Sign.UNKNOWN}
    session.undo()
    assert {link.sign for link in session.map.links.values()} == {Sign.SAME, Sign.OPPOSITE}


def test_the_map_page_shows_and_sets_the_question(qtbot, panel, session):
    question = field(panel, "Focus question")
    retype(qtbot, question, "Why do fines fail?")
    qtbot.keyClick(question, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.map.info.question == "Why do fines fail?"


def test_a_note_says_who_may_see_it_and_takes_a_width(panel, session):
    session.do("Note", add_note(session.document, session.map_id, "Ask X", (9, 9), session.new_id))
    (note,) = session.map.notes
    session.select(frozenset([note]))
    chip(panel, "Who may see it: Public").click()
    assert session.map.notes[note].level is Level.PUBLIC
    chip(panel, "Width: Wide").click()
    assert session.map.notes[note].width == 280


def test_typing_that_is_left_with_escape_changes_nothing(qtbot, panel, session):
    session.select(frozenset([FINES]))
    name = field(panel, "Name of the variable")
    retype(qtbot, name, "Something else")
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    session.select(frozenset([STRAIN]))
    assert session.map.variables[FINES].name == "Fines issued"


def test_only_a_dozen_of_many_loops_are_named():
    assert in_loops(()) == "None found."
    assert in_loops(("R1", "B1")) == "R1  B1"
    many = in_loops(tuple(f"R{n}" for n in range(1, 1013)))
    assert many.endswith("R12  and 1,000 more listed")


def test_long_names_are_shortened_and_never_widen_the_panel(qtbot, panel, session):
    name = "Exposure to criminal exploitation of children out of school"
    session.do("Rename", rename_variable(session.document, session.map_id, FINES, name))
    for chosen in ({STRAIN}, {FINES, STRAIN, RAISES}, set(session.map.ids())):
        session.select(frozenset(chosen))
        for _ in range(2):  # rows made now are shown a turn later, and counted in another
            QApplication.processEvents()
        (area,) = [a for a in panel.findChildren(QScrollArea) if a.isVisibleTo(panel)]
        assert area.widget().minimumSizeHint().width() <= panel.width()


def test_an_equation_is_folded_away_until_it_is_asked_for_or_there(panel, session):
    session.select(frozenset([FINES]))
    assert panel.findChild(EquationSection) is None
    panel.begin_equation()
    assert panel.findChild(EquationSection).isVisibleTo(panel)


def test_what_is_folded_away_shows_the_variable_of_now_when_it_is_opened_again(panel, session):
    session.select(frozenset([FINES]))
    (line,) = [b for b in panel.findChildren(QPushButton) if b.text().endswith("As a model")]
    line.click()
    line.click()
    session.select(frozenset([STRAIN]))
    session.do(
        "Equation", set_equation(session.document, session.map_id, FINES, "3", session.new_id)
    )
    line.click()
    section = panel.findChild(EquationSection)
    assert section.editor.field.toPlainText() == ""
    line.click()
    session.select(frozenset([FINES]))
    assert section.editor.field.toPlainText() == "3"


def test_a_variable_with_an_equation_shows_it(panel, session):
    session.do(
        "Equation", set_equation(session.document, session.map_id, FINES, "3", session.new_id)
    )
    session.select(frozenset([FINES]))
    assert panel.findChild(EquationSection).isVisibleTo(panel)


@pytest.mark.parametrize("record", [FINES, RAISES])
def test_a_point_of_tension_is_flagged_and_gets_its_reason(qtbot, panel, session, record):
    session.select(frozenset([record]))
    chip(panel, "Point of tension: Flagged").click()
    assert session.map.get(record).tension == ""
    reason = field(panel, "What holds it in place")
    retype(qtbot, reason, "Two budgets")
    qtbot.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.map.get(record).tension == "Two budgets"
    chip(panel, "Point of tension: No").click()
    assert session.map.get(record).tension is None
    session.undo()
    assert reason.toPlainText() == "Two budgets"


def test_the_vision_is_said_with_the_map(qtbot, panel, session):
    vision = field(panel, "Vision")
    retype(qtbot, vision, "Fewer fines issued")
    qtbot.keyClick(vision, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.map.info.vision == "Fewer fines issued"


def test_all_that_says_when_a_map_is_run_comes_into_view_in_a_low_window(qtbot):
    panel = InspectorPanel(Session(pupils()))
    qtbot.addWidget(panel)
    panel.resize(270, 230)
    panel.show()
    panel.begin_times()
    (times,) = panel.findChildren(MapTimesSection)
    (area,) = (each for each in panel.findChildren(QScrollArea) if each.isAncestorOf(times))

    def is_seen() -> bool:
        top = times.mapTo(area.viewport(), times.rect().topLeft()).y()
        return top >= -1 and top + times.height() <= area.viewport().height() + 1

    qtbot.waitUntil(is_seen)


def test_on_a_map_of_many_links_it_follows_after_what_was_done_is_seen(qtbot, session, monkeypatch):
    monkeypatch.setattr(inspector, "MOST_PROMPT", 1)
    turns = Turns()
    panel = InspectorPanel(session, turns=turns)
    qtbot.addWidget(panel)
    panel.show()
    session.select(frozenset([FINES]))
    turns.flush()
    name = field(panel, "Name of the variable")
    was = name.toPlainText()
    session.select(frozenset([STRAIN]))
    assert name.toPlainText() == was
    panel.begin_naming()  # whoever types does so into what is selected
    assert name.toPlainText() == session.map.variables[STRAIN].name != was
    session.select(frozenset([FINES]))
    turns.flush()
    assert name.toPlainText() == was
    panel.close_session()
