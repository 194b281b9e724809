"""Runs by equations are kept in the document, small, and can be asked again."""

import pytest

from loopmap.editing.edits import model_runs
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.maps import make_future_map
from loopmap.editing.edits.model_runs import ModelAnswer, keep_model_run
from loopmap.editing.edits.runs import has_changed
from loopmap.editing.edits.variables import rename_variable
from loopmap.editing.kept_again import may_be_asked_again, run_again
from loopmap.editing.kept_courses import goes_alike, on_show
from loopmap.editing.kept_words import tell_kept_run
from loopmap.editing.session import Session
from loopmap.errors import EditRefused, SimulationError
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from loopmap.simulation.equations.acting import act_on
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map, run_scenario
from tests.support.model_maps import (
    ABSENT,
    EFFECT,
    FINED,
    LEAVING,
    MONTHS,
    PRESENT,
    RATE,
    RETURN_RATE,
    STOP_FINING,
    pupils,
)


@pytest.fixture
def session():
    return Session(pupils())


def answer(session, given=None):
    """What the map says to no more fines."""
    scenario = session.map.scenarios[STOP_FINING]
    acted = act_on(stock_flow_model(session.map), scenario.interventions)
    run = run_scenario(acted, given or {})
    return ModelAnswer(session.map, run, scenario, given or {}, acted.refused)


def keep(session, found=None, shown=(PRESENT, ABSENT)):
    found = found or answer(session)
    change = keep_model_run(session.document, session.map_id, found, shown, session.new_id)
    session.do("Keep this run", change)
    return list(session.map.runs.values())[-1]


def set_rate(session, text):
    change = set_equation(session.document, MONTHS, RATE, text, session.new_id)
    session.do("Equation", change)


def test_the_courses_on_show_are_kept_with_all_it_takes_to_ask_again(session):
    found = answer(session)
    kept = keep(session, found)
    assert (kept.name, kept.scenario, kept.time_unit) == ("Stop fining", STOP_FINING, "month")
    assert kept.told == ("Hold “Fines issued” much lower than today",)
    assert [(c.name, c.unit) for c in on_show(kept)] == [
        ("Pupils present", "people"), ("Pupils absent", "people"),
    ]  # fmt: skip
    assert kept.courses[0].points[0] == (0.0, 900.0)
    assert kept.courses[0].points[-1][1] == pytest.approx(found.run.courses[PRESENT][-1])
    assert kept.is_by_equations


def test_all_other_variables_are_kept_besides_and_plain_numbers_last(session):
    kept = keep(session)
    assert {c.variable for c in kept.courses} == session.map.variables.keys()
    assert [c.variable for c in kept.courses][-2:] == [RATE, RETURN_RATE]
    assert [c.besides for c in kept.courses] == [False] * 2 + [True] * 6
    assert kept.left_out == 0


def test_of_a_large_model_so_many_are_kept_and_the_rest_is_counted(session, monkeypatch):
    monkeypatch.setattr(model_runs, "MOST_COURSES", 3)
    kept = keep(session, answer(session, {RATE: 0.04}))
    assert [c.variable for c in kept.courses] == [PRESENT, ABSENT, LEAVING, RATE]
    assert kept.courses[-1].points == ()
    assert kept.left_out == 5
    assert "Kept: 3 of 8 variables." in tell_kept_run(kept)


def test_the_map_as_it_is_is_kept_under_a_name_of_its_own_and_undo_takes_it_away(session):
    found = ModelAnswer(session.map, run_map(stock_flow_model(session.map)))
    assert keep(session, found).name == "As it is"
    assert keep(session, found).name == "As it is 2"
    session.undo()
    assert [run.name for run in session.map.runs.values()] == ["As it is"]


def test_what_is_kept_is_read_back_exactly(session):
    kept = keep(session, answer(session, {RATE: 1 / 30}))
    text = write(session.document)
    document = read(text, "pupils.loopmap").document
    assert document.maps[MONTHS].runs[kept.id] == kept
    assert write(document) == text


def test_the_map_has_changed_when_an_equation_has_and_not_when_a_name_has(session):
    kept = keep(session)
    session.do("Rename", rename_variable(session.document, MONTHS, ABSENT, "Pupils away"))
    assert not has_changed(session.map, kept)
    set_rate(session, "0.03")
    assert has_changed(session.map, kept)


def test_asked_again_it_goes_the_same_way_until_the_map_is_another(session):
    kept = keep(session)
    assert all(goes_alike(course, run_again(session.map, kept)) for course in kept.courses)
    set_rate(session, "0.03")
    again = run_again(session.map, kept)
    moving = [c for c in kept.courses if c.variable not in {FINED, EFFECT, RETURN_RATE}]
    assert not any(goes_alike(course, again) for course in moving)


def test_numbers_that_were_tried_are_told_and_tried_again(session):
    kept = keep(session, answer(session, {RATE: 0.04}))
    assert kept.told[-1] == "“Rate” tried at 0.04 1/month"
    (tried,) = [course for course in kept.courses if course.tried is not None]
    assert (tried.variable, tried.tried, tried.points) == (
        RATE, 0.04, ((0.0, 0.04), (36.0, 0.04)),
    )  # fmt: skip
    assert goes_alike(kept.courses[0], run_again(session.map, kept))
    set_rate(session, "0.02 * 1")
    with pytest.raises(SimulationError, match="“Rate” is no plain number any more"):
        run_again(session.map, kept)


def test_a_stock_may_be_shown_and_tried_at_once(session):
    kept = keep(session, answer(session, {PRESENT: 800.0}))
    assert kept.courses[0].tried == kept.courses[0].points[0][1] == 800.0
    assert goes_alike(kept.courses[0], run_again(session.map, kept))


@pytest.mark.parametrize("gone", [FINED, RATE])
def test_what_acted_on_or_tried_something_that_is_gone_cannot_be_asked_again(session, gone):
    kept = keep(session, answer(session, {RATE: 0.04}))
    session.do("Delete", delete_records(session.document, MONTHS, [gone]))
    assert not may_be_asked_again(session.map, kept)
    with pytest.raises(SimulationError, match="cannot be asked again"):
        run_again(session.map, kept)


def test_a_run_that_had_to_stop_says_so_and_keeps_what_there_was(session):
    set_rate(session, "1 / (3 - TIME)")
    found = ModelAnswer(session.map, run_map(stock_flow_model(session.map)))
    kept = keep(session, found)
    assert kept.stopped == found.run.stopped != ""
    assert kept.courses[0].points[-1][0] <= 3.0


def test_nothing_on_show_cannot_be_kept(session):
    with pytest.raises(EditRefused, match="no curve on show"):
        keep(session, shown=())


def test_a_copy_of_the_map_leaves_its_runs_behind(session):
    keep(session)
    change = make_future_map(session.document, MONTHS, "Future", session.new_id)
    copied = session.document.apply(change)
    assert [len(each.runs) for each in copied.maps.values()] == [1, 0]
