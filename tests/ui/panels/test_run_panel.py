"""The run panel shows what scenarios do and edits them through the session."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from loopmap.diagram.style import load_style
from loopmap.editing.edits.links import set_sign
from loopmap.editing.edits.maps import make_future_map
from loopmap.editing.edits.scenarios import add_scenario, set_interventions
from loopmap.model.query import in_order
from loopmap.model.records import Action, Intervention, Sign
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.act_row import ActRow
from loopmap.ui.panels.fields import LineField, TextField
from loopmap.ui.panels.outcome_row import OutcomeRow
from loopmap.ui.panels.run_panel import RunPanel
from loopmap.ui.panels.run_scenarios import NOTHING_SELECTED, OfferButton
from loopmap.ui.panels.slider import Slider
from loopmap.ui.theme import palette
from loopmap.ui.what_if_runs import JOB
from tests.support.fines import FINES, RAISES, STRAIN, fines_session

NAME = "Name of the scenario"
CUT = Intervention(Action.CUT, RAISES)


@pytest.fixture
def session():
    session = fines_session()
    for name, acts in (("Stop fining", [CUT]), ("Nothing yet", [])):
        change = add_scenario(
            session.document, session.map_id, name, session.new_id, interventions=acts
        )
        session.do("New scenario", change)
    return session


@pytest.fixture
def panel(qtbot, session):
    jobs, watch = Jobs(), LoopWatch(session)
    panel = RunPanel(session, jobs, watch)
    qtbot.addWidget(panel)
    panel.resize(1366, 260)
    panel.show()

    def at_rest():
        waiting = watch.is_searching or panel._rest.isActive() or jobs.is_running(JOB)
        assert watch.loops is not None
        assert not waiting
        assert rows(panel)
        assert chart(panel).plot.curves

    qtbot.waitUntil(at_rest)
    yield panel
    panel.close_session()
    watch.close()
    jobs.close()


def shown(panel, kind):
    QApplication.processEvents()  # widgets made just now are shown a turn later
    return [widget for widget in panel.findChildren(kind) if widget.isVisibleTo(panel)]


def rows(panel):
    return shown(panel, OutcomeRow)


def chart(panel):
    return panel.pages.page.chart


def act_rows(panel):
    return shown(panel, ActRow)


def chip(panel, name):
    (found,) = [b for b in shown(panel, QPushButton) if b.accessibleName() == f"Scenario: {name}"]
    return found


def offer_button(panel, text):
    return next(b for b in panel.findChildren(OfferButton) if b.text() == text)


def scenario(session, name):
    return next(s for s in session.map.scenarios.values() if s.name == name)


def test_the_first_scenario_is_run_and_told_when_the_panel_is_shown(panel):
    told = {row.outcome.name: row.accessibleName() for row in rows(panel)}
    assert told["Family strain"] == "“Family strain” falls: certain, given this map."
    assert "Breaks R1" in panel._card._why.text()
    assert "not a forecast" in panel._honesty.text()


def test_the_chart_shows_the_curves_of_the_rows_that_are_switched_on(panel):
    first, second = rows(panel)[:2]
    assert [curve.name for curve in chart(panel).plot.curves] == [first.outcome.name]
    second.click()
    names = [curve.name for curve in chart(panel).plot.curves]
    assert names == [first.outcome.name, second.outcome.name]


def test_as_it_is_shows_that_nothing_is_done(qtbot, panel):
    chip(panel, "As it is").click()
    assert rows(panel) == []
    assert "Choose a scenario" in chart(panel)._words.text()


def test_a_scenario_that_was_run_before_shows_at_once(panel):
    chip(panel, "Nothing yet").click()
    assert rows(panel) == []
    chip(panel, "Stop fining").click()
    assert rows(panel)


def test_an_edit_of_the_map_runs_again(qtbot, panel, session):
    change = set_sign(session.document, session.map_id, [RAISES], Sign.OPPOSITE)
    session.do("Sign", change)

    def strain_rises():
        told = [row.accessibleName() for row in rows(panel)]
        assert "“Family strain” rises: certain, given this map." in told

    qtbot.waitUntil(strain_rises)


def test_a_new_scenario_is_made_from_the_selection_and_can_be_undone(panel, session):
    session.select(frozenset([FINES]))
    actions = offer_button(panel, "+ New scenario").fill()
    next(a for a in actions if a.text() == "Push “Fines issued” down").trigger()
    made = scenario(session, "Less: Fines issued")
    assert made.interventions == (Intervention(Action.PUSH, FINES, -0.5),)
    assert chip(panel, "Less: Fines issued").isChecked()
    session.undo()
    assert made.id not in session.map.scenarios
    assert chip(panel, "As it is").isChecked()


def test_without_a_selection_the_menu_says_what_to_do(panel, session):
    session.select(frozenset())
    words = [a.text() for a in offer_button(panel, "+ New scenario").fill()]
    assert words == [NOTHING_SELECTED, "", "Empty scenario"]


def test_a_scenario_does_more_changes_its_size_and_does_less(panel, session):
    session.select(frozenset([STRAIN]))
    actions = offer_button(panel, "+ Do more").fill()
    next(a for a in actions if a.text() == "Push “Family strain” up").trigger()
    assert len(scenario(session, "Stop fining").interventions) == 2
    menu = act_rows(panel)[1].menu
    next(a for a in menu.actions() if a.text() == "Strongly").trigger()
    assert scenario(session, "Stop fining").interventions[1].amount == 1.0
    menu = act_rows(panel)[0].menu
    next(a for a in menu.actions() if a.text() == "Take it away").trigger()
    acts = scenario(session, "Stop fining").interventions
    assert acts == (Intervention(Action.PUSH, STRAIN, 1.0),)


def test_a_scenario_is_renamed_and_deleted(qtbot, panel, session):
    panel._card.begin_rename()
    (name,) = [f for f in shown(panel, LineField) if f.accessibleName() == NAME]
    name.selectAll()
    qtbot.keyClicks(name, "No more fines")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert not name.isVisibleTo(panel)
    kept = scenario(session, "No more fines")
    panel._card.do("delete")
    assert kept.id not in session.map.scenarios
    session.undo()
    assert kept.id in session.map.scenarios


def test_what_a_scenario_stands_for_is_kept_with_the_scenario_it_was_typed_for(
    qtbot, panel, session
):
    stands_for = "What the scenario stands for"
    (words,) = [f for f in shown(panel, TextField) if f.accessibleName() == stands_for]
    words.setFocus()
    qtbot.keyClicks(words, "No notices from May")
    chip(panel, "Nothing yet").click()
    assert scenario(session, "Stop fining").description == "No notices from May"
    assert scenario(session, "Nothing yet").description == ""
    assert words.toPlainText() == ""


def test_a_refusal_is_passed_on_as_a_sentence(qtbot, panel, session):
    session.read_only = "This file is open elsewhere."
    with qtbot.waitSignal(panel.refused) as heard:
        panel._card.do("delete")
    assert heard.args == ["This file is open elsewhere."]


def test_rows_are_reached_and_switched_with_the_keyboard(qtbot, panel):
    row = rows(panel)[1]
    assert row.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert row.isChecked()


def test_the_panel_follows_the_theme(panel):
    before = QApplication.palette()
    QApplication.setPalette(palette(load_style("dark")))
    try:
        QApplication.processEvents()
        assert chart(panel).plot._style.name == "dark"
    finally:
        QApplication.setPalette(before)


def test_a_hidden_panel_does_not_run(qtbot, panel, session):
    panel.hide()
    change = set_interventions(
        session.document, session.map_id, scenario(session, "Nothing yet").id, [CUT]
    )
    session.do("Change", change)
    assert not panel._rest.isActive()


def test_what_is_said_makes_a_scenario_of_that_name_and_then_adds_to_it(qtbot, panel, session):
    chip(panel, "As it is").click()
    line = panel.desk.card.line
    for words in ("less family strain", "cut fines issued -> family strain"):
        line.begin(words)
        qtbot.keyClick(line.entry, Qt.Key.Key_Return)
    made = scenario(session, "Less family strain")
    assert [act.action for act in made.interventions] == [Action.PUSH, Action.CUT]
    session.undo()
    assert len(scenario(session, "Less family strain").interventions) == 1


def test_a_slider_that_is_let_go_is_one_step_and_the_row_stays(qtbot, panel, session):
    panel.desk.edits.say([Intervention(Action.PUSH, STRAIN, 0.5)], "")
    row = act_rows(panel)[1]
    slider = row.findChild(Slider)
    slider.setSliderDown(True)
    slider.setSliderPosition(slider.maximum())
    steps = len(session.history.done)
    assert scenario(session, "Stop fining").interventions[1].amount == 0.5
    slider.setSliderDown(False)
    assert scenario(session, "Stop fining").interventions[1].amount == 1.0
    assert len(session.history.done) == steps + 1
    assert act_rows(panel)[1] is row


def test_a_scenario_is_doubled_moved_and_judged_by_what_is_selected(panel, session):
    panel.desk.card.do("duplicate")
    assert panel.scenario().name == "Stop fining 2"
    panel.desk.card.do("earlier")
    listed = in_order(session.map.scenarios)
    assert [s.name for s in listed] == ["Stop fining 2", "Stop fining", "Nothing yet"]
    panel.desk.edits.watch([STRAIN])
    session.select(frozenset([FINES]))
    panel.desk.edits.turn_watched()
    assert panel.scenario().outcomes == (STRAIN, FINES)
    panel.desk.edits.turn_watched()
    assert panel.scenario().outcomes == (STRAIN,)


def test_what_matters_is_ticked_in_a_list(qtbot, panel, session):
    panel.desk.card.do("outcomes")
    names = panel.desk._matters
    qtbot.keyClicks(names.sought, "gap")
    (row,) = [r for r in range(names.names.count()) if not names.names.item(r).isHidden()]
    names.names.item(row).setCheckState(Qt.CheckState.Unchecked)
    names.hide()
    watched = {session.map.variables[one].name for one in panel.scenario().outcomes}
    assert watched == {"Fines issued", "Family strain", "School attendance"}


def test_the_list_of_what_matters_stays_on_the_screen(panel, session):
    names = panel.desk._matters
    room = names.screen().availableGeometry()
    names.open(room.bottomRight(), in_order(session.map.variables), ())
    assert room.contains(names.geometry())
    names.hide()


def test_the_other_map_shows_the_same_scenario_until_another_is_chosen_there(panel, session):
    today = session.map_id
    panel._choose(scenario(session, "Nothing yet").id)
    session.do("Make a future map", make_future_map(session.document, today, "F", session.new_id))
    session.show_map(next(i for i in session.document.maps if i != today))
    assert panel.scenario().name == "Nothing yet"
    panel._choose(None)
    assert panel.scenario() is None
    session.show_map(today)
    assert panel.scenario().name == "Nothing yet"
