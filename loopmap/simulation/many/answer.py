"""A comparison from what was counted: the same questions as of draws held in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from loopmap.model.ids import RecordId
from loopmap.model.records import Scenario
from loopmap.simulation.certificate import Verdict, certify
from loopmap.simulation.classes import Answer, Course, answer_of, unmoved
from loopmap.simulation.compare import Found, told, unsettled
from loopmap.simulation.deciding import Areas
from loopmap.simulation.draws import PRIORS
from loopmap.simulation.ensemble import SAMPLED
from loopmap.simulation.facts import refuse_too_few
from loopmap.simulation.many.counts import (
    SETTLING,
    Chunk,
    Counted,
    Counts,
    Ways,
    course_seen,
    seen_of,
)
from loopmap.simulation.many.job import Job
from loopmap.simulation.many.sketches import areas_of, percentile
from loopmap.simulation.pairs import compared, in_both, pair_told
from loopmap.simulation.question import Question
from loopmap.simulation.results import Band, Comparison, Paired, ScenarioResult
from loopmap.simulation.settled import MANY, NOTHING
from loopmap.simulation.structure import structure_of

Answers = Mapping[RecordId, Answer]


def comparison_of(
    asked: Question, scenarios: Sequence[Scenario], job: Job, total: Chunk
) -> tuple[Comparison, float]:
    """The comparison, and how far off an area behind a deciding link may be."""
    drawn, kept = total.drawn[:, 0], _kept(total)
    if job.facts:
        refuse_too_few(drawn.tolist(), kept)
    found = [_result(asked, s, job, n, total.scenarios[n]) for n, s in enumerate(scenarios)]
    comparison = Comparison(
        asked.causal_map.id,
        asked.causal_map.info.title,
        asked.settings.draws,
        tuple(prior.name for prior in PRIORS),
        asked.settings.seed,
        asked.settings.horizon,
        tuple(i * SAMPLED for i in range(asked.samples)),
        tuple(result for result, _ in found),
        tuple(_pairs(asked, scenarios, job, total)),
        kept,
    )
    return comparison, max((off for _, off in found), default=0.0)


def _kept(total: Chunk) -> tuple[int, ...]:
    draws = total.scenarios[0].draws if total.scenarios else total.drawn
    return tuple(int(count) for count in draws[:, 0])


def _result(
    asked: Question, scenario: Scenario, job: Job, number: int, counts: Counts
) -> tuple[ScenarioResult, float]:
    plan = job.plan(number)
    verdicts = certify(plan, structure_of(plan))
    ids = asked.model.variables
    answers = {
        ids[row]: _answer(verdict, counts.ways, counts.draws, row, course_seen(counts, row))
        for row, verdict in enumerate(verdicts)
    }
    judged_by = [ids[row] for row in job.judged_by[number]]
    areas, off = _areas(job.judged_by[number], unsettled(asked, answers, judged_by), counts)
    every, settling = counts.draws.sum(axis=0)
    found = Found(
        plan,
        verdicts,
        MappingProxyType(answers),
        _later(asked, verdicts, answers, counts),
        _bands([ids[row] for row in job.followed[number]], counts.bands),
        areas,
        float(1.0 - settling / every) if counts.checked.all() else None,
    )
    return told(asked, scenario, judged_by, found), off


def _answer(verdict: Verdict, ways: Ways, draws: Counted, row: int, course: Course) -> Answer:
    seen = seen_of(ways, draws, row)
    return unmoved(verdict) if seen is None else answer_of(verdict, seen, course)


def _later(
    asked: Question, verdicts: Sequence[Verdict], answers: Answers, counts: Counts
) -> Answers:
    """The answers once all has settled, as far as the first chunk was asked for them.

    What still moves then, where draws were run on, has none.
    """
    if not counts.later_draws.any():
        return NOTHING
    settling = int(counts.draws[:, SETTLING].sum())
    run_on = int(counts.later_draws[:, SETTLING].sum())
    found = dict(answers)
    for row in map(int, np.flatnonzero(counts.moving > MANY * settling)):
        if counts.unrested[row] > MANY * run_on:
            del found[asked.model.variables[row]]
            continue
        found[asked.model.variables[row]] = _answer(
            verdicts[row], counts.later, counts.later_draws, row, Course.STEADY
        )
    return MappingProxyType(found)


def _bands(variables: Sequence[RecordId], counted: Counted) -> Mapping[RecordId, Band]:
    low, median, high = (percentile(counted, share) for share in (0.1, 0.5, 0.9))
    return MappingProxyType(
        {
            variable: Band(
                tuple(median[:, i].tolist()), tuple(low[:, i].tolist()), tuple(high[:, i].tolist())
            )
            for i, variable in enumerate(variables)
        }
    )


def _areas(
    judged_by: Sequence[int], open_ones: Sequence[int], counts: Counts
) -> tuple[Areas, float]:
    """How well strengths tell which way outcomes go, and how far off that may be."""
    found, off = [], 0.0
    for row in open_ones:
        area, beside = areas_of(counts.weights, counts.rises[judged_by.index(row)])
        found.append((row, area))
        off = max(off, beside)
    return found, off


def _pairs(asked: Question, scenarios: Sequence[Scenario], job: Job, total: Chunk) -> list[Paired]:
    told_pairs = []
    every = zip(compared(len(scenarios)), total.pairs, total.pair_draws, strict=True)
    for (one, other), ways, draws in every:
        names = scenarios[one].name, scenarios[other].name
        everything, settling = draws.sum(axis=0)
        away = float(1.0 - settling / everything)
        for row, variable in enumerate(in_both(job.judged_by[one], job.judged_by[other])):
            found = _answer(Verdict.OPEN, ways, draws, row, Course.STEADY)
            each = asked.model.variables[variable]
            told_pairs.append(pair_told(asked, names, each, found, runaway=away))
    return told_pairs
