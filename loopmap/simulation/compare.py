"""Scenarios against "as it is": the one question a run from a map can answer.

All numbers are differences from today, which is zero by definition. Every scenario
sees the same draws, so differences between scenarios are differences of scenarios.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from loopmap.errors import SimulationError
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Role, Scenario
from loopmap.model.token import NEVER, Token
from loopmap.simulation.certificate import Verdict, certify
from loopmap.simulation.classes import Answer, Certainty, answer, course
from loopmap.simulation.deciding import most_deciding
from loopmap.simulation.draws import PRIORS, Draws, draw
from loopmap.simulation.ensemble import SAMPLED, Responses, run, step_for
from loopmap.simulation.map_model import MapModel, compile_map
from loopmap.simulation.plan import Plan, plan_for
from loopmap.simulation.results import Band, Comparison, DecidingLink, Outcome, ScenarioResult
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of
from loopmap.simulation.words import tell_answer, tell_deciding, tell_intervention

DEFAULT_DRAWS = 1000
DEFAULT_HORIZON = 40.0
"""Long enough for a loop of a dozen links and two delays to settle; a variable settles in 1."""

_MOST_DECIDING = 5
_SAMPLED_VALUES = 8_000_000  # 32 MB of float32


def compare(  # noqa: PLR0913  # one name each for what a person sets
    causal_map: CausalMap,
    scenarios: Sequence[Scenario],
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int = 1,
    horizon: float = DEFAULT_HORIZON,
    follow: Sequence[RecordId] = (),
    token: Token = NEVER,
) -> Comparison:
    """What each scenario does, compared with today; the same question gives the same bytes.

    ``draws`` is for each prior, ``follow`` names variables whose bands are wanted
    besides the outcomes. Raises SimulationError for a map without variables or
    impossible settings, Cancelled. 6 ns per link, draw and step, and the check of
    settling: 0.1 to 0.4 s for a dozen to three dozen variables.
    """
    _refuse_the_impossible(causal_map, draws, horizon)
    model = compile_map(causal_map)
    asked = _Question(causal_map, model, draws, seed, horizon, tuple(follow), token)
    return Comparison(
        causal_map.id,
        causal_map.info.title,
        draws,
        tuple(prior.name for prior in PRIORS),
        seed,
        horizon,
        tuple(i * SAMPLED for i in range(asked.samples)),
        tuple(_result(asked, scenario) for scenario in scenarios),
    )


@dataclass(frozen=True, slots=True)
class _Question:
    """What every scenario of one comparison shares."""

    causal_map: CausalMap
    model: MapModel
    draws: int
    seed: int
    horizon: float
    follow: tuple[RecordId, ...]
    token: Token

    @property
    def step(self) -> float:
        return step_for(self.model)

    @property
    def steps(self) -> int:
        return round(self.horizon / self.step)

    @property
    def samples(self) -> int:
        """How many moments of a run are kept, today included."""
        return int(self.steps * self.step / SAMPLED + 1e-9) + 1


def outcomes_of(causal_map: CausalMap, scenario: Scenario) -> tuple[RecordId, ...]:
    """The variables a scenario is judged by: its own, else the map's outcomes, else all."""
    if scenario.outcomes:
        return scenario.outcomes
    everything = in_order(causal_map.variables)
    marked = tuple(v.id for v in everything if v.role is Role.OUTCOME)
    return marked or tuple(v.id for v in everything)


def _refuse_the_impossible(causal_map: CausalMap, draws: int, horizon: float) -> None:
    if not causal_map.variables:
        raise SimulationError(f"There is nothing to run: “{causal_map.info.title}” is empty.")
    if not 1 <= draws <= 1_000_000:
        raise SimulationError("The number of draws must be between 1 and 1,000,000.")
    if not 1 <= horizon <= 10_000:
        raise SimulationError("The length of a run must be between 1 and 10,000.")


def _result(asked: _Question, scenario: Scenario) -> ScenarioResult:
    judged_by = outcomes_of(asked.causal_map, scenario)
    followed = tuple(dict.fromkeys((*judged_by, *asked.follow)))
    ran = _run(asked, scenario, followed)
    outcomes = tuple(_outcome(asked, ran, variable) for variable in judged_by)
    return ScenarioResult(
        scenario,
        tuple(
            tell_intervention(act, asked.causal_map, asked.horizon)
            for act in scenario.interventions
        ),
        outcomes,
        _bands(followed, ran.responses),
        _deciding(asked, ran, outcomes),
        ran.runaway,
        _answers(asked, ran),
    )


@dataclass(frozen=True, slots=True)
class _Ran:
    """One scenario run: its draws, responses, certificate and which draws settle."""

    plan: Plan
    drawn: Draws
    responses: Responses
    verdicts: list[Verdict]
    settled: NDArray[np.bool_]
    runaway: float | None


def _run(asked: _Question, scenario: Scenario, followed: Sequence[RecordId]) -> _Ran:
    plan = plan_for(asked.model, scenario.interventions, asked.steps, asked.step)
    structure = structure_of(plan)
    drawn = draw(plan.model, asked.draws, asked.seed)
    places = np.array([asked.model.place(v) for v in followed], dtype=np.intp)
    responses = run(plan, drawn, places, _kept(asked, len(followed)), asked.token)
    settled = settles(plan, structure, drawn, asked.token)
    return _Ran(
        plan,
        drawn,
        responses,
        certify(plan, structure),
        np.ones(drawn.columns, dtype=np.bool_) if settled is None else settled,
        None if settled is None else float(1.0 - settled.mean()),
    )


def _kept(asked: _Question, followed: int) -> int:
    """How many draws of each prior the bands are made of: all, while they fit into memory."""
    per_draw = asked.samples * max(1, followed) * len(PRIORS)
    return max(1, min(asked.draws, _SAMPLED_VALUES // per_draw))


def _answer(asked: _Question, ran: _Ran, row: int) -> Answer:
    seen = ran.responses
    shape = course(seen.early[row], seen.judged[row], seen.end[row], seen.largest[row], ran.settled)
    return answer(ran.verdicts[row], seen.judged[row], ran.settled, asked.draws, shape)


def _answers(asked: _Question, ran: _Ran) -> Mapping[RecordId, Answer]:
    """The answer for every variable. 0.2 ms each at 1,000 draws."""
    found = {}
    for variable in sorted(asked.causal_map.variables):
        asked.token.check()
        found[variable] = _answer(asked, ran, asked.model.place(variable))
    return MappingProxyType(found)


def _outcome(asked: _Question, ran: _Ran, variable: RecordId) -> Outcome:
    row = asked.model.place(variable)
    found = _answer(asked, ran, row)
    name = asked.model.names[row]
    return Outcome(
        variable,
        name,
        found.certainty,
        found.direction,
        found.share,
        found.course,
        ran.runaway,
        tell_answer(name, found),
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


def _deciding(asked: _Question, ran: _Ran, outcomes: Sequence[Outcome]) -> tuple[DecidingLink, ...]:
    """The links that decide about what is not settled, seen over the evenest prior."""
    unsettled = [
        asked.model.place(outcome.variable)
        for outcome in outcomes
        if outcome.certainty in (Certainty.LEANING, Certainty.OPEN)
    ]
    kept = np.flatnonzero(ran.settled[: asked.draws])
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
