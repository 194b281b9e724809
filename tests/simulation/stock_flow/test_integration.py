"""Stocks move as their equations say, the better the shorter the step."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from loopmap.errors import SimulationError
from loopmap.simulation.stock_flow.program import simulate
from tests.support.equations import EULER, RK4, model


def decay(dt, method):
    run = simulate(
        model({"out": "x"}, {"x": ("1", "-out")}, stop=2, dt=dt, method=method),
    )
    return abs(run.of("x")[-1] - math.exp(-2))


def oscillator(dt, method):
    run = simulate(
        model({"up": "v", "down": "-x"}, {"x": ("1", "up"), "v": ("0", "down")}, stop=2, dt=dt,
              method=method),
    )  # fmt: skip
    return math.hypot(run.of("x")[-1] - math.cos(2), run.of("v")[-1] + math.sin(2))


@pytest.mark.parametrize("error", [decay, oscillator])
@pytest.mark.parametrize(("method", "order"), [(EULER, 1), (RK4, 4)])
def test_the_error_falls_with_the_order_of_the_method(error, method, order):
    steps = [1 / 16, 1 / 32, 1 / 64]
    errors = [error(dt, method) for dt in steps]
    for coarse, fine in pairwise(errors):
        assert math.log2(coarse / fine) == pytest.approx(order, abs=0.1)


@pytest.mark.parametrize("method", [EULER, RK4])
@pytest.mark.parametrize("dt", [1.0, 0.5, 0.25, 0.1, 0.0625])
def test_a_pulse_and_a_step_bring_in_as_much_whatever_the_step(dt, method):
    made = model(
        {"once": "PULSE(12, 3)", "often": "PULSE(2, 1, 2)", "on": "STEP(5, 4)"},
        {"A": ("0", "once"), "B": ("0", "often"), "C": ("0", "on")},
        dt=dt,
        method=method,
    )
    run = simulate(made)
    assert run.of("A")[-1] == pytest.approx(12)
    assert run.of("B")[-1] == pytest.approx(10)  # at 1, 3, 5, 7 and 9
    assert run.of("C")[-1] == pytest.approx(30)


def test_a_ramp_rises_between_its_times():
    run = simulate(model({"x": "RAMP(2, 3, 6)", "y": "RAMP(-1, 8)"}))
    assert run.of("x") == (0, 0, 0, 0, 2, 4, 6, 6, 6, 6, 6)
    assert run.of("y")[7:] == (0, 0, -1, -2)


def test_times_do_not_drift_over_a_hundred_thousand_steps():
    run = simulate(model({"now": "TIME"}, stop=10_000, dt=0.1))
    assert len(run.times) == 100_001
    assert run.times[99_999] == 99_999 * 0.1
    assert run.of("now")[-1] == 100_000 * 0.1
    assert all(abs(time - k / 10) < 1e-9 for k, time in enumerate(run.times))


def test_the_end_is_reached_where_the_step_is_no_exact_number():
    run = simulate(model({"x": "TIME"}, start=2, stop=3, dt=0.1))
    assert run.times[0] == 2
    assert len(run.times) == 11


def test_values_are_saved_as_often_as_asked():
    made = model({"x": "TIME"}, dt=0.25)
    run = simulate(replace(made, specs=replace(made.specs, save_every=2.0)))
    assert run.times == (0, 2, 4, 6, 8, 10)
    assert run.of("x") == run.times


def test_stocks_all_change_at_once():
    """Each sees the others as they were, in whatever order they are written."""
    run = simulate(
        model(
            {"to b": "a", "to a": "b"}, {"a": ("1", "to a", "-to b"), "b": ("3", "to b", "-to a")}
        )
    )
    assert run.of("a")[:4] == (1, 3, 1, 3)


def test_a_stock_may_flow_straight_into_another():
    made = model(
        {"push": "1"}, {"speed": ("2", "push"), "way": ("0", "speed", "-PREVIOUS(push, 0)")}
    )
    run = simulate(made)
    assert run.of("way")[:4] == (0, 2, 4, 7)


@pytest.mark.parametrize(
    ("specs", "said"),
    [
        ({"dt": 0.0}, "has to be above 0"),
        ({"dt": math.nan}, "has to be above 0"),
        ({"start": 5.0, "stop": 1.0}, "before it begins"),
        ({"stop": math.inf}, "begin and to end at numbers"),
        ({"stop": 1e9, "dt": 0.001}, "1,000,000,000,000 steps"),
        ({"stop": 1e7}, None),
    ],
)
def test_a_run_that_cannot_be_is_refused(specs, said):
    made = model({"x": "TIME", "y": "x", "z": "x", "w": "x"}, **specs)
    with pytest.raises(SimulationError, match=said or "numbers, more than fit"):
        simulate(made)
