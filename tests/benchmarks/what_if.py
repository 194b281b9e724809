"""Runs straight from a map: the answer for an example, and the parts that must keep up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from loopmap.editing.carrying import carried
from loopmap.editing.loop_shares import loop_shares
from loopmap.editing.what_if import known_loops, scenarios_called, what_if
from loopmap.formats.registry import open_file
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention
from loopmap.resources import example
from loopmap.simulation import Question, RunSettings
from loopmap.simulation.certificate import certify
from loopmap.simulation.dominance import link_scores
from loopmap.simulation.draws import draw
from loopmap.simulation.ensemble import STEP, run
from loopmap.simulation.many.chunk import look
from loopmap.simulation.many.job import CHUNK, job_of
from loopmap.simulation.map_model import MapModel, ModelLink, Pace
from loopmap.simulation.plan import Plan, plan_for
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of
from tests.benchmarks import live_runs
from tests.benchmarks.frames import FrameTimes, Told
from tests.benchmarks.stock_flow import processor_time
from tests.benchmarks.yardstick import Measured, measure, measured


def figures() -> Iterator[Measured | FrameTimes | Told]:
    """“Stop fining”: compile, draw, run, judge, explain; then maps of workshop size."""
    document = open_file(example("fines-for-non-attendance")).document
    causal_map = document.maps[document.map_order[0]]
    known = known_loops(causal_map)
    stop = scenarios_called(causal_map, ["Stop fining"])
    yield measure(
        "what if: stop fining",
        lambda: what_if(causal_map, stop, known),
        budget=150.0,
    )
    yield measure(
        "what if: which loops carry it",
        lambda: carried(causal_map, stop[0], known),
        budget=120.0,
    )
    (rights,) = scenarios_called(causal_map, ["Parents know their rights"])
    job = job_of(Question(causal_map, RunSettings(2 * CHUNK)), stop)
    rows: tuple[tuple[str, Callable[[], object], float], ...] = (
        (
            "what if: who leads when, over all ways of drawing",
            lambda: loop_shares(causal_map, rights, known),
            250.0,
        ),
        ("many draws: a chunk of 20,000", lambda: look(job, 1), 400.0),
    )
    for name, work, budget in rows:
        work()
        yield measured(name, [processor_time(work) for _ in range(5)], budget=budget)
    yield from _of_36_variables()
    yield from _of_100_variables()
    yield from live_runs.figures()


def _of_36_variables() -> Iterator[Measured]:
    plan = _random_plan(36, 60)
    draws, structure = draw(plan.model, 250, 1), structure_of(plan)
    everything = np.arange(36)
    yield measure(
        "run: 36 variables, 1,000 draws, 200 steps",
        lambda: run(plan, draws, everything, 250),
        budget=50.0,  # 62 ms, what the design measured with sparse matrices
    )
    yield measure(
        "run: do 1,000 draws settle",
        lambda: settles(plan, structure, draws),
        budget=120.0,
    )
    coarse = draws.only(draws.rank < 50)
    yield measure(
        "run: 36 variables, 200 draws while a hand moves",
        lambda: run(plan, coarse, everything, 50),
        budget=20.0,
    )


def _of_100_variables() -> Iterator[Measured]:
    plan = _random_plan(60, 110)
    structure = structure_of(plan)
    yield measure(
        "certificate: 60 variables, 110 links",
        lambda: certify(plan, structure),
        budget=80.0,
    )
    rng = np.random.default_rng(1)
    partial, effect, cause = rng.normal(size=(3, 150, 500))
    yield measure(
        "dominance: 150 link scores, 500 steps",
        lambda: link_scores(partial, effect, cause),
        budget=4.0,  # 5 ms
    )


def _random_plan(size: int, count: int) -> Plan:
    """A push on a random map: a third of the links lower, a tenth are delayed."""
    rng = np.random.default_rng(size)
    pairs = [(i, j) for i in range(size) for j in range(size) if i != j]
    links = tuple(
        ModelLink(
            RecordId(f"l{k}"),
            f"l{k}",
            *pairs[chosen],
            -1 if rng.random() < 0.35 else 1,
            delay=4.0 if rng.random() < 0.1 else 0.0,
        )
        for k, chosen in enumerate(rng.choice(len(pairs), count, replace=False))
    )
    names = tuple(RecordId(f"v{i}") for i in range(size))
    model = MapModel(names, names, (Pace(),) * size, links)
    return plan_for(model, [Intervention(Action.PUSH, names[0], 0.5)], 200, STEP)
