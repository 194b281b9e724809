"""Nothing becomes a function but what generated programs consist of."""

import pytest

from loopmap.simulation.stock_flow.machine_code import function_from
from loopmap.simulation.stock_flow.write import ARGUMENTS

HEAD = f"def run({ARGUMENTS}):\n"


def test_a_generated_line_runs_without_any_built_in():
    run = function_from(f"{HEAD} return f_twice(2.0)\n", {"twice": lambda value: 2 * value})
    assert run(*[None] * len(ARGUMENTS.split(", "))) == 4.0
    assert run.__globals__["__builtins__"] == {}


@pytest.mark.parametrize(
    "line",
    [
        "return print(1)",
        "import os",
        "return __import__",
        "return ().__class__",
        "return given.gi_frame",
        "return 'text'",
        "return lambda: 1",
        "return [𝓮xec for v1 in given]",
        "@run\n def run(): return 1",
    ],
)
def test_a_word_that_no_program_has_is_never_compiled(line):
    with pytest.raises(AssertionError):
        function_from(f"{HEAD} {line}\n", {})
