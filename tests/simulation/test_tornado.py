"""Bars show what one thing alone does, widest first."""

import pytest

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario, Strength
from loopmap.simulation import Question, RunSettings
from loopmap.simulation.tornado import Lever, tornado


def shown(causal_map, outcome, *acts, horizon=40.0):
    scenario = Scenario(RecordId("s"), "S", acts or (push("A"),))
    asked = Question(causal_map, RunSettings(horizon=horizon))
    return tornado(asked, scenario, RecordId(outcome))


def push(variable, amount=0.1, **when):
    return Intervention(Action.PUSH, RecordId(variable), amount, **when)


def test_the_link_that_says_most_comes_first_and_what_says_nothing_is_left_out(map_of):
    words = {"A>B": Strength.WEAK, "C>B": Strength.STRONG}
    found = shown(map_of("A + B, C + B, X + Y", strengths=words), "B", push("A"), push("C"))
    assert [(bar.source, bar.target) for bar in found.bars] == [("A", "B"), ("C", "B")]
    assert found.bars[0].little < found.middle < found.bars[0].much


def test_bars_are_runs_with_one_thing_otherwise(map_of):
    found = shown(map_of("A - B"), "B")
    a = 0.09967  # tanh 0.1
    assert found.middle == pytest.approx(-0.5 * a, rel=0.01)
    (bar,) = found.bars
    assert (bar.lever, bar.link) == (Lever.STRENGTH, "A>B")
    assert bar.little == pytest.approx(-0.05 * a, rel=0.01)
    assert bar.much == pytest.approx(-0.95 * a, rel=0.01)


def test_a_sign_that_is_not_known_is_turned_round(map_of):
    (bar,) = shown(map_of("A ? B"), "B").bars
    assert bar.lever is Lever.SIGN
    assert bar.little == pytest.approx(-bar.much)


def test_a_delay_matters_where_the_run_is_short_and_not_in_the_end(map_of):
    causal_map = map_of("A + B", delayed=["A>B"])
    short, long = (shown(causal_map, "B", horizon=horizon) for horizon in (4.0, 200.0))
    by_lever = [{bar.lever: bar for bar in found.bars} for found in (short, long)]
    delay = by_lever[0][Lever.DELAY]
    assert delay.little > 1.5 * delay.much > 0
    lasting = by_lever[1].get(Lever.DELAY)
    assert lasting is None or lasting.width < 1e-5
