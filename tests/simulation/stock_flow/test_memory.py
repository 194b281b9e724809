"""What functions with memory remember, by both methods."""

import math

import pytest

from loopmap.errors import ExpressionError
from loopmap.simulation.stock_flow.cells import Stock
from loopmap.simulation.stock_flow.program import Program, simulate
from tests.support.equations import EULER, RK4, model

BOTH = pytest.mark.parametrize("method", [EULER, RK4])


@BOTH
def test_the_past_value_is_that_of_one_step_ago(method):
    run = simulate(
        model(
            {"x": "TIME * TIME", "was": "PREVIOUS(x, -1)", "w2": "PREVIOUS(was, -2)"},
            {"s": ("0",)},
            method=method,
        )
    )
    assert run.of("was")[:4] == (-1, 0, 1, 4)
    assert run.of("w2")[:4] == (-2, -1, 0, 1)


def test_a_variable_may_remember_itself():
    for equation in ("PREVIOUS(x, 1) * 2", "PREVIOUS(SELF, 1) * 2"):
        assert simulate(model({"x": equation})).of("x")[:4] == (2, 4, 8, 16)


@BOTH
@pytest.mark.parametrize("dt", [1.0, 0.5, 0.1])
def test_a_fixed_delay_gives_what_was(method, dt):
    made = model(
        {"x": "TIME", "late": "DELAY(x, 3)", "filled": "DELAY(x, 3, -5)"},
        {"s": ("0",)},
        dt=dt,
        method=method,
    )
    run = simulate(made)
    lag = round(3 / dt)
    assert run.of("late")[:lag] == (0,) * lag
    assert run.of("filled")[:lag] == (-5,) * lag
    assert run.of("late")[lag:] == run.of("x")[: len(run.times) - lag]


def test_a_fixed_delay_may_change_its_length():
    run = simulate(model({"x": "TIME", "late": "DELAY(x, IF TIME < 5 THEN 1 ELSE 4)"}))
    assert run.of("late") == (0, 0, 1, 2, 3, 1, 2, 3, 4, 5, 6)


def test_a_delay_breaks_a_circle():
    run = simulate(model({"x": "1 + DELAY(x, 1, 0)"}))
    assert run.of("x")[:4] == (1, 2, 3, 4)


def test_the_value_at_the_start_is_kept():
    run = simulate(model({"rise": "1", "i": "INIT(s * 2 + TIME)"}, {"s": ("4", "rise")}, start=1))
    assert set(run.of("i")) == {9}


def test_smoothing_follows_its_formula():
    made = model({"x": "10", "y": "SMTH1(x, 5, 0)"}, dt=0.01, method=RK4)
    run = simulate(made)
    assert run.of("y")[-1] == pytest.approx(10 * (1 - math.exp(-2)), rel=1e-8)


@pytest.mark.parametrize("order", [1, 3, 6])
def test_a_delay_of_any_order_loses_nothing_and_is_late_by_its_time(order):
    made = model(
        {"in": "PULSE(100, 1)", "out": f"DELAYN(in, 4, {order}, 0)", "when": "out * TIME"},
        {"passed": ("0", "out"), "moment": ("0", "when")},
        stop=60,
        dt=0.01,
    )
    run = simulate(made)
    assert run.of("passed")[-1] == pytest.approx(100, rel=1e-3)
    assert run.of("moment")[-1] / 100 == pytest.approx(5, rel=1e-2)


def test_functions_of_fixed_order_are_those_of_any_order():
    made = model(
        {
            "x": "STEP(5, 2) + 1",
            "a": "SMTH1(x, 3) - SMTHN(x, 3, 1)",
            "b": "SMTH3(x, 3, 2) - SMTHN(x, 3, 3, 2)",
            "c": "DELAY1(x, 3) - DELAYN(x, 3, 1)",
            "d": "DELAY3(x, 3, 2) - DELAYN(x, 3, order, 2)",
            "order": "3",
        },
        dt=0.25,
    )
    run = simulate(made)
    for name in "abcd":
        assert run.of(name) == pytest.approx((0.0,) * len(run.times))


def test_the_stocks_within_are_stocks_of_the_system():
    program = Program(model({"x": "1", "y": "DELAY3(x, 3)"}))
    hidden = [cell for cell in program.system.cells.values() if isinstance(cell, Stock)]
    assert len(hidden) == 3
    assert not any(cell.shown for cell in hidden)
    assert set(program.run().series) == {"x", "y"}


def test_a_trend_finds_the_growth_of_what_grows_steadily():
    made = model(
        {"x": "EXP(0.05 * TIME)", "g": "TREND(x, 4, 0.05)", "ahead": "FORCST(x, 4, 10, 0.05)"},
        stop=60,
        dt=0.01,
        method=RK4,
    )
    run = simulate(made)
    assert run.of("g")[-1] == pytest.approx(0.05, rel=1e-3)
    assert run.of("ahead")[-1] == pytest.approx(run.of("x")[-1] * 1.5, rel=1e-3)


@pytest.mark.parametrize("order", ["0", "2.5", "TIME", "1000", "broken", "level"])
def test_an_order_has_to_be_a_constant_whole_number(order):
    with pytest.raises(ExpressionError, match="constant whole number"):
        Program(model({"x": f"SMTHN(1, 2, {order})", "broken": "1 +"}, {"level": ("3",)}))
