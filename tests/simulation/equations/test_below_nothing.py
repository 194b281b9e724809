"""Numbers below 0 that a run takes otherwise than they are written are told beforehand."""

from dataclasses import replace

import pytest

from loopmap.model.document import CausalMap
from loopmap.simulation.equations.findings import Trouble
from loopmap.simulation.equations.reading import stock_flow_model
from tests.support.maps_with_equations import called, map_with


def told(causal_map):
    reading = stock_flow_model(causal_map)
    assert reading.is_runnable
    return [f.text for f in reading.findings if f.trouble is Trouble.BELOW_NOTHING]


def water(start, *, floor=True):
    causal_map = map_with({"Rain": "5", "Gap": "2 - 6"}, {"Water": (start, "Rain")})
    stock = causal_map.variables[called(causal_map, "Water")]
    variables = {**causal_map.variables, stock.id: replace(stock, nonnegative=floor)}
    return CausalMap(causal_map.info, {"variables": variables, "links": causal_map.links})


@pytest.mark.parametrize("lag", ["-3", "Late", "2 * Late + 1"])
def test_a_delay_that_would_look_ahead_says_that_a_run_takes_one_step(lag):
    (text,) = told(map_with({"a": "TIME", "Late": "-2", "b": f"DELAY(a, {lag})"}))
    assert text == (
        f"The delay in “b” lasts {-2 if lag == 'Late' else -3}, which is below 0: a run takes"
        " one step in its place."
    )


def test_a_delay_that_lasts_or_that_nobody_can_know_is_not_told():
    assert told(map_with({"a": "TIME", "b": "DELAY(a, 3)", "c": "DELAY(a, 0)"})) == []
    assert told(map_with({"a": "TIME", "b": "DELAY(a, a - 3)"})) == []


@pytest.mark.parametrize("start", ["-4", "Gap"])
def test_a_stock_that_may_not_be_below_0_and_starts_there_says_what_becomes_of_it(start):
    (text,) = told(water(start))
    assert text == (
        "“Water” starts at -4 and may never be below 0: after its first step it is at 0 or above."
    )


def test_a_stock_that_starts_at_0_or_may_be_below_it_is_not_told():
    assert told(water("0")) == []
    assert told(water("-4", floor=False)) == []
