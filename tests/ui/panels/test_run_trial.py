"""While a hand moves a size or a strength the answer follows coarsely; at rest it is whole."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from loopmap.editing.edits.scenarios import add_scenario
from loopmap.model.records import Action, Intervention, Sign
from loopmap.ui import trial_runs
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels import run_trial
from loopmap.ui.panels.run_panel import RunPanel
from loopmap.ui.trial_runs import DRAWS
from loopmap.ui.what_if_runs import AHEAD, JOB
from tests.support.fines import FINES, LOWERS, RAISES, fines_session
from tests.support.patient_bot import PATIENCE

PUSH = Intervention(Action.PUSH, FINES, -0.5)


@pytest.fixture
def session():
    session = fines_session()
    for name, act in (("Fewer fines", PUSH), ("Cut", Intervention(Action.CUT, RAISES))):
        change = add_scenario(
            session.document, session.map_id, name, session.new_id, interventions=[act]
        )
        session.do("New scenario", change)
    return session


@pytest.fixture
def panel(qtbot, session, monkeypatch):
    """A hand that moves rests when a test says so: however late a coarse answer comes."""
    monkeypatch.setattr(run_trial, "_REST", PATIENCE)
    jobs, watch = Jobs(), LoopWatch(session)
    panel = RunPanel(session, jobs, watch)
    panel.jobs = jobs
    qtbot.addWidget(panel)
    panel.resize(1366, 300)
    panel.show()
    qtbot.waitUntil(lambda: is_whole(panel) and at_rest(panel, watch))
    yield panel
    panel.close_session()
    watch.close()
    jobs.close()


def at_rest(panel, watch):
    running = any(panel.jobs.is_running(key) for key in (JOB, AHEAD))
    return not (watch.is_searching or panel._rest.isActive() or running)


def is_whole(panel):
    return "not a forecast" in panel._honesty.text()


def told(panel):
    QApplication.processEvents()
    return {item.row.outcome.name: item.row for item in panel.pages.page.outcomes._items}


def test_a_size_that_moves_is_answered_coarsely_and_in_full_once_the_hand_rests(qtbot, panel):
    shown = told(panel)["Family strain"]
    with qtbot.waitSignal(panel.tried) as heard:
        panel._card.actChanging.emit(0, replace(PUSH, amount=0.5))
    assert heard.args[0].comparison.draws == DRAWS
    assert panel._honesty.text().startswith("Coarse while you drag")
    assert told(panel)["Family strain"] is shown
    assert shown.outcome.direction.value == "up"
    panel._trial._rest.start(0)
    qtbot.waitUntil(lambda: is_whole(panel))
    assert shown.outcome.direction.value == "up"
    assert panel.scenario().interventions == (PUSH,)


def test_where_an_answer_takes_long_the_next_has_fewer_draws_and_then_as_many_again(
    qtbot, panel, monkeypatch
):
    def draws_of(amount):
        with qtbot.waitSignal(panel.tried) as heard:
            panel._card.actChanging.emit(0, replace(PUSH, amount=amount))
        return heard.args[0].comparison.draws

    monkeypatch.setattr(trial_runs, "_TOO_LONG", -1)
    assert draws_of(0.5) == DRAWS
    monkeypatch.setattr(trial_runs, "_TOO_LONG", 10 * PATIENCE)
    monkeypatch.setattr(trial_runs, "_SOON", 10 * PATIENCE)
    assert draws_of(0.6) == trial_runs.FEWER_DRAWS
    assert draws_of(0.7) == DRAWS


def test_of_many_moves_the_last_is_answered(qtbot, panel):
    heard = []
    panel.tried.connect(heard.append)
    for step in range(1, 21):
        panel._card.actChanging.emit(0, replace(PUSH, amount=step / 20))

    def last_is_told():
        assert heard
        (act,) = heard[-1].comparison.scenarios[0].scenario.interventions
        assert act.amount == 1.0

    qtbot.waitUntil(last_is_told)
    assert len(heard) < 20


def test_what_is_let_go_is_an_edit_and_ends_the_trial(qtbot, panel, session):
    panel._card.actChanging.emit(0, replace(PUSH, amount=0.25))
    panel._card.actChanged.emit(0, replace(PUSH, amount=0.25))
    assert panel.scenario().interventions[0].amount == 0.25
    qtbot.waitUntil(lambda: panel._trial.scenario is None and is_whole(panel))
    assert session.undo() == "Change the scenario"


def test_a_link_that_moves_is_tried_without_an_edit(qtbot, panel, session):
    turned = replace(session.map.links[LOWERS], sign=Sign.SAME)
    before = session.document
    with qtbot.waitSignal(panel.tried):
        panel.try_links((turned,))
    assert told(panel)["School attendance"].outcome.direction.value == "down"
    assert session.document is before


def test_the_answers_of_the_other_chips_are_there_before_they_are_asked_for(panel, session):
    for scenario in session.map.scenarios.values():
        assert panel._runs.is_known(session.map, scenario)


def test_a_choice_of_another_chip_ends_the_trial(qtbot, panel, session):
    panel._card.actChanging.emit(0, replace(PUSH, amount=1.0))
    other = next(s for s in session.map.scenarios.values() if s.name == "Cut")
    panel._choose(other.id)
    heard = []
    panel.tried.connect(heard.append)
    panel.jobs._pool.waitForDone()
    QApplication.processEvents()
    assert heard == []
    assert panel._found.comparison.scenarios[0].scenario == other
