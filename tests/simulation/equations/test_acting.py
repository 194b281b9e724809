"""Scenarios are done to equations as they say, and what cannot be done is said."""

import pytest

from loopmap.model.equations import Method, Times
from loopmap.model.records import Action, Intervention, Sign
from loopmap.simulation.equations.acting import act_on
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map, run_scenario
from tests.support.maps_with_equations import called, map_with


def small():
    return map_with(
        {"Fines": "40", "Rate": "0.5", "Absence": "Fines * Rate", "In": "5", "Out": "5"},
        {"Pupils": ("100", "In", "-Out")},
        links=("Fines + Absence", "Rate + Absence"),
    )


def course(causal_map, name, *acts, given=None):
    acted = act_on(stock_flow_model(causal_map), acts)
    assert acted.refused == ()
    run = run_scenario(acted, given)
    assert run.stopped == ""
    return run.courses[called(causal_map, name)]


def on(causal_map, action, name, amount=0.0, start=None, stop=None):
    return Intervention(action, called(causal_map, name), amount, start, stop)


def link(causal_map, action, source, target, amount=0.0, start=None, stop=None):
    found = causal_map.adjacency.between(called(causal_map, source), called(causal_map, target))
    return Intervention(action, found.id, amount, start, stop)


def test_nothing_done_is_the_run_itself():
    causal_map = small()
    reading = stock_flow_model(causal_map)
    assert run_scenario(act_on(reading, ())) == run_map(reading)


def test_a_push_adds_a_share_of_what_it_starts_with_while_it_lasts():
    causal_map = small()
    found = course(causal_map, "Absence", on(causal_map, Action.PUSH, "Absence", 0.5, 2, 5))
    assert found == (20, 20, 30, 30, 30, 20, 20, 20, 20, 20, 20)


def test_what_a_stock_starts_at_can_be_tried_under_a_scenario():
    causal_map = small()
    pupils = called(causal_map, "Pupils")
    act = on(causal_map, Action.PUSH, "Pupils", 0.1, 0, 3)
    found = course(causal_map, "Pupils", act, given={pupils: 50.0})
    assert found[:5] == (50, 60, 70, 80, 80)


def test_a_push_on_a_stock_flows_in():
    causal_map = small()
    found = course(causal_map, "Pupils", on(causal_map, Action.PUSH, "Pupils", 0.1, 0, 3))
    assert found[:5] == (100, 110, 120, 130, 130)


@pytest.mark.parametrize("step", [1.0, 0.5, 0.125])
def test_a_pulse_brings_the_same_however_long_the_steps_are(step):
    from dataclasses import replace

    from loopmap.model.document import CausalMap

    causal_map = small()
    info = replace(causal_map.info, times=Times(0, 10, step))
    tables = {"variables": causal_map.variables, "links": causal_map.links}
    causal_map = CausalMap(info, tables)
    found = course(causal_map, "Pupils", on(causal_map, Action.PULSE, "Pupils", 0.2, 3))
    assert found[-1] == pytest.approx(120)


def test_a_ramp_grows_to_its_stop_and_stays():
    causal_map = small()
    found = course(causal_map, "Fines", on(causal_map, Action.RAMP, "Fines", 1.0, 2, 6))
    assert found == (40, 40, 40, 50, 60, 70, 80, 80, 80, 80, 80)


def test_held_at_nothing_is_nothing_and_causes_count_no_more():
    causal_map = small()
    found = course(
        causal_map,
        "Absence",
        on(causal_map, Action.HOLD, "Absence", -1.0, 3, 6),
        on(causal_map, Action.PUSH, "Fines", 1.0, 5),
    )
    assert found == (20, 20, 20, 0, 0, 0, 40, 40, 40, 40, 40)


def test_a_constant_that_is_held_may_be_set_underneath():
    causal_map = small()
    hold = on(causal_map, Action.HOLD, "Fines", -1.0, 5)
    found = course(causal_map, "Fines", hold, given={called(causal_map, "Fines"): 7.0})
    assert found == (7, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize("method", list(Method))
def test_a_stock_that_is_held_gets_there_stays_and_goes_on_from_there(method):
    causal_map = map_with(
        {"In": "5"}, {"Pupils": ("100", "In")}, times=Times(0, 20, 0.5, method, "", 1.0)
    )
    found = course(causal_map, "Pupils", on(causal_map, Action.HOLD, "Pupils", -0.5, 4, 14))
    assert found[3] == 115
    assert found[9:14] == pytest.approx((50,) * 5, rel=1e-3)
    assert found[18] - found[16] == pytest.approx(10)


def test_a_link_cut_counts_its_cause_as_nothing_for_that_effect_alone():
    causal_map = small()
    cut = link(causal_map, Action.CUT, "Fines", "Absence", start=5)
    assert course(causal_map, "Absence", cut) == (20,) * 5 + (0,) * 6
    assert set(course(causal_map, "Fines", cut)) == {40}


def test_a_link_at_half_brings_half_of_its_cause():
    causal_map = small()
    weaker = link(causal_map, Action.WEAKEN, "Fines", "Absence", 0.5, 2, 4)
    assert course(causal_map, "Absence", weaker) == (20, 20, 10, 10) + (20,) * 7


def test_a_flow_cut_from_its_stock_flows_no_more():
    causal_map = small()
    cut = link(causal_map, Action.CUT, "Out", "Pupils", start=8)
    assert course(causal_map, "Pupils", cut) == (100,) * 9 + (105, 110)


def test_a_later_delay_lets_the_cause_in_gradually():
    causal_map = small()
    late = link(causal_map, Action.DELAY, "Fines", "Absence", 2.0)
    jump = on(causal_map, Action.HOLD, "Fines", 0.5, 2)
    found = course(causal_map, "Absence", late, jump)
    assert found[2] == 20
    assert 20 < found[3] < found[4] < 30
    assert found[-1] == pytest.approx(30, abs=0.1)


def test_several_things_done_at_once_add_up():
    causal_map = small()
    found = course(
        causal_map,
        "Absence",
        on(causal_map, Action.PUSH, "Absence", 0.5),
        on(causal_map, Action.PUSH, "Absence", 0.25, 5),
        link(causal_map, Action.STRENGTHEN, "Rate", "Absence", 2.0),
    )
    assert found == (50,) * 5 + (55,) * 6


def test_a_new_link_is_refused_in_a_sentence():
    causal_map = small()
    ends = called(causal_map, "In"), called(causal_map, "Absence")
    new = Intervention(Action.ADD, None, 0.0, None, None, *ends, Sign.SAME)
    acted = act_on(stock_flow_model(causal_map), [new])
    (said,) = acted.refused
    assert said.startswith("A new link from “In” to “Absence” says nothing to an equation:")
    assert run_scenario(acted) == run_map(stock_flow_model(causal_map))


def test_a_link_that_the_equation_does_not_use_is_refused():
    causal_map = map_with({"a": "1", "b": "2"}, links=("a + b",))
    acted = act_on(stock_flow_model(causal_map), [link(causal_map, Action.CUT, "a", "b")])
    assert acted.refused[0].startswith("The equation of “b” does not use “a”")


def test_a_share_of_nothing_is_said_to_be_nothing():
    causal_map = map_with({"a": "0"})
    acted = act_on(stock_flow_model(causal_map), [on(causal_map, Action.PUSH, "a", 0.5)])
    assert "starts at 0" in acted.refused[0]


def test_times_of_a_scenario_count_from_the_start_of_the_run():
    causal_map = map_with({"a": "10"}, times=Times(2020, 2024, 1))
    assert course(causal_map, "a", on(causal_map, Action.PUSH, "a", 1.0, 2, 3)) == (
        10, 10, 20, 10, 10,
    )  # fmt: skip


def test_awkward_names_are_acted_on_too():
    name = 'Trust, "so to say" and more'
    causal_map = map_with({name: "10", f"{name} without the scenario": "3"})
    found = course(causal_map, name, on(causal_map, Action.PUSH, name, 1.0))
    assert set(found) == {20}
