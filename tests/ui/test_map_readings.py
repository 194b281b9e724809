"""Small maps are read as models at once, large ones beside the window, and nobody is misled."""

import threading

import pytest

from loopmap.editing.session import Session
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.document import Document
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.ui import map_readings as module
from loopmap.ui.jobs import Jobs
from loopmap.ui.map_readings import AT_ONCE, JOB, MapReadings
from loopmap.ui.model_runs import JOB as RUN
from loopmap.ui.model_runs import ModelRuns
from loopmap.ui.panels.run_modes import RunModes
from tests.support.maps_with_equations import map_with
from tests.support.model_maps import pupils

SCALE = "Scale"


def large():
    """More equations than are read at once; all of them run."""
    equations = {SCALE: "2", **{f"Part {n}": f"{SCALE} * {n}" for n in range(AT_ONCE)}}
    causal_map = map_with(equations)
    made = Document().apply(adding(DOCUMENT, [causal_map.info]))
    records = [*causal_map.variables.values(), *causal_map.links.values()]
    return made.apply(adding(causal_map.id, records))


@pytest.fixture
def session():
    return Session(large())


@pytest.fixture
def jobs():
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def runs(qtbot, session, jobs):
    made = ModelRuns(session, jobs, lambda: None)
    yield made
    made.close_session()


def change(session):
    (scale,) = (v for v in session.map.variables.values() if v.name == SCALE)
    new = type(scale)(scale.id, scale.name, equation="3", order=scale.order)
    session.do("Equation", replacing(session.map_id, [(scale, new)]))


def test_a_small_map_is_read_at_once(qtbot, jobs):
    session = Session(pupils())
    found = MapReadings(session, jobs).ask()
    assert found.causal_map is session.map
    assert not jobs.is_running(JOB)


def test_a_large_map_is_read_on_another_thread_once_for_all_who_ask(
    qtbot, session, jobs, monkeypatch
):
    threads = []

    def reading(*asked):
        threads.append(threading.current_thread())
        return stock_flow_model(*asked)

    monkeypatch.setattr(module, "stock_flow_model", reading)
    readings = MapReadings(session, jobs)
    with qtbot.waitSignal(readings.changed):
        assert readings.ask() is None
        assert readings.ask() is None
    assert readings.ask().is_runnable
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_a_map_that_changed_while_it_was_read_is_read_as_it_is_now(qtbot, session, jobs):
    readings = MapReadings(session, jobs)
    readings.ask()
    change(session)
    with qtbot.waitSignal(readings.changed):
        assert readings.ask() is None
    assert readings.ask().causal_map is session.map


def test_a_run_follows_as_soon_as_the_map_is_read(qtbot, session, runs):
    with qtbot.waitSignal(runs.changed):
        runs.ask()
        assert runs.found is None
    assert runs.found.run is not None
    before = runs.found
    change(session)
    with qtbot.waitSignal(runs.changed):
        runs.ask()
        assert runs.found is before
    assert runs.found.reading.causal_map is session.map


def test_the_program_of_a_large_map_is_made_beside_the_window_and_runs_at_once_from_then_on(
    qtbot, session, runs, jobs
):
    with qtbot.waitSignal(runs.changed, timeout=20_000):
        runs.ask()
        qtbot.waitUntil(lambda: jobs.is_running(RUN) or runs.found is not None, timeout=20_000)
    first = runs.found.run
    (scale,) = (v.id for v in session.map.variables.values() if v.name == SCALE)
    runs.give(scale, 5.0)
    assert not jobs.is_running(RUN)
    assert runs.found.run is not first
    (part,) = (v.id for v in session.map.variables.values() if v.name == "Part 3")
    assert runs.found.run.courses[part][-1] == 15.0


def test_how_a_large_map_is_run_is_known_once_it_is_read(qtbot, session, runs):
    modes = RunModes(runs)
    qtbot.addWidget(modes)
    with qtbot.waitSignal(modes.chosen):
        modes.show_map(session.map)
        assert not modes.is_known
        assert not modes.is_model
    modes.show_map(session.map)
    assert modes.is_known
    assert modes.is_model
