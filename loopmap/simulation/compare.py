"""Scenarios against "as it is": the one question a run from a map can answer.

All numbers are differences from today, which is zero by definition. Every scenario
sees the same draws, so differences between scenarios are differences of scenarios.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Role, Scenario
from loopmap.simulation.act_words import tell_intervention, tell_snapped
from loopmap.simulation.classes import Answer, Certainty, answer, course
from loopmap.simulation.deciding import most_deciding
from loopmap.simulation.draws import PRIORS
from loopmap.simulation.ensemble import SAMPLED, Responses
from loopmap.simulation.facts import kept_of_each
from loopmap.simulation.pairs import paired
from loopmap.simulation.question import Question, Ran, run_scenario
from loopmap.simulation.results import Band, Comparison, DecidingLink, Outcome, ScenarioResult
from loopmap.simulation.settled import settled_answers
from loopmap.simulation.words import tell_answer, tell_deciding

Answers = Mapping[RecordId, Answer]

_MOST_DECIDING = 5


def compare(asked: Question, scenarios: Sequence[Scenario]) -> Comparison:
    """What each scenario does, compared with today; the same question gives the same bytes.

    Raises SimulationError where too few draws agree with what is known, Cancelled. 1 ns per
    link, draw and step, and the check of settling: 0.05 to 0.2 s for a dozen to three dozen
    variables.
    """
    judged_by = [outcomes_of(asked.causal_map, scenario) for scenario in scenarios]
    follow = asked.settings.follow
    runs = [
        run_scenario(asked, scenario, tuple(dict.fromkeys((*outcomes, *follow))))
        for scenario, outcomes in zip(scenarios, judged_by, strict=True)
    ]
    settings = asked.settings
    return Comparison(
        asked.causal_map.id,
        asked.causal_map.info.title,
        settings.draws,
        tuple(prior.name for prior in PRIORS),
        settings.seed,
        settings.horizon,
        tuple(i * SAMPLED for i in range(asked.samples)),
        tuple(_result(asked, *each) for each in zip(scenarios, judged_by, runs, strict=True)),
        tuple(paired(asked, [scenario.name for scenario in scenarios], runs, judged_by)),
        kept_of_each(runs[0].drawn) if runs else (settings.draws,) * len(PRIORS),
    )


def outcomes_of(causal_map: CausalMap, scenario: Scenario) -> tuple[RecordId, ...]:
    """The variables a scenario is judged by: its own, else the map's outcomes, else all."""
    if scenario.outcomes:
        return scenario.outcomes
    everything = in_order(causal_map.variables)
    marked = tuple(v.id for v in everything if v.role is Role.OUTCOME)
    return marked or tuple(v.id for v in everything)


def _result(
    asked: Question, scenario: Scenario, judged_by: Sequence[RecordId], ran: Ran
) -> ScenarioResult:
    followed = tuple(dict.fromkeys((*judged_by, *asked.settings.follow)))
    answers = _answers(asked, ran)
    settled = settled_answers(asked, ran, answers)
    outcomes = tuple(_outcome(asked, ran, answers, settled, variable) for variable in judged_by)
    told = tuple(
        tell_intervention(act, asked.causal_map, asked.settings.horizon)
        for act in scenario.interventions
    )
    return ScenarioResult(
        scenario,
        told,
        tuple(tell_snapped(told, scenario.interventions, ran.plan)),
        outcomes,
        _bands(followed, ran.responses),
        _deciding(asked, ran, outcomes),
        ran.runaway,
        answers,
        settled,
    )


def _answer(ran: Ran, row: int) -> Answer:
    seen = ran.responses
    shape = course(seen.early[row], seen.judged[row], seen.end[row], seen.largest[row], ran.settled)
    return answer(ran.verdicts[row], seen.judged[row], ran.settled, ran.drawn.prior, shape)


def _answers(asked: Question, ran: Ran) -> Answers:
    """The answer for every variable. 0.2 ms each at 1,000 draws."""
    found = {}
    for variable in sorted(asked.causal_map.variables):
        asked.token.check()
        found[variable] = _answer(ran, asked.model.place(variable))
    return MappingProxyType(found)


def _outcome(
    asked: Question, ran: Ran, answers: Answers, settled: Answers, variable: RecordId
) -> Outcome:
    found = answers[variable]
    name = asked.model.names[asked.model.place(variable)]
    return Outcome(
        variable,
        name,
        found.certainty,
        found.direction,
        found.share,
        found.course,
        ran.runaway,
        tell_answer(name, found, settled.get(variable, found)),
    )


def _bands(followed: Sequence[RecordId], responses: Responses) -> Mapping[RecordId, Band]:
    low, median, high = np.percentile(responses.samples, [10, 50, 90], axis=2)
    return MappingProxyType(
        {
            variable: Band(
                tuple(median[:, i].tolist()), tuple(low[:, i].tolist()), tuple(high[:, i].tolist())
            )
            for i, variable in enumerate(followed)
        }
    )


def _deciding(asked: Question, ran: Ran, outcomes: Sequence[Outcome]) -> tuple[DecidingLink, ...]:
    """The links that decide about what is not settled, seen over the evenest prior."""
    unsettled = [
        asked.model.place(outcome.variable)
        for outcome in outcomes
        if outcome.certainty in (Certainty.LEANING, Certainty.OPEN)
    ]
    kept = np.flatnonzero(ran.settled & (ran.drawn.prior == 0))
    links, names = ran.plan.model.links, ran.plan.model.names
    unknown = np.array([link.sign == 0 for link in links], dtype=np.bool_)[:, None]
    weight = ran.drawn.weight[:, kept]
    weight = np.where(unknown, weight, np.abs(weight))
    decided: list[DecidingLink] = []
    for say in most_deciding(weight, ran.responses.judged[:, kept], unsettled, _MOST_DECIDING):
        link = links[say.link]
        ends = names[link.source], names[link.target]
        why = tell_deciding(ends, names[say.variable], rises=say.area > 0.5)
        decided.append(DecidingLink(link.id, ends[0], ends[1], why))
    return tuple(decided)
