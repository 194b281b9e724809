"""What is wrong is said in a sentence that names variable, time and equation."""

import pytest

from loopmap.errors import Cancelled, ExpressionError, SimulationError
from loopmap.model.token import Token
from loopmap.simulation.stock_flow.ensemble import Trials, run_many
from loopmap.simulation.stock_flow.model import Kind, Model, Table, Variable
from loopmap.simulation.stock_flow.program import Program, simulate
from tests.support.equations import RK4, model


def test_an_algebraic_loop_is_told_once_through():
    with pytest.raises(SimulationError) as caught:
        simulate(model({"a": "b + 1", "b": "SMTH1(c, 2) + c", "c": "a * 2", "d": "a"}))
    assert str(caught.value) == (
        "“a” is calculated from “b”, which is from “c”, which is from “a” again, all at the same "
        "moment. One of them has to be a stock, or take its cause with a delay."
    )


def test_a_variable_calculated_from_itself_is_told():
    with pytest.raises(SimulationError, match="“a” is calculated from itself at the same moment"):
        simulate(model({"a": "a + 1"}))


def test_a_circle_among_values_at_the_start_is_told():
    with pytest.raises(SimulationError, match=r"“x” is calculated from “y”, .* at the start"):
        simulate(model({}, {"x": ("y",), "y": ("x",)}))


def test_a_long_circle_is_told_in_part():
    equations = {f"v{n}": f"v{(n + 1) % 40}" for n in range(40)}
    with pytest.raises(SimulationError, match="which is from 31 more, which is from “v0” again"):
        simulate(model(equations))


@pytest.mark.parametrize(
    ("equation", "said"),
    [
        ("1 / (TIME - 3)", "something is divided by 0"),
        ("5 MOD (TIME - 3)", "something is divided by 0"),
        ("SQRT(2.5 - TIME)", "the root of a negative number"),
        ("LN(3 - TIME)", "does not have"),
        ("EXP(TIME * 300)", "a number is too large"),
        ("10^(TIME * 200)", "a number is too large"),
        ("(2.5 - TIME)^0.5", "does not have"),
        ("ARCSIN(TIME / 2)", "does not have"),
    ],
)
def test_what_has_no_value_stops_the_run_after_its_step(equation, said):
    run = simulate(model({"x": equation, "y": "x + 1", "in": "y"}, {"s": ("0", "in")}))
    assert run.stopped is not None
    assert run.stopped.record == "x"
    assert run.stopped.time in (2, 3)
    assert said in run.stopped.text
    assert run.stopped.text.startswith(f"At time {run.stopped.time:g} “x” has no value: ")
    assert run.stopped.text.endswith(f"Its equation is: {equation}")
    assert run.times[-1] == run.stopped.time
    assert run.of("x")[-1] != run.of("x")[-1]
    assert run.of("s")[-1] == run.of("s")[-1]


def test_what_has_no_value_at_the_start_is_told_too():
    run = simulate(model({"k": "0", "x": "1 / k"}, {"s": ("x",)}))
    assert run.stopped is not None
    assert run.stopped.time == 0
    assert "“x” has no value" in run.stopped.text


@pytest.mark.parametrize("method", [RK4, None])
def test_a_stock_that_grows_beyond_all_numbers_stops_the_run(method):
    more = {"method": method} if method else {}
    run = simulate(model({"in": "s * s"}, {"s": ("10", "in")}, stop=100, **more))
    assert run.stopped is not None
    assert run.stopped.record == "s"
    assert run.stopped.text.endswith(
        "“s” has no value: it grew beyond all numbers. What moves it: “in”."
    )
    assert len(run.times) < 20


def test_infinity_against_infinity_stops_the_run_as_well():
    run = simulate(model({"x": "10^(100 * TIME) * 10^(100 * TIME)", "y": "x - x", "z": "INF"}))
    assert run.stopped is not None
    assert (run.stopped.record, run.stopped.time) == ("y", 2)
    assert "infinite numbers are set against each other" in run.stopped.text
    assert run.times == (0, 1, 2)
    assert run.of("y")[:2] == (0, 0)


def test_in_many_runs_only_those_that_fail_are_lost():
    program = Program(model({"k": "1", "x": "1 / (k - 2)", "in": "x"}, {"s": ("0", "in")}))
    many = run_many(program, Trials({"k": [1, 2, 3]}), ["s"])
    assert many.lost.tolist() == [False, True, False]
    assert many.series["s"][-1, [0, 2]].tolist() == [-10, 10]


@pytest.mark.parametrize(
    ("equation", "at", "said"),
    [
        ("1 + poplation", 4, "Did you mean “Population”?"),
        ("FOO(1)", 0, "There is no function or macro called “FOO”."),
        ("SQRTT(1)", 0, "Did you mean SQRT?"),
        ("2 * SMTH1(1)", 4, "SMTH1 is written SMTH1(input, time, [initial])."),
        ("table + 1", 0, "say where it is to be read. For example LOOKUP(table, TIME)."),
        ("LOOKUP(1, 2)", 7, "A graphical function has to be named here."),
        ("LOOKUP(Population, 2)", 7, "“Population” is not a graphical function."),
        ("", 0, "There is no equation yet."),
        ("1 +", 3, "After “+”"),
    ],
)
def test_a_wrong_equation_is_pointed_at(equation, at, said):
    made = model({"Population": "1", "x": equation}, tables={"table": Table((0.0,), (1.0,))})
    with pytest.raises(ExpressionError) as caught:
        simulate(made)
    assert caught.value.record == "x"
    assert caught.value.span[0] == at
    assert said in str(caught.value)


def test_an_unknown_flow_is_told():
    with pytest.raises(ExpressionError, match="There is no variable called “gone”"):
        simulate(model({}, {"s": ("0", "gone")}))


def test_only_constants_and_what_stocks_start_at_can_be_set_for_a_run():
    program = Program(model({"k": "-2", "x": "k * 2"}, {"s": ("7", "k"), "t": ("k", "k")}))
    assert dict(program.constants) == {"k": -2}
    assert dict(program.settable) == {"k": -2, "s": 7}
    assert program.run({"K": 5}).of("x")[0] == 10
    assert program.run({"S": 100}).of("s")[:2] == (100, 98)
    with pytest.raises(SimulationError, match="“t” is not a constant of this model"):
        program.run({"t": 1})
    with pytest.raises(SimulationError, match="“x” is not a constant of this model"):
        program.run({"x": 1})
    with pytest.raises(SimulationError, match="needs a value for each"):
        run_many(program, Trials({}), ["x"])
    with pytest.raises(SimulationError, match="between 1 and 1,000,000"):
        run_many(program, Trials({"k": []}), ["x"])
    with pytest.raises(SimulationError, match="no variable called “z”"):
        run_many(program, Trials({"k": [1.0]}), ["z"])


def test_an_empty_model_runs_to_nothing():
    run = simulate(Model())
    assert dict(run.series) == {}
    assert run.stopped is None


def test_a_model_of_constants_alone_has_level_lines():
    run = simulate(Model(variables=(Variable("k", Kind.CONSTANT, "3"),)))
    assert run.of("k") == (3.0,) * 101


def test_a_run_can_be_stopped_by_who_asked_for_it():
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        Program(model({"x": "TIME"}, stop=1000)).run(token=token)


def test_a_run_asks_for_series_by_any_spelling():
    run = simulate(model({"Lost Learning": "1"}))
    assert run.of("lost_learning") == run.of("LOST\\nlearning")
    with pytest.raises(KeyError):
        run.of("gained learning")


def test_with_four_passes_the_time_told_is_that_of_the_pass():
    run = simulate(model({"in": "1 / (3 - TIME)"}, {"s": ("0", "in")}, method=RK4))
    assert run.stopped is not None
    assert run.stopped.time == 3
    assert run.times == (0, 1, 2)
