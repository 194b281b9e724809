"""What carries a scenario: its loops, and what flows through links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from loopmap.model.ids import RecordId
from loopmap.model.records import Scenario
from loopmap.simulation.draws import PRIORS, Draws
from loopmap.simulation.ensemble import SAMPLED, sample_every
from loopmap.simulation.loop_power import Loop, LoopPower, loop_power
from loopmap.simulation.plan import Plan
from loopmap.simulation.question import Question
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of
from loopmap.simulation.trace import carriage, trace

_ENOUGH = 200
"""Draws among which those to follow are chosen: checking more would take longer than following."""

_FOLLOWED = 40


def power_of(asked: Question, scenario: Scenario, loops: Sequence[Sequence[RecordId]]) -> LoopPower:
    """The power of loops, given as ids of links, under a scenario. Raises Cancelled.

    With no loops, or too many, those along the strongest paths. 20 ms for a dozen variables.
    """
    plan = asked.plan(scenario)
    return _power(asked, plan, _few(asked.draw(plan)), _by_number(plan, loops))


def powers_of(
    asked: Question, scenario: Scenario, loops: Sequence[Sequence[RecordId]]
) -> tuple[LoopPower, ...]:
    """The same for each prior by itself, the evenest first; all score the loops of the first.

    Raises Cancelled. Four times as long.
    """
    plan = asked.plan(scenario)
    drawn, numbers = asked.draw(plan), _by_number(plan, loops)
    found: list[LoopPower] = []
    for prior in range(len(PRIORS)):
        power = _power(asked, plan, _few(drawn, prior), numbers)
        found.append(power)
        numbers = list(power.numbers)
    return tuple(found)


def _power(asked: Question, plan: Plan, few: Draws, loops: Sequence[Loop]) -> LoopPower:
    settled = settles(plan, structure_of(plan), few, asked.token)
    counts = np.ones(few.columns, dtype=np.bool_) if settled is None else settled
    return loop_power(plan, few, counts, loops, asked.token)


@dataclass(frozen=True, slots=True)
class Flows:
    """What flows through each link as a run goes on: the middle of the draws, at ``times``.

    In deviations from today: above 0 it raises its effect, below 0 it lowers it.
    """

    times: tuple[float, ...]
    links: Mapping[RecordId, tuple[float, ...]]


def flows(asked: Question, scenario: Scenario) -> Flows:
    """What a scenario sends through the map's links, to draw them swelling. Raises Cancelled."""
    plan = asked.plan(scenario)
    few = _few(asked.draw(plan))
    seen = trace(plan, few, range(min(_FOLLOWED, few.columns)), asked.token)
    every = sample_every(plan)
    middle = np.median(carriage(seen)[:, ::every], axis=2)
    times = tuple(i * SAMPLED for i in range(middle.shape[1]))
    return Flows(
        times,
        MappingProxyType(
            {
                link.id: tuple(row.tolist())
                for link, row in zip(plan.model.links, middle, strict=True)
                if link.id is not None
            }
        ),
    )


def _few(draws: Draws, prior: int = 0) -> Draws:
    return draws.only((draws.prior == prior) & (draws.rank < _ENOUGH))


def _by_number(plan: Plan, loops: Sequence[Sequence[RecordId]]) -> list[Loop]:
    number = {link.id: i for i, link in enumerate(plan.model.links)}
    return [tuple(number[link] for link in loop) for loop in loops]
