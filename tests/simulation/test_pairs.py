"""Scenarios are compared draw by draw, not share by share."""

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.simulation import Certainty, Direction, Question, RunSettings, compare


def pairs(causal_map, *acts, outcome="B"):
    scenarios = [
        Scenario(RecordId(f"s{i}"), f"Plan {i}", (act,) if act else (), (RecordId(outcome),))
        for i, act in enumerate(acts)
    ]
    return compare(Question(causal_map, RunSettings(200)), scenarios).pairs


def push(variable, amount):
    return Intervention(Action.PUSH, RecordId(variable), amount)


def test_more_of_the_same_is_more_in_every_draw(map_of):
    (pair,) = pairs(map_of("A + B"), push("A", 0.2), push("A", 0.1))
    assert (pair.answer.certainty, pair.answer.direction) == (Certainty.ROBUST, Direction.UP)
    assert pair.answer.share == (1.0, 1.0)
    assert pair.sentence == "“B” is higher under “Plan 0” than under “Plan 1” (in all draws)."


def test_two_ways_to_the_same_end_are_open_where_strengths_decide(map_of):
    (pair,) = pairs(map_of("A + B, C + B"), push("A", 0.1), push("C", 0.1))
    assert pair.answer.certainty is Certainty.OPEN
    assert pair.sentence == (
        "This map does not decide whether “B” is higher under “Plan 0” or under “Plan 1”."
    )


def test_what_neither_touches_is_the_same(map_of):
    (pair,) = pairs(map_of("A + B, C + D"), push("C", 0.1), push("C", -0.1))
    assert pair.answer.certainty is Certainty.NO_EFFECT
    assert pair.sentence == "“B” is the same under “Plan 0” and “Plan 1”."


def test_every_two_of_several_are_compared_and_the_better_is_named_first(map_of):
    found = pairs(map_of("A - B"), None, push("A", 0.1), push("A", 0.2))
    assert [(p.first, p.second) for p in found] == [
        ("Plan 0", "Plan 1"),
        ("Plan 0", "Plan 2"),
        ("Plan 1", "Plan 2"),
    ]
    assert {p.answer.direction for p in found} == {Direction.UP}
