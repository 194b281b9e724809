"""Every function gives what it says, to one run and to many."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.model.equations import Between
from loopmap.simulation.stock_flow.ensemble import Trials, run_many
from loopmap.simulation.stock_flow.model import Table
from loopmap.simulation.stock_flow.program import Program, simulate
from loopmap.simulation.stock_flow.readers import array_reader, plain_reader
from tests.support.equations import RK4, model


def value(equation, **more):
    return simulate(model({"x": equation, "p": "7", "q": "-3"}, **more)).of("x")[0]


@pytest.mark.parametrize(
    ("equation", "expected"),
    [
        ("2 + 3 * 4", 14),
        ("-2^2", -4),
        ("2^3^2", 512),
        ("2^-1", 0.5),
        ("7 // 0 + 1", 1),
        ("-10 MOD 3", -1),
        ("INT(-9.9)", -9),
        ("ROUND(2.5) + ROUND(-2.5) + ROUND(0.4)", 0),
        ("IF p > 5 AND NOT (q > 0) THEN 1 ELSE 2", 1),
        ("IF p THEN 1 ELSE 2", 1),
        ("IF p - 7 THEN 1 ELSE 2", 2),
        ("p >= 7", 1),
        ("p <> 7 OR q = -3", 1),
        ("MIN(p, q) + MAX(p, q, 9)", 6),
        ("MIN(p + 0, q)", -3),
        ("MAX(p)", 7),
        ("ABS(q) * SQRT(16)", 12),
        ("LN(EXP(3)) + LOG10(1000)", 6),
        ("SIN(PI / 2) + COS(0) + TAN(0)", 2),
        ("ARCSIN(1) + ARCCOS(1) - ARCTAN(1)", math.pi / 4),
        ("SAFEDIV(p, 2) + SAFEDIV(p, 0) + SAFEDIV(p, 0, 5)", 8.5),
        ("IF p > 0 THEN 1 ELSE 1 / 0", 1),
        ("1 / INF", 0),
        ("STOPTIME - STARTTIME + DT + TIME", 11),
        ("SINH(0) + COSH(0) + TANH(0)", 1),
        ("+p - -q", 4),
        ("- - p", 7),
        ("p - (q - 1)", 11),
        ("1 - IF p > 0 THEN 2 ELSE 3", -1),
    ],
)
def test_an_equation_has_its_value(equation, expected):
    assert value(equation) == pytest.approx(expected)


EQUATIONS = (
    "a + b * c - a / (1 + b * b)",
    "IF a > b AND c < 1 OR a = 0 THEN a ELSE b",
    "NOT (a > b) + (b >= c) * 2",
    "MIN(a, b, c) + MAX(a, b) * MIN(a + 1, c)",
    "ABS(a)^0.5 + SQRT(ABS(b)) + EXP(c / 10)",
    "INT(a) + ROUND(b) + a MOD (1 + ABS(c)) + SAFEDIV(a, INT(b), c) + a // INT(c)",
    "LN(1 + ABS(a)) + LOG10(1 + ABS(b)) + SIN(a) + COS(b) + TAN(c / 9) + ARCTAN(a) + TANH(b)",
    "STEP(a, 2) + PULSE(b, 1, 2) + PULSE(c) + RAMP(a, 1, 3)",
    "LOOKUP(table, a) + DELAY(TIME * a, 1 + ABS(b), c) + SMTH3(a * TIME, 2) + DELAY1(TIME, 2, b)",
    "PREVIOUS(a * TIME, b) + INIT(c + TIME) + TREND(1 + ABS(a) + TIME, 3) + FORCST(TIME, 2, a)",
    "STDDEV(a, b, c) + MEAN(a, b) + SUM(a, c) + PROD(a, b)",
)


@pytest.mark.parametrize("equation", EQUATIONS)
@settings(max_examples=25)
@given(
    rows=st.lists(
        st.tuples(*[st.floats(-9, 9).map(lambda x: round(x, 3))] * 3), min_size=2, max_size=4
    )
)
def test_many_runs_at_once_give_what_each_gives_alone(equation, rows):
    table = Table((-5.0, 0.0, 5.0), (1.0, 4.0, 2.0))
    made = model(
        {"a": "1", "b": "2", "c": "3", "x": equation, "in": "x"},
        {"level": ("a", "in")},
        stop=4,
        tables={"table": table},
    )
    program = Program(made)
    columns = dict(zip("abc", zip(*rows, strict=True), strict=True))
    many = run_many(program, Trials(columns), ["x", "level"])
    for place, row in enumerate(rows):
        alone = program.run(dict(zip("abc", row, strict=True)))
        assert alone.stopped is None
        for name in ("x", "level"):
            np.testing.assert_allclose(
                many.series[name][:, place], alone.series[name], rtol=1e-9, atol=1e-12
            )
    assert not many.lost.any()


TABLES = st.builds(
    lambda points, between: Table(
        tuple(sorted(points)), tuple(points[x] for x in sorted(points)), between
    ),
    st.dictionaries(st.integers(-20, 20).map(float), st.floats(-5, 5), min_size=1, max_size=6),
    st.sampled_from(Between),
)


@given(TABLES, st.lists(st.floats(-30, 30), min_size=1, max_size=8))
def test_both_ways_of_reading_a_table_agree(table, xs):
    plain, arrays = plain_reader(table), array_reader(table)
    np.testing.assert_allclose(arrays(np.array(xs)), [plain(x) for x in xs], rtol=1e-9, atol=1e-9)


def test_a_table_is_read_by_its_kind():
    points = ((0.0, 10.0, 20.0), (0.0, 5.0, 5.0))
    at = (-10.0, 0.0, 5.0, 10.0, 15.0, 30.0)
    level = [plain_reader(Table(*points))(x) for x in at]
    assert level == [0, 0, 2.5, 5, 5, 5]
    on = [plain_reader(Table((0.0, 10.0), (0.0, 5.0), Between.EXTRAPOLATE))(x) for x in at]
    assert on == [-5, 0, 2.5, 5, 7.5, 15]
    stepped = [plain_reader(Table(*points, Between.DISCRETE))(x) for x in at]
    assert stepped == [0, 0, 0, 5, 5, 5]


def test_a_table_can_be_called_by_its_own_name():
    table = Table((0.0, 10.0), (0.0, 100.0))
    run = simulate(
        model(
            {"x": "effect of time(TIME) + LOOKUP(effect_of_time, 0)"},
            tables={"effect of time": table},
        )
    )
    assert run.of("x")[3] == pytest.approx(30)


def test_chance_is_the_same_for_the_same_seed_and_another_for_another():
    made = model({"x": "RANDOM(2, 5)", "y": "NORMAL(10, 2)", "z": "RANDOM(0, 1, 7)"}, stop=400)
    one, again, other = (simulate(made, seed=seed) for seed in (1, 1, 2))
    assert one.series == again.series
    assert one.of("x") != other.of("x")
    assert one.of("z") == other.of("z")
    assert all(2 <= each <= 5 for each in one.of("x"))
    assert statistics.fmean(one.of("y")) == pytest.approx(10, abs=0.4)
    assert statistics.stdev(one.of("y")) == pytest.approx(2, abs=0.3)


def test_another_call_changes_no_stream():
    alone = simulate(model({"x": "RANDOM(0, 1)"}))
    beside = simulate(model({"a": "RANDOM(0, 1)", "x": "RANDOM(0, 1)"}))
    assert alone.of("x") == beside.of("x") != beside.of("a")


def test_the_other_distributions_have_their_means():
    made = model(
        {
            "e": "EXPRND(4)",
            "p": "POISSON(3)",
            "many": "POISSON(1000)",
            "l": "LOGNORMAL(5, 2)",
            "n": "NORMAL(0, 1, 0, -1, 1)",
        },
        stop=3000,
    )
    run = simulate(made)
    means = [statistics.fmean(run.of(name)) for name in ("e", "p", "many", "l", "n")]
    assert means == pytest.approx([4, 3, 1000, 5, 0], rel=0.05, abs=0.1)
    assert max(map(abs, run.of("n"))) <= 1
    many = run_many(
        Program(model({"x": "EXPRND(4) + k", "k": "0"})), Trials({"k": [0.0] * 3000}), ["x"]
    )
    assert many.series["x"].mean() == pytest.approx(4, rel=0.05)


def test_chance_is_drawn_once_in_a_step_and_seen_alike_by_all():
    made = model(
        {"luck": "RANDOM(0, 1)", "in": "luck", "first": "INIT(luck)", "was": "PREVIOUS(luck, 0)"},
        {"sum": ("0", "in")},
        method=RK4,
    )
    run = simulate(made)
    luck, total = run.of("luck"), run.of("sum")
    for step in range(10):
        assert total[step + 1] - total[step] == pytest.approx(luck[step])
        assert run.of("was")[step + 1] == luck[step]
    assert set(run.of("first")) == {luck[0]}


def test_the_distributions_of_many_runs_are_those_of_one():
    equations = {
        "r": "RANDOM(2, 4 + k)",
        "n": "NORMAL(0, 1, 0, -1, 1)",
        "plain": "NORMAL(5, 2)",
        "l": "LOGNORMAL(5, 2)",
        "p": "POISSON(3)",
    }
    program = Program(model(equations | {"k": "0"}, stop=1))
    many = run_many(program, Trials({"k": [0.0] * 20_000}, seed=3), list(equations))
    means = [many.series[name].mean() for name in equations]
    assert means == pytest.approx([3, 0, 5, 5, 3], rel=0.03, abs=0.03)
    assert np.abs(many.series["n"]).max() <= 1
    assert many.series["l"].std() == pytest.approx(2, rel=0.1)
    assert set(np.unique(many.series["p"])) >= {0, 1, 2, 3, 4, 5}
    again = run_many(program, Trials({"k": [0.0] * 20_000}, seed=3), list(equations))
    assert all((many.series[name] == again.series[name]).all() for name in equations)


def test_bounds_that_no_draw_can_meet_give_the_nearer_end():
    equations = {"n": "NORMAL(0, 1, 0, 50, 60) + k", "k": "0"}
    program = Program(model(equations, stop=1))
    assert program.run().of("n") == (50, 50)
    assert (run_many(program, Trials({"k": [0.0, 0.0]}), ["n"]).series["n"] == 50).all()
