"""Nothing a person or a file writes is ever run, nor can it hold the program up."""

import builtins
import keyword
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.errors import ExpressionError, LoopmapError
from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.model.equations import Method
from loopmap.simulation.stock_flow import machine_code
from loopmap.simulation.stock_flow.ensemble import Trials, run_many
from loopmap.simulation.stock_flow.model import Kind, Macro, Model, Table, Variable
from loopmap.simulation.stock_flow.program import Program, simulate
from tests.support.at_once import at_once
from tests.support.equations import model

HOSTILE = [
    "__import__('os').system('x')",
    '__import__("os").system("x")',
    "().__class__",
    "().__class__.__bases__[0].__subclasses__()",
    "eval(1)",
    "exec(1)",
    "lambda: 0",
    "open(1)",
    "x.__class__",
    "f_power.__globals__",
    "v0.__class__",
    "FAULTS",
    "faults",
    "add",
    "steps",
    "nan",
    "given[0]",
    "1; import os",
    "1\nimport os",
    '"""',
    "'''",
    "1 if 1 else 2",
    "[x for x in y]",
    "{}",
    "{0}",
    "%s",
    "\\",
    "\x00",
    "1_000",
    "0x10",
    "1j",
    "९",
    "ｅval(1)",
]


@pytest.mark.parametrize("equation", HOSTILE)
def test_code_in_an_equation_is_a_mistake_in_an_equation(equation):
    with pytest.raises(LoopmapError) as caught:
        simulate(model({"y": equation}))
    assert str(caught.value)


@pytest.mark.parametrize(
    "equation",
    [
        "9^9^9^9",
        "9^9^9^9^9^9^9^9",
        "EXP(EXP(EXP(EXP(9))))",
        "1e308 * 1e308 - 1e308 * 1e308",
        "(" * 10_000_000 + "1" + ")" * 10_000_000,
        "-" * 10_000_000 + "1",
        "1" * 10_000_000,
        "SUM(" * 100 + "1",
        "+".join(["1"] * 5_000),
        "*".join(["9^9"] * 100),
        "1e9999999999",
        "INT(1e300 * 1e10)",
        "ROUND(INF)",
        "DELAY(1, INF)",
        "DELAY(1, 0/1 - 1e300)",
        "POISSON(1e300)",
        "SMTHN(1, 1, 1e9)",
        "NORMAL(0, 1, 1, 5, 4)",
        "PULSE(1, 0, 1e-300)",
    ],
)
@at_once()
def test_equations_meant_to_hurt_end_at_once(equation):
    try:
        simulate(model({"y": equation, "z": "y + 1"}))
    except LoopmapError as error:
        assert str(error)  # noqa: PT017  a sentence is as good as a run


DEEP = [
    ("IF a > 0 THEN 1 ELSE ", "1", ""),
    ("IF ", "a", " THEN 1 ELSE 2"),
    ("(IF NOT (", "a", ") THEN 1 ELSE 2)"),
    ("MIN(a, ", "1", ")"),
    ("a - (", "a", ")"),
    ("a < (", "a", ")"),
    ("a MOD (", "a", ")"),
    ("NOT MIN(1, ", "a", ")"),
    ("NOT -", "a", ""),
    ("2^", "a", ""),
    ("SUM(", "a", ")"),
    ("SMTH1(", "a", ", 2)"),
    ("PREVIOUS(", "a", ", 0)"),
    ("LOOKUP(table, ", "a", ")"),
    ("", "a", " + a * a"),
    ("", "a", " AND a"),
    ("", "a", " > a"),
    ("", "a", " MOD a"),
    ("", "a", " // a"),
    ("", "a", " OR NOT a"),
]


@pytest.mark.parametrize(("before", "inside", "after"), DEEP)
def test_however_deep_an_equation_goes_it_runs_or_is_refused(before, inside, after):
    ran = 0
    for depth in (5, 20, 39, 79, 80, 198, 199, 250):
        equation = before * depth + inside + after * depth
        made = model({"a": "1.5", "x": equation}, stop=1, tables={"table": Table((0.0,), (1.0,))})
        try:
            program = Program(made)
        except ExpressionError:
            continue
        program.run()
        run_many(program, Trials({"a": [1.0, 2.0]}), ["x"])
        ran += 1
    assert ran


def test_overflow_is_a_sentence():
    run = simulate(model({"y": "9^9^9^9"}))
    assert run.stopped.text == (
        "At time 0 “y” has no value: a number is too large. Its equation is: 9^9^9^9"
    )


WORDS = [
    *(function.name for function in BUILT_INS.values()),
    *(value.name for value in VALUES.values()),
    *("a", "b", "stock", "table", "M", "D", '"odd; name"', "eval", "import", "x y"),
    *("+", "-", "*", "/", "//", "^", "(", ")", "[", "]", ",", ":", "*", "=", "<>", "<", ">="),
    *("IF", "THEN", "ELSE", "AND", "OR", "NOT", "MOD", "1", "2.5", ".5", "1e3", "{c}", '"', "'"),
    *("__class__", "\n", ";", "v1", "lambda", "%", "\\", "é", "½", "²"),
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join) | st.text(
    max_size=40
)
ALLOWED = re.compile(
    r"[vstrdabn]\d+|run|k|e|h|time|steady|stage|range|nan|inf|FAULTS|append|at|keep"
    r"|given|first|last|dt|steps|every|streams|delays|tables|faults|add"
    r"|random|normal|lognormal|exprnd|poisson|f_\w+"
)


def made_of(texts):
    equations = dict(zip(("a", "b", "stock flow"), texts, strict=False))
    return model(
        equations,
        {"stock": ("1", "stock_flow")},
        stop=2,
        tables={"table": Table((0.0, 1.0), (0.0, 1.0))},
        macros=(Macro("M", ("p",), texts[0]),),
    )


@settings(max_examples=300)
@given(st.lists(TEXTS, min_size=3, max_size=3))
def test_whatever_is_written_only_generated_words_are_compiled(texts):
    """Every word of every program that is made is one the generator writes itself."""
    compiled = []

    def watched(text, *rest):
        compiled.append(text)
        return builtins.compile(text, *rest)

    machine_code.compile = watched
    try:
        for method in Method:
            Program(made_of(texts)).made(method)
    except LoopmapError as error:
        assert str(error)  # noqa: PT017
    finally:
        del machine_code.compile
    for text in compiled:
        bare = re.sub(r"\b\d[\w.]*(?:e[+-]\d+)?", "", text)
        words = set(re.findall(r"[^\W\d]\w*", bare))
        assert all(ALLOWED.fullmatch(word) or keyword.iskeyword(word) for word in words), text
        assert not set(text) & set("\"'\\@`"), text
        assert text.isascii()


@given(TEXTS, TEXTS)
def test_whatever_a_variable_is_called_it_runs_or_is_refused(name, other):
    try:
        run = simulate(
            Model(
                variables=(
                    Variable(name, Kind.AUXILIARY, "1 + 1"),
                    Variable(other, Kind.AUXILIARY, '"' + name.replace('"', '\\"') + '"'),
                )
            )
        )
    except LoopmapError as error:
        assert str(error)  # noqa: PT017
    else:
        assert all(values[0] == values[0] for values in run.series.values())


def test_a_program_sees_no_built_ins():
    _, function = Program(model({"x": "TIME"})).made(Method.EULER)
    assert function.__globals__["__builtins__"] == {}
    assert not any(hasattr(each, "__path__") for each in function.__globals__.values())


@pytest.mark.parametrize(
    "text",
    ["def run(): import os", "def run(): open(1)", "def run(): v1.__class__", "def run(): ''"],
)
def test_text_of_any_other_kind_is_not_compiled(text):
    with pytest.raises(AssertionError):
        machine_code.function_from(text, {})
