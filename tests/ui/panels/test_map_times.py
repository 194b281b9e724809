"""From when to when a map with equations is run."""

import pytest

from loopmap.editing.session import Session
from loopmap.model.equations import Method
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.map_times import MapTimesSection
from tests.support.model_maps import pupils
from tests.support.small_maps import fines


@pytest.fixture
def session():
    return Session(pupils())


@pytest.fixture
def section(qtbot, session):
    made = MapTimesSection(Asking(session))
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


def type_in(section, name, text):
    field = section.times.fields[name]
    field.setText(text)
    field.editingFinished.emit()


def test_it_says_when_the_map_is_run_and_in_how_many_steps(section):
    texts = [field.text() for field in section.times.fields.values()]
    assert texts == ["0", "36", "0.25"]
    assert section.times.unit.text() == "month"
    assert section.times._told.text() == "144 steps of 0.25 month each."


def test_each_choice_is_one_step_to_undo(section, session):
    type_in(section, "stop", "60")
    assert session.map.info.times.stop == 60.0
    section.times.method.chosen.emit(Method.RK4)
    assert session.map.info.times.method is Method.RK4
    session.undo()
    assert session.map.info.times.method is Method.EULER
    section.times.unit.setText("week")
    section.times.unit.editingFinished.emit()
    assert session.map.info.times.unit == "week"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("stop", "-1", "ends after it begins"),
        ("step", "0", "above 0"),
        ("step", "x", "not a number"),
    ],
)
def test_what_no_run_can_be_is_refused_and_put_back(qtbot, section, session, name, text, words):
    before = session.map.info.times
    shown = section.times.fields[name].text()
    with qtbot.waitSignal(section._asking.refused) as refused:
        type_in(section, name, text)
    assert words in refused.args[0]
    assert session.map.info.times == before
    assert section.times.fields[name].text() == shown


def test_a_map_without_equations_says_nothing_of_it(qtbot):
    section = MapTimesSection(Asking(Session(fines())))
    qtbot.addWidget(section)
    section.refresh()
    assert section.isHidden()


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("7", "5 steps of 7 month each. The last whole step ends at 35, short of 36."),
        ("36", "1 step of 36 month."),
        ("40", "0 steps of 40 month each. One step is longer than the run, so only its"),
    ],
)
def test_steps_that_do_not_come_out_even_are_told_with_where_the_run_ends(section, step, told):
    type_in(section, "step", step)
    assert section.times._told.text().startswith(told)
