"""Stocks that cannot fall below nothing, and flows that cannot run backwards."""

import pytest

from loopmap.simulation.stock_flow.program import simulate
from tests.support.equations import EULER, RK4, model, with_variable


def limited(made, *names):
    for name in names:
        made = with_variable(made, name, non_negative=True)
    return made


@pytest.mark.parametrize("method", [EULER, RK4])
def test_a_stock_gives_no_more_than_it_has(method):
    made = limited(
        model({"use": "4"}, {"store": ("10", "-use"), "used": ("0", "use")}, method=method), "store"
    )
    run = simulate(made)
    assert 0 <= run.of("store")[-1] < 0.001
    assert run.of("used")[-1] == pytest.approx(10, abs=0.001)


def test_flows_are_served_in_their_order_with_what_comes_in():
    made = limited(
        model(
            {"rain": "3", "first": "5", "second": "4"}, {"tank": ("4", "rain", "-first", "-second")}
        ),
        "tank",
    )
    run = simulate(made)
    assert run.of("first")[:2] == (5, 3)
    assert run.of("second")[:2] == (2, 0)
    assert run.of("tank")[:2] == (4, 0)


def test_an_inflow_that_follows_from_the_outflow_is_not_counted_on():
    """Orders replace what is sold: counting on them would be a circle."""
    made = limited(
        model({"orders": "sales", "sales": "5"}, {"shelf": ("3", "orders", "-sales")}), "shelf"
    )
    run = simulate(made)
    assert run.of("sales")[:2] == (3, 3)
    assert run.of("shelf")[-1] == 3


def test_material_is_kept_along_a_chain():
    made = limited(
        model(
            {"one": "8", "two": "6"},
            {"a": ("10", "-one"), "b": ("5", "one", "-two"), "c": ("0", "two")},
        ),
        "a",
        "b",
    )
    run = simulate(made)
    for row in zip(run.of("a"), run.of("b"), run.of("c"), strict=True):
        assert sum(row) == pytest.approx(15)
        assert min(row) >= 0


def test_a_negative_inflow_is_stopped_by_the_floor():
    made = limited(model({"in": "-4"}, {"x": ("10", "in")}), "x")
    assert simulate(made).of("x")[:5] == (10, 6, 2, 0, 0)


def test_a_non_negative_flow_never_runs_backwards():
    made = limited(model({"out": "3 - TIME"}, {"x": ("10", "-out")}), "out")
    run = simulate(made)
    assert run.of("out")[:6] == (3, 2, 1, 0, 0, 0)
    assert run.of("x")[-1] == 4


def test_elsewhere_stocks_and_flows_may_be_negative():
    run = simulate(model({"out": "4"}, {"x": ("10", "-out")}))
    assert run.of("x")[-1] == -30
