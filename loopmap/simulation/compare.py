"""Scenarios against "as it is": the one question a run from a map can answer.

All numbers are differences from today, which is zero by definition. Every scenario
sees the same draws, so differences between scenarios are differences of scenarios.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Role, Scenario
from loopmap.model.token import breathe
from loopmap.simulation.act_words import tell_intervention, tell_snapped
from loopmap.simulation.certificate import Verdict
from loopmap.simulation.classes import Answer, Certainty, answer, course
from loopmap.simulation.deciding import Areas, Floats, Say, areas_for, strongest
from loopmap.simulation.draws import PRIORS
from loopmap.simulation.ensemble import SAMPLED, Responses
from loopmap.simulation.facts import kept_of_each
from loopmap.simulation.map_model import MapModel
from loopmap.simulation.pairs import paired
from loopmap.simulation.plan import Plan
from loopmap.simulation.question import Question, Ran, run_scenario
from loopmap.simulation.results import Band, Comparison, DecidingLink, Outcome, ScenarioResult
from loopmap.simulation.settled import settled_answers
from loopmap.simulation.words import tell_answer, tell_deciding

Answers = Mapping[RecordId, Answer]

_MOST_DECIDING = 5
_MOST_OF_ONE = 3


def compare(asked: Question, scenarios: Sequence[Scenario]) -> Comparison:
    """What each scenario does, compared with today; the same question gives the same bytes.

    Raises SimulationError where too few draws agree with what is known, Cancelled. 1 ns per
    link, draw and step, and the check of settling: 0.05 to 0.2 s for a dozen to three dozen
    variables.
    """
    judged_by = [outcomes_of(asked.causal_map, scenario) for scenario in scenarios]
    every = [
        answered(asked, scenario, outcomes)
        for scenario, outcomes in zip(scenarios, judged_by, strict=True)
    ]
    runs, settings = [ran for _, ran in every], asked.settings
    return Comparison(
        asked.causal_map.id,
        asked.causal_map.info.title,
        settings.draws,
        tuple(prior.name for prior in PRIORS),
        settings.seed,
        settings.horizon,
        tuple(i * SAMPLED for i in range(asked.samples)),
        tuple(result for result, _ in every),
        tuple(paired(asked, [scenario.name for scenario in scenarios], runs, judged_by)),
        kept_of_each(runs[0].drawn) if runs else (settings.draws,) * len(PRIORS),
    )


def outcomes_of(causal_map: CausalMap, scenario: Scenario) -> tuple[RecordId, ...]:
    """The variables a scenario is judged by: its own, else the map's outcomes, else all."""
    chosen = _chosen(causal_map, scenario)
    return chosen or tuple(v.id for v in in_order(causal_map.variables))


def _chosen(causal_map: CausalMap, scenario: Scenario) -> tuple[RecordId, ...]:
    """What people said a scenario is judged by; nothing where they did not."""
    everything = in_order(causal_map.variables)
    return scenario.outcomes or tuple(v.id for v in everything if v.role is Role.OUTCOME)


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of one scenario's draws, before it is told.

    ``areas``: for what is not settled, how well each link's strength tells which way it goes.
    """

    plan: Plan
    verdicts: Sequence[Verdict]
    answers: Answers
    settled: Answers
    bands: Mapping[RecordId, Band]
    areas: Areas
    runaway: float | None


def told(
    asked: Question, scenario: Scenario, judged_by: Sequence[RecordId], found: Found
) -> ScenarioResult:
    """A scenario's result with its sentences."""
    acts = tuple(
        tell_intervention(act, asked.causal_map, asked.settings.horizon)
        for act in scenario.interventions
    )
    model, asked_for = found.plan.model, {asked.model.place(v) for v in judged_by}
    outright = [each for each in found.areas if each[0] in asked_for]
    return ScenarioResult(
        scenario,
        acts,
        tuple(tell_snapped(acts, scenario.interventions, found.plan)),
        _outcomes(asked, scenario, judged_by, found),
        found.bands,
        tuple(_deciding(model, say) for say in strongest(outright, _MOST_DECIDING)),
        found.runaway,
        found.answers,
        found.settled,
        MappingProxyType(dict(zip(model.variables, found.verdicts, strict=True))),
        found.plan.lasting,
        MappingProxyType(
            {
                model.variables[row]: tuple(
                    _deciding(model, say) for say in strongest([(row, area)], _MOST_OF_ONE)
                )
                for row, area in found.areas
            }
        ),
    )


def followed(asked: Question, judged_by: Sequence[RecordId]) -> tuple[RecordId, ...]:
    """The variables whose courses are kept: those judged, then those asked for besides."""
    return tuple(dict.fromkeys((*judged_by, *asked.settings.follow)))


def unsettled(asked: Question, answers: Answers, among: Iterable[RecordId]) -> list[int]:
    """The numbers of the variables about which links may decide."""
    decided_by_links = (Certainty.LEANING, Certainty.OPEN)
    return [asked.model.place(v) for v in among if answers[v].certainty in decided_by_links]


def answered(
    asked: Question, scenario: Scenario, judged_by: Sequence[RecordId]
) -> tuple[ScenarioResult, Ran]:
    """One scenario's result, and the draws it was told from."""
    ran = run_scenario(asked, scenario, followed(asked, judged_by))
    answers = _answers(asked, ran)
    found = Found(
        ran.plan,
        ran.verdicts,
        answers,
        settled_answers(asked, scenario, ran, answers),
        _bands(followed(asked, judged_by), ran.responses),
        _areas(ran, unsettled(asked, answers, answers)),
        ran.runaway,
    )
    return told(asked, scenario, judged_by, found), ran


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


def _outcomes(
    asked: Question, scenario: Scenario, judged_by: Sequence[RecordId], found: Found
) -> tuple[Outcome, ...]:
    """In the order that people chose; where nobody chose, what nothing happens to comes last."""
    told = [_outcome(asked, found, variable) for variable in judged_by]
    if not _chosen(asked.causal_map, scenario):
        told.sort(key=lambda outcome: outcome.certainty is Certainty.NO_EFFECT)
    return tuple(told)


def _outcome(asked: Question, found: Found, variable: RecordId) -> Outcome:
    answered = found.answers[variable]
    name = asked.model.names[asked.model.place(variable)]
    return Outcome(
        variable,
        name,
        answered.certainty,
        answered.direction,
        answered.share,
        answered.course,
        found.runaway,
        tell_answer(name, answered, found.settled.get(variable, answered), found.runaway),
        answered.size,
    )


def _bands(variables: Sequence[RecordId], responses: Responses) -> Mapping[RecordId, Band]:
    found = {}
    for i, variable in enumerate(variables):
        breathe()
        low, median, high = np.percentile(responses.samples[:, i], [10, 50, 90], axis=1).tolist()
        found[variable] = Band(tuple(median), tuple(low), tuple(high))
    return MappingProxyType(found)


def _areas(ran: Ran, variables: list[int]) -> Areas:
    """How well strengths tell which way variables go, in settling draws of the evenest prior."""
    kept = np.flatnonzero(ran.settled & (ran.drawn.prior == 0))
    weight = as_compared(ran.plan.model, ran.drawn.weight[:, kept])
    return areas_for(weight, ran.responses.judged[:, kept], variables)


def as_compared(model: MapModel, weight: Floats) -> Floats:
    """Strengths without their sign, but for links whose sign is not known. Links by draws."""
    unknown = np.array([link.sign == 0 for link in model.links], dtype=np.bool_)[:, None]
    return np.where(unknown, weight, np.abs(weight))


def _deciding(model: MapModel, say: Say) -> DecidingLink:
    link, names = model.links[say.link], model.names
    ends = names[link.source], names[link.target]
    raises, variable = say.area > 0.5, model.variables[say.variable]
    why = tell_deciding(ends, names[say.variable], rises=raises)
    return DecidingLink(link.id, *ends, why, variable, round(2 * say.weight, 4), raises)
