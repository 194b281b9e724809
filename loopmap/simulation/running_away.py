"""Which loops make draws run away: in each, the one that gives back most of what it gets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loopmap.model.ids import RecordId
from loopmap.model.records import Scenario
from loopmap.simulation.draws import Draws
from loopmap.simulation.plan import Plan
from loopmap.simulation.question import Question
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of

Floats = NDArray[np.floating[Any]]

_LOOKED_AT = 100
"""Draws of each prior among which those that run away are looked for."""

_LEAST_DECAY = 0.01
"""A stock that keeps what it has gives back without an end; so much stands for that."""


def driving(
    asked: Question, scenario: Scenario, loops: Sequence[Sequence[RecordId]]
) -> tuple[float, ...]:
    """For each loop, given as ids of links, in which share of runaway draws it gives back most.

    All 0 where no draw is seen to run away. Raises Cancelled. O(loops · length · draws).
    """
    plan = asked.plan(scenario)
    drawn = asked.draw(plan)
    few = drawn.only(drawn.rank < _LOOKED_AT)
    settled = settles(plan, structure_of(plan), few, asked.token)
    if settled is None or settled.all() or not loops:
        return (0.0,) * len(loops)
    given = given_back(plan, few.only(~settled), loops)
    strongest = np.where(given.max(axis=0) > 0, given.argmax(axis=0), -1)
    return tuple(float(np.mean(strongest == number)) for number in range(len(loops)))


def given_back(plan: Plan, draws: Draws, loops: Sequence[Sequence[RecordId]]) -> Floats:
    """What each loop gives back of what it gets at the end of a plan, loops by draws.

    The product of strengths around today, positive for reinforcing, by a stock's time to run
    down; from 1 on it runs away by itself. 0 for a loop that the plan breaks.
    """
    phase, links = plan.phases[-1], plan.model.links
    passed = draws.weight * (phase.factor * [link.slope for link in links])[:, None]
    passed[[bool(phase.held[link.target]) for link in links]] = 0.0
    passed *= np.array([_builds_up(plan, number) for number in range(len(links))])[:, None]
    number = {link.id: i for i, link in enumerate(links)}
    return np.array([passed[[number[link] for link in loop]].prod(axis=0) for loop in loops])


def _builds_up(plan: Plan, number: int) -> float:
    """By how much a link's effect adds up: over the time in which a stock runs down."""
    link = plan.model.links[number]
    pace = plan.model.paces[link.target]
    return 1.0 / max(pace.decay, _LEAST_DECAY) if pace.stock and not link.sets else 1.0
