"""What a scenario does is typed, read back while it is, and done with Enter."""

import pytest
from PySide6.QtCore import Qt

from loopmap.editing.edits.scenarios import may_intervene
from loopmap.model.records import Action, Intervention
from loopmap.ui.panels.completion_chips import CompletionChips
from loopmap.ui.panels.scenario_line import ScenarioLine
from tests.support.fines import FINES, RAISES, fines_session


@pytest.fixture
def line(qtbot):
    session = fines_session()
    line = ScenarioLine(
        lambda act: may_intervene(session.document, session.map_id, act).why,
        lambda: session.selection,
    )
    line.session = session
    qtbot.addWidget(line)
    line.resize(420, 90)
    line.show_map(session.map)
    line.show()
    line.begin()
    return line


def offered(line):
    return line.findChild(CompletionChips)._names


def test_it_is_read_back_while_typed_and_done_with_enter(qtbot, line):
    qtbot.keyClicks(line.entry, "stop fining")
    assert line.reading.text().startswith("Hold “Fines issued” much lower than today.")
    with qtbot.waitSignal(line.said) as heard:
        qtbot.keyClick(line.entry, Qt.Key.Key_Return)
    assert heard.args == [(Intervention(Action.HOLD, FINES, -1.0),), "stop fining"]
    assert line.entry.text() == ""


def test_what_is_missing_is_told_and_enter_does_nothing(qtbot, line):
    qtbot.keyClicks(line.entry, "hold fines issued")
    assert line.reading.text().startswith("Hold it where?")
    with qtbot.assertNotEmitted(line.said), qtbot.waitSignal(line.refused) as heard:
        qtbot.keyClick(line.entry, Qt.Key.Key_Return)
    assert heard.args == [line.reading.text()]
    assert line.entry.text() == "hold fines issued"


def test_times_are_put_on_steps_before_they_are_read_back(qtbot, line):
    qtbot.keyClicks(line.entry, "cut fines issued -> family strain from 3.13")
    assert "from 3.2." in line.reading.text()
    with qtbot.waitSignal(line.said) as heard:
        qtbot.keyClick(line.entry, Qt.Key.Key_Return)
    assert heard.args[0] == (Intervention(Action.CUT, RAISES, start=3.2),)


def test_what_may_not_be_is_said_before_enter(qtbot, line):
    qtbot.keyClicks(line.entry, "push fines issued up by 3")
    assert line.reading.text() == "The amount goes from -1 to 1, said against today and in no unit."


def test_verbs_and_names_are_offered_and_taken_with_tab(qtbot, line):
    assert offered(line)[:3] == ("push", "hold", "stop")
    qtbot.keyClicks(line.entry, "wea")
    assert offered(line) == ("weaken",)
    qtbot.keyClick(line.entry, Qt.Key.Key_Tab)
    qtbot.keyClicks(line.entry, "fin")
    qtbot.keyClick(line.entry, Qt.Key.Key_Tab)
    assert line.entry.text() == "weaken Fines issued "
    qtbot.keyClicks(line.entry, "-> ")
    qtbot.keyClick(line.entry, Qt.Key.Key_Down)
    qtbot.keyClick(line.entry, Qt.Key.Key_Tab)
    assert line.entry.text() == "weaken Fines issued -> Family strain "


def test_what_is_selected_is_offered_first(qtbot, line):
    qtbot.keyClicks(line.entry, "push ")
    assert offered(line)[0] == "Fines issued"
    line.session.select(frozenset([next(reversed(line.session.map.variables))]))
    line.begin("push ")
    assert offered(line)[0] == "Attendance gap"


def test_tab_leaves_an_empty_line(line):
    assert offered(line)
    assert not line.entry.accepts


def test_escape_empties_the_line(qtbot, line):
    qtbot.keyClicks(line.entry, "cut")
    qtbot.keyClick(line.entry, Qt.Key.Key_Escape)
    assert line.entry.text() == ""
