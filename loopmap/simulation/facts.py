"""What is known to have happened: draws that contradict it do not count.

Validation as in QPress: Melbourne-Thomas, Wotherspoon, Raymond and Constable 2012,
Ecological Monographs 82(4), 505-519 (doi:10.1890/12-0207.1).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from loopmap.errors import SimulationError
from loopmap.model.records import Action, Fact, Intervention
from loopmap.model.token import NEVER, Token
from loopmap.simulation.classes import FEWEST_DRAWS
from loopmap.simulation.draws import PRIORS, Draws
from loopmap.simulation.map_model import MapModel
from loopmap.simulation.plan import plan_for
from loopmap.simulation.press import equilibrium
from loopmap.simulation.settling import settles
from loopmap.simulation.structure import structure_of

_SMALL = 1e-3


def agreeing(
    model: MapModel, draws: Draws, facts: Sequence[Fact], token: Token = NEVER
) -> NDArray[np.bool_]:
    """The draws that settle today and agree with every fact. Raises Cancelled.

    SimulationError where the map is too large to say which settle.
    """
    agrees = np.ones(draws.columns, dtype=np.bool_)
    for fact in facts:
        act = Intervention(Action.PUSH, fact.cause, _SMALL)
        plan = plan_for(model, [act], 1, 1.0)
        settled = settles(plan, structure_of(plan), draws, token)
        if settled is None:
            raise SimulationError(
                "This map is too large to check whether its draws settle, so they cannot be"
                " held against what is known to have happened."
            )
        agrees &= settled
        change = equilibrium(plan, draws, token)[model.place(fact.effect)]
        agrees &= change > 0 if fact.rose else change < 0
    return agrees


def kept_of_each(draws: Draws) -> tuple[int, ...]:
    """How many draws there are of each prior."""
    return tuple(int((draws.prior == number).sum()) for number in range(len(PRIORS)))


def refuse_too_few(drawn: Sequence[int], kept: Sequence[int]) -> None:
    """SimulationError where fewer than 50 draws of some prior agree: they would say nothing."""
    least = min(range(len(PRIORS)), key=lambda number: kept[number])
    if kept[least] < FEWEST_DRAWS:
        raise SimulationError(
            f"Only {kept[least]:,} of {drawn[least]:,} draws ({PRIORS[least].name}) agree with what"
            f" is known to have happened; fewer than {FEWEST_DRAWS} say nothing.",
            "Ask for more draws, or look again at the map and at what is known.",
        )
