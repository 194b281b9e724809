"""What is asked of a map, and one scenario run for it: draws, responses, certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopmap.errors import SimulationError
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.query import in_order
from loopmap.model.records import Fact, Scenario
from loopmap.model.token import NEVER, Token
from loopmap.simulation.certificate import Verdict, certify
from loopmap.simulation.draws import PRIORS, Draws, draw
from loopmap.simulation.ensemble import SAMPLED, Responses, run, step_for
from loopmap.simulation.facts import agreeing, kept_of_each, refuse_too_few
from loopmap.simulation.map_model import MapModel, compile_map
from loopmap.simulation.plan import Plan, plan_for
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of

DEFAULT_DRAWS = 1000
DEFAULT_HORIZON = 40.0
"""Long enough for a loop of a dozen links and two delays to settle; a variable settles in 1."""

_SAMPLED_VALUES = 8_000_000  # 32 MB of float32
_SAMPLED_DRAWS = 250  # of each prior: a band is then true to a few parts in a hundred


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How scenarios are run.

    ``draws`` is for each prior; ``follow`` names variables whose bands are wanted besides
    the outcomes; ``facts``: what is known to have happened, besides what the map says;
    ``saturates``: whether levels level off, which only checks switch off.
    """

    draws: int = DEFAULT_DRAWS
    seed: int = 1
    horizon: float = DEFAULT_HORIZON
    follow: tuple[RecordId, ...] = ()
    facts: tuple[Fact, ...] = ()
    saturates: bool = True


USUAL = RunSettings()


@dataclass(frozen=True)
class Question:
    """What every scenario of one comparison shares.

    Raises SimulationError for a map without variables or impossible settings.
    """

    causal_map: CausalMap
    settings: RunSettings = USUAL
    token: Token = NEVER

    def __post_init__(self) -> None:
        if not self.causal_map.variables:
            raise SimulationError(
                f"There is nothing to run: “{self.causal_map.info.title}” is empty."
            )
        if not 1 <= self.settings.draws <= 1_000_000:
            raise SimulationError("The number of draws must be between 1 and 1,000,000.")
        if not 1 <= self.settings.horizon <= 10_000:
            raise SimulationError("The length of a run must be between 1 and 10,000.")

    @made_once
    def model(self) -> MapModel:
        return compile_map(self.causal_map)

    @made_once
    def step(self) -> float:
        return step_for(self.model)

    @property
    def steps(self) -> int:
        return round(self.settings.horizon / self.step)

    @property
    def samples(self) -> int:
        """How many moments of a run are kept, today included."""
        return int(self.steps * self.step / SAMPLED + 1e-9) + 1

    def plan(self, scenario: Scenario) -> Plan:
        """The scenario's interventions on the steps of a run."""
        return plan_for(self.model, scenario.interventions, self.steps, self.step)

    def draw(self, plan: Plan) -> Draws:
        """The draws for a plan's links that agree with what is known."""
        drawn = draw(plan.model, self.settings.draws, self.settings.seed)
        return drawn if self._agrees is None else drawn.only(self._agrees)

    def kept(self) -> tuple[int, ...]:
        """How many draws of each prior agree with what is known.

        Raises Cancelled, SimulationError where too few do.
        """
        drawn = draw(self.model, self.settings.draws, self.settings.seed)
        return kept_of_each(drawn if self._agrees is None else drawn.only(self._agrees))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is known to have happened: what the map says and what was given besides."""
        return (*in_order(self.causal_map.facts), *self.settings.facts)

    @made_once
    def _agrees(self) -> NDArray[np.bool_] | None:
        if not self.facts:
            return None
        drawn = draw(self.model, self.settings.draws, self.settings.seed)
        agrees = agreeing(self.model, drawn, self.facts, self.token)
        refuse_too_few(kept_of_each(drawn), kept_of_each(drawn.only(agrees)))
        return agrees


@dataclass(frozen=True, slots=True)
class Ran:
    """One scenario run: its draws, responses, certificate and which draws settle."""

    plan: Plan
    drawn: Draws
    responses: Responses
    verdicts: list[Verdict]
    settled: NDArray[np.bool_]
    runaway: float | None


def run_scenario(asked: Question, scenario: Scenario, followed: Sequence[RecordId]) -> Ran:
    """The scenario over all draws; runaways are found before anything is made of them.

    Raises Cancelled, SimulationError where too few draws agree with what is known.
    """
    plan = asked.plan(scenario)
    structure, drawn = structure_of(plan), asked.draw(plan)
    places = np.array([asked.model.place(v) for v in followed], dtype=np.intp)
    kept = _kept(asked, len(followed))
    saturates = asked.settings.saturates
    responses = run(plan, drawn, places, kept, asked.token, saturates=saturates)
    settled = settles(plan, structure, drawn, asked.token)
    return Ran(
        plan,
        drawn,
        responses,
        certify(plan, structure),
        np.ones(drawn.columns, dtype=np.bool_) if settled is None else settled,
        None if settled is None else float(1.0 - settled.mean()),
    )


def _kept(asked: Question, followed: int) -> int:
    """How many draws of each prior the bands are made of: enough, while they fit into memory."""
    per_draw = asked.samples * max(1, followed) * len(PRIORS)
    return max(1, min(asked.settings.draws, _SAMPLED_DRAWS, _SAMPLED_VALUES // per_draw))
