"""Models with equations: making them ready, one run, and a thousand runs at once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from loopmap.model.equations import Method
from loopmap.simulation.stock_flow.ensemble import Trials, run_many
from loopmap.simulation.stock_flow.link_scores import LinkScoring
from loopmap.simulation.stock_flow.model import Kind, Model, Specs, Variable
from loopmap.simulation.stock_flow.program import Program
from tests.benchmarks.yardstick import Measured, measured

if TYPE_CHECKING:
    from tests.benchmarks.frames import FrameTimes

AUXILIARIES = (
    "{c}*{s}/(1+{s})+0.1*EXP(-{s}/10)",
    "{a}/(1+{a})+MAX(0,{s}-{t})*0.05",
    "{c}*{s}*{t}/(10+{s}*{t})+{a}*0.1",
    "MIN({s},{c}*5)*0.2+({t}+1)^0.5*0.1",
)


def made_up(size: int) -> Model:
    """A model of ``size`` variables: a fifth stocks, each with two flows; products, powers, MIN."""
    chance = random.Random(size)
    fifth = size // 5
    letters = {"s": "s", "t": "s", "c": "c"}

    def names(before: int) -> dict[str, str]:
        some = {key: f"{of}{chance.randrange(fifth)}" for key, of in letters.items()}
        return some | {"a": f"a{chance.randrange(before)}" if before else some["c"]}

    found = []
    for n in range(fifth):
        found.append(Variable(f"c{n}", Kind.CONSTANT, f"{chance.uniform(0.2, 2):.3f}"))
        text = AUXILIARIES[n % len(AUXILIARIES)].format(**names(n))
        found.append(Variable(f"a{n}", Kind.AUXILIARY, text))
        some = names(fifth)
        inflow = f"{some['c']}*{some['a']}/(1+{some['a']})*(1+0.1*MIN(1,{names(fifth)['a']}))"
        found.append(Variable(f"in{n}", Kind.FLOW, inflow))
        found.append(Variable(f"out{n}", Kind.FLOW, f"0.15*s{n}/{some['c']}"))
        start = f"{chance.uniform(1, 10):.2f}"
        found.append(
            Variable(f"s{n}", Kind.STOCK, start, inflows=(f"in{n}",), outflows=(f"out{n}",))
        )
    return Model("made up", tuple(found), specs=Specs(0.0, 50.0, 0.1))


def figures() -> Iterator[Measured | FrameTimes]:
    """At 100 and 500 variables over 500 Euler steps; processor time."""
    # the window, which peers are measured without
    from tests.benchmarks import long_runs, model_sliders

    small, large = made_up(100), made_up(500)
    program, heavy = Program(small), Program(large)
    given = draws(program, 1000)
    keep = [f"s{n}" for n in range(10)]
    scoring = LinkScoring(program)
    run = scoring.run()
    rows: tuple[tuple[str, Callable[[], object], float], ...] = (
        ("equations: 500 variables made ready", lambda: ready(large), 100.0),
        ("equations: a run of 100 variables", program.run, 10.0),
        ("equations: a run of 500 variables", heavy.run, 50.0),
        (
            "equations: 1,000 runs of 100 variables",
            lambda: run_many(program, Trials(given), keep),
            300.0,
        ),
        ("equations: a run of 100 variables, links scored", scoring.score, 30.0),
        ("equations: the links of such a run scored", lambda: scoring.score_run(run), 4.0),
    )
    for name, work, budget in rows:
        work()
        yield measured(name, [processor_time(work) for _ in range(5)], budget=budget)
    yield from model_sliders.figures()
    yield from long_runs.figures()


def processor_time(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def ready(model: Model) -> None:
    """From the text of equations to a function that can be run."""
    Program(model).made(Method.EULER)


def draws(program: Program, runs: int) -> dict[str, list[float]]:
    """Every constant up to a fifth more or less, in each run."""
    chance = random.Random(1)
    return {
        name: [value * chance.uniform(0.8, 1.2) for _ in range(runs)]
        for name, value in program.constants.items()
    }
