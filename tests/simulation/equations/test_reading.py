"""Maps with equations become models that run, or say in findings why they do not."""

from dataclasses import replace

import pytest

from loopmap.errors import SimulationError
from loopmap.model.document import CausalMap
from loopmap.model.elsewhere import ELSEWHERE
from loopmap.model.equations import Method, Times
from loopmap.model.query import has_equations
from loopmap.simulation.equations.findings import Trouble
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map
from loopmap.simulation.stock_flow.program import simulate
from tests.support.equations import model
from tests.support.maps_with_equations import called, map_with

WATER = {"Rain": "5", "Use": "Water / Time to use", "Time to use": "4"}


def water():
    return map_with(WATER, {"Water": ("10", "Rain", "-Use")})


def test_flows_linked_to_a_stock_fill_and_drain_it():
    causal_map = water()
    run = run_map(stock_flow_model(causal_map))
    direct = simulate(model(WATER, {"Water": ("10", "Rain", "-Use")}))
    assert run.courses[called(causal_map, "Water")] == direct.of("Water")
    assert run.times == direct.times


def test_constants_may_be_set_by_variable():
    causal_map = water()
    drier = run_map(stock_flow_model(causal_map), {called(causal_map, "Rain"): 0.0})
    assert drier.courses[called(causal_map, "Water")][1] == 10 - 10 / 4


def test_the_times_of_the_map_are_those_of_the_run():
    causal_map = map_with({"x": "TIME"}, times=Times(2, 4, 0.5, Method.RK4, "month", 1.0))
    reading = stock_flow_model(causal_map)
    assert run_map(reading).times == (2.0, 3.0, 4.0)
    assert reading.model.specs.time_unit == "month"


@pytest.mark.parametrize(
    ("equations", "trouble", "text"),
    [
        ({"a": "", "b": "2"}, Trouble.NO_EQUATION, "“a” has no equation yet"),
        ({"a": "2 +"}, Trouble.FAULTY, "In the equation of “a”: After “+”"),
        ({"a": "trest", "trust": "1"}, Trouble.UNKNOWN_NAME, "no variable called “trest”"),
        ({"a": "SMTH1(2)"}, Trouble.FAULTY, "SMTH1 is written SMTH1(input, time, [initial])"),
        ({"a": "b", "b": "c", "c": "a"}, Trouble.CIRCLE, "is calculated from"),
        ({"a_b": "1", "a  b": "2"}, Trouble.ONE_NAME, "are one name in equations"),
    ],
)
def test_what_stands_in_the_way_is_said_of_its_variable(equations, trouble, text):
    reading = stock_flow_model(map_with(equations))
    assert not reading.is_runnable
    (found,) = (finding for finding in reading.findings if finding.blocks)
    assert found.trouble is trouble
    assert text in found.sentence
    assert reading.why_not.endswith((".", "?"))
    with pytest.raises(SimulationError):
        run_map(reading)


def test_a_circle_names_all_variables_on_it():
    causal_map = map_with({"a": "b", "b": "MAX(c, 1)", "c": "a", "d": "a"})
    (found,) = stock_flow_model(causal_map).findings
    assert {causal_map.variables[i].name for i in found.others} == {"a", "b", "c"}


def test_every_equation_is_looked_at_though_one_is_wrong():
    reading = stock_flow_model(map_with({"a": "", "b": "1 + ", "c": "zz"}))
    assert [f.trouble for f in reading.findings] == [
        Trouble.NO_EQUATION, Trouble.FAULTY, Trouble.UNKNOWN_NAME,
    ]  # fmt: skip


def test_a_fault_points_at_the_characters():
    (found,) = stock_flow_model(map_with({"a": "2 * trest"})).findings
    assert tuple(found.span) == (4, 9)


def test_how_many_equations_are_missing_is_said():
    reading = stock_flow_model(map_with({"a": "", "b": "", "c": "", "d": "1"}))
    assert len(reading.missing) == 3
    assert "“a” and 2 more have no equation yet" in reading.why_not


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ({}, "all of its variables have one."),
        ({"a": "the file “x”"}, "of one of them are in the file “x”, which Loopmap does not open."),
        ({"a": "it", "b": "it"}, "one. Their values are in it, which Loopmap does not open."),
        ({"a": "x", "b": "y"}, "Their values are in x and y, which"),
        ({"a": 7, "b": ["it"]}, "all of its variables have one."),
    ],
)
def test_in_what_other_file_values_are_is_said(places, said):
    causal_map = map_with({"a": "", "b": "", "c": "1"})
    variables = {
        i: replace(v, extra={"kept.vensim": {ELSEWHERE: places[v.name]}}) if v.name in places else v
        for i, v in causal_map.variables.items()
    }
    reading = stock_flow_model(CausalMap(causal_map.info, {"variables": variables}))
    assert said in reading.why_not


def test_what_other_file_a_single_variable_is_given_by_is_said():
    causal_map = map_with({"a": ""})
    (only,) = causal_map.variables.values()
    only = replace(only, extra={"kept.vensim": {ELSEWHERE: "the file “x”"}})
    reading = stock_flow_model(CausalMap(causal_map.info, {"variables": {only.id: only}}))
    said = "Its values are in the file “x”, which Loopmap does not open."
    assert reading.why_not.endswith(said)
    assert [found.hint for found in reading.of(only.id)] == [said]


def test_a_graph_without_an_equation_is_read_by_others():
    points = ((0.0, 0.0), (10.0, 100.0))
    causal_map = map_with({"x": "effect(TIME)"}, graphs={"effect": points})
    run = run_map(stock_flow_model(causal_map))
    assert run.courses[called(causal_map, "x")][-1] == 100.0
    assert called(causal_map, "effect") not in run.courses


def test_a_graph_that_nothing_reads_is_told_and_blocks_nothing():
    reading = stock_flow_model(map_with({"x": "1"}, graphs={"effect": ((0.0, 1.0),)}))
    assert [finding.trouble for finding in reading.findings] == [Trouble.UNREAD]
    assert reading.is_runnable


def test_a_run_that_must_stop_says_whose_value_is_none():
    causal_map = map_with({"x": "1 / (3 - TIME)"})
    run = run_map(stock_flow_model(causal_map))
    assert run.stopped_at == called(causal_map, "x")
    assert "divided by 0" in run.stopped
    assert run.times[-1] == 3.0


def test_units_are_findings_that_stop_nothing():
    from dataclasses import replace

    from loopmap.model.document import CausalMap

    causal_map = water()
    variables = {
        i: replace(v, unit="litre" if v.name == "Water" else "litre" if v.name == "Rain" else "")
        for i, v in causal_map.variables.items()
    }
    info = replace(causal_map.info, times=Times(0, 10, 1, unit="day"))
    measured = CausalMap(info, {"variables": variables, "links": causal_map.links})
    reading = stock_flow_model(measured)
    assert [f.trouble for f in reading.findings] == [Trouble.UNIT]
    assert "litre/day" in reading.findings[0].text
    assert reading.is_runnable


def test_a_map_without_any_equation_has_none():
    assert not has_equations(map_with({"a": "", "b": " "}))
    assert has_equations(map_with({"a": "", "b": "2"}))


def test_an_empty_map_cannot_be_run():
    assert not stock_flow_model(map_with({})).is_runnable
