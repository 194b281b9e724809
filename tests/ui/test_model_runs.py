"""The map on show run by its equations: at once, under a scenario, with other numbers."""

from dataclasses import replace

import pytest

from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.quantities import set_times
from loopmap.editing.session import Session
from loopmap.model.equations import Times
from loopmap.ui.jobs import Jobs
from loopmap.ui.model_runs import AT_ONCE, ModelRuns, values_of_run
from tests.support.model_maps import MONTHS, PRESENT, RATE, STOP_FINING, pupils


@pytest.fixture
def session():
    return Session(pupils())


@pytest.fixture
def chosen():
    return []


@pytest.fixture
def runs(qtbot, session, chosen):
    jobs = Jobs()
    made = ModelRuns(session, jobs, lambda: chosen[0] if chosen else None)
    yield made
    made.close_session()
    jobs.close()


def end(run, variable=PRESENT):
    return run.courses[variable][-1]


def test_it_runs_at_once_and_nothing_differs_from_today(runs):
    runs.ask()
    found = runs.found
    assert found.words == ""
    assert not found.differs
    assert len(found.run.times) == 145


def test_another_number_is_tried_beside_the_map_s_own_and_taken_back(runs, session):
    runs.give(RATE, 0.04)
    assert runs.found.differs
    assert end(runs.found.run) < end(runs.found.today)
    assert session.map.variables[RATE].equation == "0.02"
    runs.take_back()
    assert not runs.found.differs


def test_a_scenario_is_run_by_equations_too(runs, session, chosen):
    chosen.append(session.map.scenarios[STOP_FINING])
    runs.ask()
    assert end(runs.found.run) > end(runs.found.today)
    assert runs.found.refused == ()
    with_numbers = end(runs.found.run)
    runs.give(RATE, 0.04)
    assert end(runs.found.run) < with_numbers


def test_what_cannot_run_says_why(runs, session):
    change = set_equation(session.document, MONTHS, RATE, "", session.new_id)
    session.do("Equation", change)
    runs.ask()
    assert runs.found.run is None
    assert "“Rate” has no equation yet" in runs.found.words


def test_a_value_that_is_none_is_told_with_variable_and_time(runs, session):
    change = set_equation(session.document, MONTHS, RATE, "1 / (12 - TIME)", session.new_id)
    session.do("Equation", change)
    runs.ask()
    assert runs.found.run.stopped.startswith("At time 12 “Rate” has no value")
    assert runs.found.run.stopped_at == RATE


def test_a_long_run_is_made_in_the_background(qtbot, runs, session):
    times = replace(Times(), stop=30_000.0)
    session.do("Times", set_times(session.document, MONTHS, times))
    assert values_of_run(session.map) > AT_ONCE
    with qtbot.waitSignal(runs.changed):
        runs.ask()
        assert runs.found is None
    assert runs.found.run.times[-1] == 30_000.0


def test_a_hand_that_overtakes_a_long_run_sees_it_and_then_the_last_number(qtbot, runs, session):
    times = replace(Times(), stop=30_000.0)
    session.do("Times", set_times(session.document, MONTHS, times))
    shown = []
    runs.changed.connect(lambda: shown.append(dict(runs.found.given)))
    for value in (0.03, 0.04, 0.05):
        runs.give(RATE, value)
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert shown == [{RATE: 0.03}, {RATE: 0.05}]
