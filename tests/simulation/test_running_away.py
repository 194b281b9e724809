"""Which loops make draws run away: those that give back most of what they get."""

import numpy as np
import pytest

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.simulation import Question, RunSettings
from loopmap.simulation.running_away import driving, given_back


def asked(causal_map):
    return Question(causal_map, RunSettings(100))


def doing(*acts):
    return Scenario(RecordId("s"), "S", acts)


def middle(causal_map, scenario, loops):
    question = asked(causal_map)
    plan = question.plan(scenario)
    drawn = question.draw(plan)
    return np.median(given_back(plan, drawn.only(drawn.prior == 0), loops), axis=1)


def test_a_loop_gives_back_the_product_of_its_strengths(map_of):
    causal_map = map_of("A + B, B + A, B - C, C + B")
    loops = [("A>B", "B>A"), ("B>C", "C>B")]
    reinforcing, balancing = middle(causal_map, doing(), loops)
    assert reinforcing == pytest.approx(0.19, abs=0.07)  # the middle of two even strengths
    assert balancing == pytest.approx(-0.19, abs=0.07)
    twice = doing(Intervention(Action.STRENGTHEN, RecordId("A>B"), 2.0))
    assert middle(causal_map, twice, loops)[0] == pytest.approx(2 * reinforcing)
    held = doing(Intervention(Action.HOLD, RecordId("A"), 0.1))
    assert middle(causal_map, held, loops)[0] == 0.0


def test_where_all_settles_no_loop_drives_anything(map_of):
    causal_map = map_of("A + B, B - A")
    assert driving(asked(causal_map), doing(), [("A>B", "B>A")]) == (0.0,)


def test_a_loop_through_a_stock_that_keeps_what_it_has_drives_before_one_that_settles(map_of):
    causal_map = map_of("A + B, B + A, C + D, D + C, A + C", stocks=["A"])
    loops = [("A>B", "B>A"), ("C>D", "D>C")]
    stock, settling = driving(asked(causal_map), doing(), loops)
    assert stock > 0.9
    assert settling < 0.1


def test_a_balancing_loop_drives_nothing(map_of):
    causal_map = map_of("A + B, B + A, B - C, C + B", stocks=["A"])
    loops = [("A>B", "B>A"), ("B>C", "C>B")]
    reinforcing, balancing = driving(asked(causal_map), doing(), loops)
    assert reinforcing == 1.0
    assert balancing == 0.0


def test_a_broken_loop_drives_nothing(map_of):
    causal_map = map_of("A + B, B + A, C + D, D + C", stocks=["A", "C"])
    cut = doing(Intervention(Action.CUT, RecordId("A>B")))
    broken, other = driving(asked(causal_map), cut, [("A>B", "B>A"), ("C>D", "D>C")])
    assert broken == 0.0
    assert other == 1.0
