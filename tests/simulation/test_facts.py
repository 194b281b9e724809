"""Draws that contradict what has happened do not count, and too few that agree are refused."""

import dataclasses

import numpy as np
import pytest

from loopmap.errors import SimulationError
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Fact, Intervention, Scenario
from loopmap.simulation import Certainty, Direction, Question, RunSettings, compare, settling
from loopmap.simulation.draws import draw
from loopmap.simulation.facts import agreeing, kept_of_each
from loopmap.simulation.map_model import compile_map


def known(cause, effect, *, rose=True):
    return Fact(RecordId(f"{cause} {effect}"), RecordId(cause), RecordId(effect), rose)


FINES_HELP = known("Fining", "Attendance")


def stop_fining(causal_map, *facts, draws=800):
    act = Intervention(Action.HOLD, RecordId("Fining"), -0.01)
    settings = RunSettings(draws, facts=facts, horizon=100.0)
    scenario = Scenario(RecordId("s1"), "Stop", (act,), (RecordId("Attendance"),))
    return compare(Question(causal_map, settings), [scenario])


def test_what_is_known_decides_what_the_map_leaves_open(worked_example):
    without = stop_fining(worked_example)
    known = stop_fining(worked_example, FINES_HELP)
    (before,), (after,) = without.scenarios[0].outcomes, known.scenarios[0].outcomes
    assert before.certainty is Certainty.OPEN
    assert (after.certainty, after.direction) == (Certainty.ROBUST, Direction.DOWN)
    assert without.kept == (800,) * 4
    assert all(50 <= kept < 800 for kept in known.kept)
    assert known.draws_in_all == sum(known.kept)


def test_facts_that_the_map_contradicts_are_refused_with_how_many_agree(worked_example):
    impossible = known("Fining", "Family stress", rose=False)
    with pytest.raises(SimulationError, match="Only 0 of 800 draws"):
        stop_fining(worked_example, impossible)
    with pytest.raises(SimulationError, match="fewer than 50 say nothing"):
        stop_fining(worked_example, FINES_HELP, draws=60)


def test_two_facts_keep_what_agrees_with_both(map_of):
    model = compile_map(map_of("A + B, A - B2, B2 + C, B + C, C ? D"))
    draws = draw(model, 400, 1)
    up, then = (known("A", v) for v in ("C", "D"))
    one, both = agreeing(model, draws, [up]), agreeing(model, draws, [up, then])
    assert 0.3 < one.mean() < 0.7
    assert both.sum() == pytest.approx(one.sum() / 2, rel=0.2)
    assert not np.any(both & ~one)
    assert sum(kept_of_each(draws.only(one))) == one.sum()


def test_the_same_facts_keep_the_same_draws_in_every_scenario(map_of):
    causal_map = map_of("A + B, A - C, C + B, D + B")
    fact = known("A", "B")
    acts = [Intervention(Action.PUSH, RecordId(v), 0.1) for v in "AD"]
    scenarios = [Scenario(RecordId(f"s{i}"), f"S{i}", (act,)) for i, act in enumerate(acts)]
    settings = RunSettings(200, facts=(fact,))
    alone = compare(Question(causal_map, settings), scenarios[:1])
    both = compare(Question(causal_map, settings), scenarios)
    assert alone.scenarios[0] == both.scenarios[0]
    assert both.kept == alone.kept
    assert dataclasses.replace(both, scenarios=(), pairs=()) == dataclasses.replace(
        alone, scenarios=(), pairs=()
    )


def test_what_the_map_itself_knows_counts_in_every_run(worked_example):
    tables = {"variables": worked_example.variables, "links": worked_example.links}
    facts = {FINES_HELP.id: FINES_HELP}
    wiser = type(worked_example)(worked_example.info, {**tables, "facts": facts})
    assert stop_fining(wiser).kept == stop_fining(worked_example, FINES_HELP).kept


def test_what_is_known_is_not_held_against_draws_that_may_run_away(worked_example, monkeypatch):
    monkeypatch.setattr(settling, "LARGEST_BLOCK", 1)
    with pytest.raises(SimulationError, match="too large to check whether its draws settle"):
        stop_fining(worked_example, FINES_HELP)
