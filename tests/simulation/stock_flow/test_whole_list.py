"""The whole list of functions of a first release, one row each: found by one run and by many.

Courses are over the times 0 to 4 by 1, Euler, worked out by hand.
"""

import math

import numpy as np
import pytest

from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.formats.xmile.read import read_model
from loopmap.model.equations import Between
from loopmap.simulation.stock_flow.ensemble import Trials, run_many
from loopmap.simulation.stock_flow.model import Macro, Table
from loopmap.simulation.stock_flow.program import Program, simulate
from tests.support.equations import model

TABLES = {
    "line": Table((0.0, 2.0), (0.0, 20.0)),
    "beyond": Table((0.0, 2.0), (0.0, 20.0), Between.EXTRAPOLATE),
    "steps": Table((0.0, 2.0), (0.0, 20.0), Between.DISCRETE),
}
SMOOTHED = (0, 5, 7.5, 8.75, 9.375)
ROWS = {
    "^": ("TIME ^ 2", (0, 1, 4, 9, 16)),
    "< and >": ("(TIME < 2) + 10 * (TIME > 2)", (1, 1, 0, 10, 10)),
    "<= and >=": ("(TIME <= 2) + 10 * (TIME >= 2)", (1, 1, 11, 10, 10)),
    "= and <>": ("(TIME = 2) + 10 * (TIME <> 2)", (10, 10, 1, 10, 10)),
    "AND": ("TIME > 0 AND TIME < 3", (0, 1, 1, 0, 0)),
    "OR": ("TIME < 1 OR TIME > 3", (1, 0, 0, 0, 1)),
    "NOT": ("NOT (TIME > 1)", (1, 1, 0, 0, 0)),
    "IF THEN ELSE": ("IF TIME > 1 THEN 5 ELSE -5", (-5, -5, 5, 5, 5)),
    "ABS": ("ABS(TIME - 2)", (2, 1, 0, 1, 2)),
    "INT": ("INT(TIME / 2)", (0, 0, 1, 1, 2)),
    "ROUND": ("ROUND(TIME / 2)", (0, 1, 1, 2, 2)),
    "MIN": ("MIN(TIME, 2)", (0, 1, 2, 2, 2)),
    "MAX": ("MAX(TIME, 2)", (2, 2, 2, 3, 4)),
    "SQRT": ("SQRT(TIME ^ 2)", (0, 1, 2, 3, 4)),
    "EXP": ("EXP(TIME)", tuple(map(math.exp, range(5)))),
    "LN": ("LN(TIME + 1)", tuple(math.log(t + 1) for t in range(5))),
    "LOG10": ("LOG10(10 ^ TIME)", (0, 1, 2, 3, 4)),
    "SIN": ("SIN(TIME)", tuple(map(math.sin, range(5)))),
    "COS": ("COS(TIME)", tuple(map(math.cos, range(5)))),
    "TAN": ("TAN(TIME)", tuple(map(math.tan, range(5)))),
    "ARCSIN": ("ARCSIN(TIME / 4)", tuple(math.asin(t / 4) for t in range(5))),
    "ARCCOS": ("ARCCOS(TIME / 4)", tuple(math.acos(t / 4) for t in range(5))),
    "ARCTAN": ("ARCTAN(TIME)", tuple(map(math.atan, range(5)))),
    "PI": ("PI", (math.pi,) * 5),
    "MOD": ("TIME MOD 3", (0, 1, 2, 0, 1)),
    "SAFEDIV": ("SAFEDIV(6, TIME, -1)", (-1, 6, 3, 2, 1.5)),
    "TIME": ("TIME", (0, 1, 2, 3, 4)),
    "DT": ("DT", (1,) * 5),
    "STARTTIME": ("STARTTIME", (0,) * 5),
    "STOPTIME": ("STOPTIME", (4,) * 5),
    "STEP": ("STEP(3, 2)", (0, 0, 3, 3, 3)),
    "PULSE": ("PULSE(3, 1, 2)", (0, 3, 0, 3, 0)),
    "RAMP": ("RAMP(2, 1, 3)", (0, 0, 2, 4, 4)),
    "INIT": ("INIT(TIME + 7)", (7,) * 5),
    "PREVIOUS": ("PREVIOUS(TIME, 9)", (9, 0, 1, 2, 3)),
    "SMTH1": ("SMTH1(10, 2, 0)", SMOOTHED),
    "SMTH3": ("SMTH3(10, 3, 0)", (0, 0, 0, 10, 10)),
    "SMTHN": ("SMTHN(10, 2, 2, 0)", (0, 0, 10, 10, 10)),
    "DELAY": ("DELAY(TIME, 2, -1)", (-1, -1, 0, 1, 2)),
    "DELAY1": ("DELAY1(10, 2, 0)", SMOOTHED),
    "DELAY3": ("DELAY3(10, 3, 0)", (0, 0, 0, 10, 10)),
    "DELAYN": ("DELAYN(10, 2, 2, 0)", (0, 0, 10, 10, 10)),
    "TREND": ("TREND(10 * 2 ^ TIME, 1, 1)", (1,) * 5),
    "FORCST": ("FORCST(10 * 2 ^ TIME, 1, 2, 1)", (30, 60, 120, 240, 480)),
    "LOOKUP, a line": ("LOOKUP(line, TIME)", (0, 10, 20, 20, 20)),
    "LOOKUP, straight on": ("LOOKUP(beyond, TIME)", (0, 10, 20, 30, 40)),
    "LOOKUP, steps": ("LOOKUP(steps, TIME)", (0, 0, 20, 20, 20)),
    "SUM": ("SUM(row[*])", (6, 12, 18, 24, 30)),
    "MEAN": ("MEAN(row[*])", (2, 4, 6, 8, 10)),
    "SIZE": ("SIZE(row[*])", (3,) * 5),
    "STDDEV": ("STDDEV(row[*])", (1, 2, 3, 4, 5)),
    "MIN of one array": ("MIN(row[*])", (1, 2, 3, 4, 5)),
    "MAX of one array": ("MAX(row[*])", (3, 6, 9, 12, 15)),
    "a macro": ("GROWING(TIME + 1)", (1, 2, 4, 7, 11)),
}
GROWING = Macro(
    "GROWING",
    ("by",),
    "level",
    tuple(model({"gain": "by"}, {"level": ("1", "gain")}).variables),
)


def whole(equation):
    return model(
        {"x": equation, "row[D]": "D * (TIME + 1)", "k": "1"},
        stop=4.0,
        tables=TABLES,
        dimensions={"D": ("a", "b", "c")},
        macros=(GROWING,),
    )


@pytest.mark.parametrize("what", ROWS)
def test_one_run_and_many_find_what_it_says(what):
    equation, expected = ROWS[what]
    program = Program(whole(equation))
    assert program.run().of("x") == pytest.approx(expected)
    many = run_many(program, Trials({"k": [1.0, 2.0]}), ["x"])
    for column in many.series["x"].T:
        assert np.allclose(column, expected)


def test_every_function_and_value_that_is_known_stands_in_the_list_or_is_said_to_be_more():
    more = {"SINH", "COSH", "TANH", "PROD", "INF"}
    chance = {"RANDOM", "NORMAL", "LOGNORMAL", "EXPRND", "POISSON"}
    told = {what.partition(",")[0].partition(" ")[0] for what in ROWS}
    known = {each.name for each in (*BUILT_INS.values(), *VALUES.values())}
    assert known - told == more | chance


@pytest.mark.parametrize(
    ("equation", "lowest", "highest"),
    [
        ("RANDOM(2, 3)", 2, 3),
        ("NORMAL(5, 1)", -5, 15),
        ("LOGNORMAL(5, 1)", 0, 100),
        ("EXPRND(5)", 0, 500),
        ("POISSON(5)", 0, 100),
    ],
)
def test_chance_has_a_stream_for_each_call(equation, lowest, highest):
    made = model({"x": equation, "y": equation}, stop=40.0)
    run, again, other = (simulate(made, seed=seed) for seed in (1, 1, 2))
    assert all(lowest <= value <= highest for value in run.of("x"))
    assert run.of("x") == again.of("x")
    assert run.of("x") != run.of("y")
    assert run.of("x") != other.of("x")


def test_chance_with_a_seed_of_its_own_is_the_same_in_every_run_and_kept_within_its_ends():
    made = model({"x": "NORMAL(5, 1, 7, 4, 6)"}, stop=40.0)
    run, other = (simulate(made, seed=seed) for seed in (1, 2))
    assert all(4 <= value <= 6 for value in run.of("x"))
    assert run.of("x") == other.of("x")


def test_a_module_is_connected():
    text = """<xmile xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0" version="1.0">
<sim_specs><start>0</start><stop>2</stop><dt>1</dt></sim_specs>
<model><variables><aux name="price"><eqn>TIME + 1</eqn></aux>
<module name="shop"><connect to="shop.cost" from="price"/></module>
<aux name="x"><eqn>shop.sum</eqn></aux></variables></model>
<model name="shop"><variables><aux name="cost" access="input"><eqn>0</eqn></aux>
<aux name="sum" access="output"><eqn>cost * 10</eqn></aux></variables></model></xmile>"""
    run = simulate(read_model(text.encode(), "shop.xmile").model)
    assert run.of("x") == (10, 20, 30)
