"""How things go in a run is said in the inspector: in words, with numbers behind them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from loopmap.editing.edits.variables import set_kind
from loopmap.model.behaviour import Arrival, Mode, Shape
from loopmap.model.records import Kind
from loopmap.ui.panels.fields import LineField
from loopmap.ui.panels.folded import Folded
from loopmap.ui.panels.inspector import InspectorPanel
from loopmap.ui.panels.link_table import LinkTable
from loopmap.ui.panels.number_field import NumberField
from loopmap.ui.panels.run_scenarios import OfferButton
from tests.support.fines import ATTENDANCE, FINES, LOWERS, RAISES, STRAIN, fines_session


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def panel(qtbot, session):
    panel = InspectorPanel(session)
    panel.in_run.set_open(True)
    qtbot.addWidget(panel)
    panel.resize(270, 900)
    panel.show()
    return panel


def there(panel, kind, name):
    QApplication.processEvents()
    found = [w for w in panel.findChildren(kind) if w.accessibleName() == name]
    return [w for w in found if w.isVisibleTo(panel)]


def click(panel, name):
    (chip,) = there(panel, QPushButton, name)
    chip.click()


def type_into(qtbot, panel, name, text, kind=NumberField):
    (field,) = there(panel, kind, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return field


def one_step(session, label):
    assert session.history.done[-1].label == label
    session.undo()


def test_how_fast_a_variable_follows_is_chosen_in_words_or_typed(qtbot, panel, session):
    session.select(frozenset([FINES]))
    click(panel, "How fast it follows: Very slow")
    assert session.map.variables[FINES].settle_time == 16.0
    (number,) = there(panel, NumberField, "Time it takes to follow")
    assert number.text() == "16"
    type_into(qtbot, panel, "Time it takes to follow", "2.5")
    assert session.map.variables[FINES].settle_time == 2.5
    one_step(session, "Set how fast it follows")
    assert session.map.variables[FINES].settle_time == 16.0


def test_a_number_out_of_range_is_refused_in_a_sentence(qtbot, panel, session):
    session.select(frozenset([FINES]))
    with qtbot.waitSignal(panel.refused) as heard:
        type_into(qtbot, panel, "Time it takes to follow", "900")
    assert heard.args == ["Time it takes to follow is a number from 0.25 to 64."]


def test_only_what_builds_up_runs_down(panel, session):
    session.select(frozenset([FINES]))
    assert not there(panel, NumberField, "How fast it runs down")
    session.do("Kind", set_kind(session.document, session.map_id, [FINES], Kind.STOCK))
    click(panel, "How it runs down: Slowly runs down")
    assert session.map.variables[FINES].decay == 0.25
    assert not there(panel, NumberField, "Time it takes to follow")


def test_several_variables_follow_at_once(panel, session):
    session.select(frozenset([FINES, STRAIN]))
    click(panel, "How fast it follows: Slow")
    assert {session.map.variables[v].settle_time for v in (FINES, STRAIN)} == {4.0}
    one_step(session, "Set how fast it follows")
    assert {session.map.variables[v].settle_time for v in (FINES, STRAIN)} == {1.0}


def test_a_strength_is_narrowed_and_left_to_its_word_again(qtbot, panel, session):
    session.select(frozenset([RAISES]))
    type_into(qtbot, panel, "Strength from", "0.4")
    assert session.map.links[RAISES].strength_range == (0.4, 1.0)
    (button,) = [b for b in panel.findChildren(QPushButton) if b.text() == "Go by the word"]
    button.click()
    assert session.map.links[RAISES].strength_range is None


def test_how_sure_a_link_is_there_is_a_number_or_nothing(qtbot, panel, session):
    session.select(frozenset([RAISES]))
    name = "In what share of draws it is there"
    type_into(qtbot, panel, name, "0.6")
    assert session.map.links[RAISES].confidence == 0.6
    (field,) = there(panel, NumberField, name)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.map.links[RAISES].confidence is None


def test_a_delay_has_a_length_and_a_way_of_coming_in(qtbot, panel, session):
    session.select(frozenset([RAISES]))
    click(panel, "Delay in a run: Long")
    click(panel, "How it comes in: Together")
    link = session.map.links[RAISES]
    assert (link.delayed, link.delay_time, link.arrival) == (True, 8.0, Arrival.TOGETHER)
    type_into(qtbot, panel, "How long the delay is", "3")
    assert session.map.links[RAISES].arrival is Arrival.TOGETHER
    click(panel, "Delay in a run: None")
    assert not session.map.links[RAISES].delayed


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("In proportion", Shape.LINEAR),
        ("Levels off", Shape.SATURATING),
        ("Less and less", Shape.DIMINISHING),
        ("More and more", Shape.ACCELERATING),
        ("From a threshold", Shape.THRESHOLD),
        ("As drawn", Shape.TABLE),
    ],
)
def test_every_shape_can_be_chosen(panel, session, words, shape):
    session.select(frozenset([RAISES]))
    click(panel, "Shape: More and more")
    click(panel, f"Shape: {words}")
    assert session.map.links[RAISES].shape is shape


def test_a_threshold_is_typed(qtbot, panel, session):
    session.select(frozenset([RAISES]))
    click(panel, "Shape: From a threshold")
    type_into(qtbot, panel, "Threshold", "0.45")
    assert session.map.links[RAISES].threshold == 0.45


def test_what_arrives_is_drawn_and_a_curve_that_falls_is_refused(qtbot, panel, session):
    session.select(frozenset([RAISES]))
    click(panel, "Shape: As drawn")
    table = panel.findChild(LinkTable)
    table.plot.drawn.emit(((-1.0, -0.2), (0.0, 0.0), (1.0, 0.9)))
    assert session.map.links[RAISES].table[-1] == (1.0, 0.9)
    with qtbot.waitSignal(panel.refused) as heard:
        table.plot.drawn.emit(((-1.0, 0.5), (0.0, 0.0), (1.0, 0.9)))
    assert "rises from left to right" in heard.args[0]
    assert table.table.item(0, 1).text() == "-0.2"


def test_adding_to_what_does_not_build_up_is_refused_and_shown_so(qtbot, panel, session):
    session.select(frozenset([RAISES]))
    with qtbot.waitSignal(panel.refused) as heard:
        click(panel, "What it does to its effect: Adds to it")
    assert heard.args == ["“Family strain” does not build up. Make it a stock first."]
    (chip,) = there(panel, QPushButton, "What it does to its effect: As usual")
    assert chip.isChecked()


def test_a_link_that_multiplies_acts_on_those_of_a_name(qtbot, panel, session):
    session.select(frozenset([RAISES]))
    click(panel, "What it does to its effect: Multiplies")
    type_into(qtbot, panel, "Acts on the links of this name", "money", LineField)
    link = session.map.links[RAISES]
    assert (link.mode, link.combine) == (Mode.MULTIPLIES, "money")


def test_several_links_are_delayed_at_once(panel, session):
    session.select(frozenset([RAISES, LOWERS]))
    click(panel, "Delay in a run: Short")
    assert {session.map.links[k].delay_time for k in (RAISES, LOWERS)} == {2.0}


def test_it_is_folded_until_wanted_and_then_open_everywhere(qtbot, session):
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    told = []
    panel.in_run.turned.connect(told.append)
    session.select(frozenset([ATTENDANCE]))
    assert not there(panel, NumberField, "Time it takes to follow")
    mine = [f for f in panel.findChildren(Folded) if f.isVisibleTo(panel)]
    (folded,) = [f for f in mine if f.line.accessibleName() == "In a run, folded"]
    folded.line.click()
    assert told == [True]
    assert there(panel, NumberField, "Time it takes to follow")
    session.select(frozenset([RAISES]))
    assert there(panel, NumberField, "How long the delay is")


def test_what_a_scenario_may_do_is_offered_for_what_is_selected(panel, session):
    wanted = []
    panel.doing.connect(wanted.append)
    for chosen, words, key in (
        ([FINES], "Push “Fines issued” down", "push_down"),
        ([RAISES], "Cut the link: Fines issued → Family strain", "cut"),
        ([FINES, ATTENDANCE], "Add a link (−): Fines issued → School attendance", "add_opposite"),
    ):
        session.select(frozenset(chosen))
        (button,) = [b for b in panel.findChildren(OfferButton) if b.isVisibleTo(panel)]
        next(a for a in button.fill() if a.text() == words).trigger()
        assert wanted[-1] == key
