"""Where a run ends before all has settled, what comes after it is said as well."""

import dataclasses

from loopmap.model.change import replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.simulation import Certainty, Direction, Question, RunSettings, compare, settling


def slowed(causal_map, variable, settle_time):
    """The map with one variable that takes its time."""
    old = causal_map.variables[RecordId(variable)]
    new = dataclasses.replace(old, settle_time=settle_time)
    return causal_map.with_steps(list(replacing(causal_map.id, [(old, new)])))


def result(causal_map, *acts, horizon=40.0):
    settings = RunSettings(200, horizon=horizon)
    return compare(Question(causal_map, settings), [Scenario(RecordId("s"), "S", acts)]).scenarios[
        0
    ]


def push(variable, **when):
    return Intervention(Action.PUSH, RecordId(variable), 0.05, **when)


def test_what_has_settled_by_the_end_has_one_answer(worked_example):
    found = result(worked_example, push("Trust"), horizon=200.0)
    sure = {v for v, a in found.answers.items() if a.certainty is not Certainty.OPEN}
    assert {v: found.settled[v].direction for v in sure} == {
        v: found.answers[v].direction for v in sure
    }
    assert not any("still moving" in outcome.sentence for outcome in found.outcomes)


def test_what_turns_after_the_run_is_said(map_of):
    causal_map = slowed(map_of("A + B, A + Slow, Slow - B, Slow + B2, B2 - B"), "Slow", 64.0)
    found = result(causal_map, push("A"), horizon=10.0)
    sentence = next(o.sentence for o in found.outcomes if o.variable == "B")
    assert found.answers["B"].direction is Direction.UP
    assert found.settled["B"].direction is not Direction.UP
    assert "It is still moving at the end of the run; once all has settled, " in sentence


def test_nothing_is_said_of_what_passes(map_of):
    assert result(map_of("A + B"), push("A", stop=5.0)).settled == {}


def test_nothing_is_said_where_it_cannot_be_checked_whether_draws_settle(map_of, monkeypatch):
    causal_map = slowed(map_of("A + B, B - A"), "B", 64.0)
    assert result(causal_map, push("A"), horizon=10.0).settled != {}
    monkeypatch.setattr(settling, "LARGEST_BLOCK", 1)
    found = result(causal_map, push("A"), horizon=10.0)
    assert found.runaway is None
    assert found.settled == {}
