"""Loops of equations are told by the names of the map's loops, in the model's own time."""

from loopmap.editing.carrying import NOTHING
from loopmap.editing.model_loop_shares import (
    NO_LOOPS,
    ONE_RUN,
    by_map,
    by_names,
    link_between,
    model_loop_shares,
)
from loopmap.editing.what_if import known_loops
from loopmap.simulation.stock_flow.loop_power import model_loops
from loopmap.simulation.stock_flow.program import Program
from tests.simulation.conftest import build
from tests.simulation.stock_flow.test_loop_power import EPIDEMIC
from tests.support.equations import model

NAMES = {key: key for key in ("susceptible", "ill", "infecting", "recovering")}


def test_who_leads_is_told_in_figures_of_the_models_time():
    found = model_loop_shares(model_loops(Program(EPIDEMIC)), by_names(NAMES), "days")
    first = found.sentences[0]
    assert first.startswith("From 0 to ")
    assert "days the loop through “ill”, “infecting” leads and drives it on." in first
    assert found.sentences[-1] == ONE_RUN
    assert found.draws == 1
    assert {ends for loop in found.loops for ends in loop.led} <= {(0.0, 0.0), (1.0, 1.0)}


def test_loops_that_the_map_has_are_called_as_there():
    causal_map = build(
        "ill + infecting, infecting + ill, ill + recovering, recovering - ill,"
        " susceptible + infecting, infecting - susceptible"
    )
    ids = {key: key for key in NAMES}
    naming = by_map(causal_map, ids, known_loops(causal_map))
    link_of = link_between(causal_map, ids)
    found = model_loop_shares(model_loops(Program(EPIDEMIC)), naming, "", link_of)
    assert {loop.label for loop in found.loops} == {"R1", "B1", "B2"}
    assert all(loop.key for loop in found.loops)
    assert "ill>infecting" in found.through
    assert "R1 leads and drives it on." in found.sentences[0]


def test_what_functions_hide_is_passed_over_in_names():
    named = by_names({"a": "A", "b": "B"})(["a", "hidden", "b"])
    assert named.title == "the loop through “A”, “B”"


def test_no_loop_and_no_change_are_said():
    ahead = model({"a": "TIME", "b": "a"}, stop=3)
    assert model_loop_shares(model_loops(Program(ahead)), by_names({}), "").sentences == (NO_LOOPS,)
    still = model({"flow": "0 * stock"}, {"stock": ("1", "flow")}, stop=3)
    assert model_loop_shares(model_loops(Program(still)), by_names({}), "").sentences == (NOTHING,)
