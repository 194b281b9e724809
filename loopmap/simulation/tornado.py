"""One link at a time: what its strength or delay alone does to an outcome.

All others stand in the middle of what people said. Unlike the links that decide, which are
found over all draws together, this shows how far, and one thing for each bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from loopmap.model.ids import RecordId
from loopmap.model.records import Scenario
from loopmap.simulation.draws import Draws
from loopmap.simulation.ensemble import run
from loopmap.simulation.map_model import MapModel, ModelLink
from loopmap.simulation.plan import Plan
from loopmap.simulation.question import Question


class Lever(Enum):
    """What of a link is turned from little to much."""

    STRENGTH = "strength"
    DELAY = "delay"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Bar:
    """What turning one thing does: the outcome's deviation with ``little`` and with ``much``.

    For a sign that is not known: with - and with +. ``link`` is None for an added one.
    """

    link: RecordId | None
    source: str
    target: str
    lever: Lever
    little: float
    much: float

    @property
    def width(self) -> float:
        return abs(self.much - self.little)


@dataclass(frozen=True, slots=True)
class Tornado:
    """The outcome with everything in the middle, and the bars around it, widest first."""

    middle: float
    bars: tuple[Bar, ...]


def tornado(
    asked: Question,
    scenario: Scenario,
    outcome: RecordId,
    most: int = 12,
    by: float | None = None,
) -> Tornado:
    """What each strength and delay alone does to an outcome, when a scenario is judged.

    Strengths go over nine tenths of what was said of them, delays from half to twice; or
    both go ``by`` a share of the middle down and up, 0.2 for a fifth. One run of twice as
    many draws as there are levers. Raises Cancelled.
    """
    plan = asked.plan(scenario)
    turned = _turned(plan)
    if by is not None:
        turned = [each for each in turned if each[1] is not Lever.SIGN]
    draws = _draws(plan, turned, by)
    saturates = asked.settings.saturates
    nothing = np.empty(0, dtype=np.intp)
    seen = run(plan, draws, nothing, 0, asked.token, saturates=saturates).judged
    found = [float(value) for value in seen[asked.model.place(outcome)]]
    bars = [
        _bar(plan.model, number, lever, found[1 + 2 * i], found[2 + 2 * i])
        for i, (number, lever) in enumerate(turned)
    ]
    bars.sort(key=lambda bar: -bar.width)
    return Tornado(found[0], tuple(bar for bar in bars[:most] if bar.width > 0))


def _turned(plan: Plan) -> list[tuple[int, Lever]]:
    turned = []
    for number, link in enumerate(plan.model.links):
        turned.append((number, Lever.STRENGTH if link.sign else Lever.SIGN))
        if any(phase.delay[number] > 0 for phase in plan.phases):
            turned.append((number, Lever.DELAY))
    return turned


def _draws(plan: Plan, turned: list[tuple[int, Lever]], by: float | None) -> Draws:
    """The middle, then little and much of every lever: a column each."""
    middle = np.array([_strength(link, 0.5) for link in plan.model.links])
    columns = 1 + 2 * len(turned)
    weight = np.repeat(middle[:, None], columns, axis=1)
    stretch = np.ones_like(weight)
    for i, (number, lever) in enumerate(turned):
        link, little, much = plan.model.links[number], 1 + 2 * i, 2 + 2 * i
        if by is not None:
            of = stretch if lever is Lever.DELAY else weight
            of[number, little] *= 1.0 - by
            of[number, much] *= 1.0 + by
        elif lever is Lever.DELAY:
            stretch[number, little], stretch[number, much] = 0.5, 2.0
        elif lever is Lever.SIGN:
            size = (link.low + link.high) / 2
            weight[number, little], weight[number, much] = -size, size
        else:
            weight[number, little] = _strength(link, 0.05)
            weight[number, much] = _strength(link, 0.95)
    return Draws(weight, stretch, np.zeros(columns, dtype=np.intp))


def _strength(link: ModelLink, share: float) -> float:
    """A strength of a link that far into its range; none while its sign is not known."""
    return link.sign * (link.low + share * (link.high - link.low))


def _bar(model: MapModel, number: int, lever: Lever, little: float, much: float) -> Bar:
    link = model.links[number]
    return Bar(link.id, model.names[link.source], model.names[link.target], lever, little, much)
