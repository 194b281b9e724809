"""What is asked of every chunk of draws: plain values that another process can be handed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loopmap.model.records import Fact, Intervention, Scenario
from loopmap.simulation.compare import followed, outcomes_of
from loopmap.simulation.map_model import MapModel
from loopmap.simulation.plan import Plan, plan_for
from loopmap.simulation.question import Question
from loopmap.simulation.settled import plan_on

CHUNK = 5_000
"""Draws of each prior in a chunk: half a second or so, and under 100 MB on a map of 36 variables.

Part of what an answer is: another number would change nothing but its bytes."""


@dataclass(frozen=True, slots=True)
class Job:
    """Scenarios as interventions, and by number the variables each is judged by and followed on.

    ``draws`` of each prior in all, ``size`` of them in each chunk but the last.
    """

    model: MapModel
    acts: tuple[tuple[Intervention, ...], ...]
    judged_by: tuple[tuple[int, ...], ...]
    followed: tuple[tuple[int, ...], ...]
    facts: tuple[Fact, ...]
    seed: int
    draws: int
    steps: int
    step: float
    size: int = CHUNK

    @property
    def chunks(self) -> int:
        return -(-self.draws // self.size)

    def draws_before(self, number: int) -> int:
        """How many draws of each prior the chunks before that one hold, or all before the end."""
        return min(number * self.size, self.draws)

    def plan(self, scenario: int) -> Plan:
        """The plan of one of the scenarios."""
        return plan_for(self.model, self.acts[scenario], self.steps, self.step)

    def plan_on(self, scenario: int) -> Plan:
        """The plan of one of the scenarios, run on until most has settled."""
        return plan_on(self.model, self.acts[scenario], self.steps, self.step)


def job_of(asked: Question, scenarios: Sequence[Scenario], size: int = CHUNK) -> Job:
    """The job of a question."""
    judged_by = [outcomes_of(asked.causal_map, scenario) for scenario in scenarios]
    place, settings = asked.model.place, asked.settings
    return Job(
        asked.model,
        tuple(scenario.interventions for scenario in scenarios),
        tuple(tuple(map(place, outcomes)) for outcomes in judged_by),
        tuple(tuple(map(place, followed(asked, outcomes))) for outcomes in judged_by),
        asked.facts,
        settings.seed,
        settings.draws,
        asked.steps,
        asked.step,
        size,
    )
