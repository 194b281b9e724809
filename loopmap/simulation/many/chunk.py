"""One chunk of a job: drawn, run and counted, the same by whoever does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import NEVER, Token
from loopmap.simulation.draws import Draws, draw
from loopmap.simulation.ensemble import Responses, run
from loopmap.simulation.facts import agreeing
from loopmap.simulation.many.counts import (
    Chunk,
    Counted,
    Counts,
    Mask,
    Ways,
    count_courses,
    count_draws,
    count_ways,
    no_ways,
)
from loopmap.simulation.many.job import Job
from loopmap.simulation.many.sketches import count_strengths, count_values
from loopmap.simulation.pairs import compared, in_both
from loopmap.simulation.plan import Plan
from loopmap.simulation.press import equilibrium
from loopmap.simulation.settled import Later, is_straight, run_on, still_moving
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of

_AT_ONCE = 1000
"""Columns whose courses are held at a time, before they are put into bins."""


class _Ran(NamedTuple):
    """One scenario over the draws of a chunk."""

    judged: NDArray[np.float32]
    settled: NDArray[np.bool_]
    prior: NDArray[np.intp]
    counts: Counts


class _After(NamedTuple):
    """What comes after the run, as `Counts` keeps it."""

    ways: Ways
    draws: Counted
    moving: Counted


def look(job: Job, number: int, token: Token = NEVER) -> Chunk:
    """Chunk ``number`` of a job. Raises Cancelled."""
    before = job.draws_before(number)
    count = job.draws_before(number + 1) - before
    drawn = draw(job.model, count, job.seed, before)
    agrees = agreeing(job.model, drawn, job.facts, token) if job.facts else None
    ran = []
    for scenario in range(len(job.acts)):
        plan = job.plan(scenario)
        draws = draw(plan.model, count, job.seed, before)
        draws = draws if agrees is None else draws.only(agrees)
        ran.append(_run(job, scenario, plan, draws, token, looks_later=number == 0))
    pairs = list(_pairs(job, ran))
    return Chunk(
        count_draws(drawn.prior, np.ones(drawn.columns, np.bool_)),
        tuple(each.counts for each in ran),
        tuple(ways for ways, _ in pairs),
        tuple(draws for _, draws in pairs),
    )


def _run(  # noqa: PLR0913  # one name each for what is run and stopped
    job: Job, scenario: int, plan: Plan, draws: Draws, token: Token, *, looks_later: bool
) -> _Ran:
    seen, bands = _stepped(job, scenario, plan, draws, token)
    checked = settles(plan, structure_of(plan), draws, token)
    settled = np.ones(draws.columns, np.bool_) if checked is None else checked
    counted = count_draws(draws.prior, settled)
    later = _After(no_ways(plan.model.size), np.zeros_like(counted), _none(plan))
    if looks_later and checked is not None and plan.lasting and settled.any():
        after = _ended(plan, draws, settled, token)
        if after is None:
            after = run_on(job.plan_on(scenario), draws, settled, token)
        later = _counted(after)
    chosen = np.flatnonzero(settled & (draws.prior == 0))
    outcomes = seen.judged[list(job.judged_by[scenario])][:, chosen]
    strengths = count_strengths(plan.model, draws, chosen, outcomes)
    counts = Counts(
        counted,
        np.array([checked is not None], np.int64),
        count_ways(seen.judged, settled, draws.prior),
        count_courses(seen, settled),
        still_moving(seen, settled),
        *later,
        bands.astype(np.uint16),
        strengths[0].astype(np.uint16),
        strengths[1:].astype(np.uint16),
    )
    return _Ran(seen.judged, settled, draws.prior, counts)


def _ended(plan: Plan, draws: Draws, settled: Mask, token: Token) -> Later | None:
    """Where draws settle by the press formula; None where only running on can tell."""
    if not is_straight(plan):
        return None
    return Later(equilibrium(plan, draws, token), settled, draws.prior, _none(plan))


def _counted(after: Later) -> _After:
    ways = count_ways(after.change, after.settled, after.prior)
    return _After(ways, count_draws(after.prior, after.settled), after.moving)


def _none(plan: Plan) -> NDArray[np.intp]:
    return np.zeros(plan.model.size, np.intp)


def _stepped(
    job: Job, scenario: int, plan: Plan, draws: Draws, token: Token
) -> tuple[Responses, Counted]:
    """All draws stepped, their courses in bins."""
    follow = np.array(job.followed[scenario], dtype=np.intp)
    found: list[Responses] = []
    bands: Counted | int = 0
    for start in range(0, max(1, draws.columns), _AT_ONCE):
        kept = slice(start, start + _AT_ONCE)
        part = Draws(draws.weight[:, kept], draws.stretch[:, kept], draws.prior[kept])
        seen = run(plan, part, follow, _AT_ONCE, token)
        bands = bands + count_values(seen.samples)
        found.append(replace(seen, samples=seen.samples[:0]))
    assert not isinstance(bands, int)
    names = ("early", "late", "judged", "end", "largest")
    joined = {name: np.concatenate([getattr(p, name) for p in found], axis=1) for name in names}
    return Responses(**joined, samples=found[0].samples), bands


def _pairs(job: Job, ran: list[_Ran]) -> Iterator[tuple[Ways, Counted]]:
    """Of every two scenarios, by how much the first ends higher on what both are judged by."""
    for one, other in compared(len(ran)):
        rows = in_both(job.judged_by[one], job.judged_by[other])
        first, second = ran[one], ran[other]
        settled = first.settled & second.settled
        more = first.judged[rows] - second.judged[rows]
        yield count_ways(more, settled, first.prior), count_draws(first.prior, settled)
