"""Where a run ends before all has settled, what comes after it is said as well."""

import dataclasses

from loopmap.model.behaviour import Shape
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


def bent(causal_map, link, **how):
    """The map with one link of another shape."""
    old = causal_map.links[RecordId(link)]
    new = dataclasses.replace(old, **how)
    return causal_map.with_steps(list(replacing(causal_map.id, [(old, new)])))


SLOW = "A + B, A + Slow, Slow - B, Slow + B2, B2 - B"


def test_where_links_are_bent_draws_are_run_on(map_of):
    causal_map = bent(slowed(map_of(SLOW), "Slow", 8.0), "Slow>B", shape=Shape.SATURATING)
    found = result(causal_map, push("A"), horizon=10.0)
    straight = result(slowed(map_of(SLOW), "Slow", 8.0), push("A"), horizon=10.0)
    # A small push is the same through a shape whose slope today is 1.
    for variable in ("B", "Slow", "B2"):
        assert found.settled[variable].direction is straight.settled[variable].direction
        assert found.settled[variable].certainty is straight.settled[variable].certainty


def test_what_does_not_come_to_rest_even_then_has_no_answer(map_of):
    causal_map = bent(slowed(map_of(SLOW), "Slow", 400.0), "Slow>B", shape=Shape.SATURATING)
    found = result(causal_map, push("A"), horizon=10.0)
    assert "Slow" not in found.settled
    assert "A" in found.settled
    sentence = next(o.sentence for o in found.outcomes if o.variable == "Slow")
    assert "once all has settled" not in sentence


def test_a_push_that_grows_to_the_end_stays_where_it_is_then(map_of):
    causal_map = bent(slowed(map_of(SLOW), "Slow", 8.0), "Slow>B", shape=Shape.SATURATING)
    grows = Intervention(Action.RAMP, RecordId("A"), 0.05)
    found = result(causal_map, grows, horizon=10.0)
    assert found.settled["Slow"].direction is Direction.UP
