"""The answers once all has settled, where a run ends before that."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from loopmap.model.ids import RecordId
from loopmap.simulation.classes import Answer, Course, answer
from loopmap.simulation.ensemble import Responses
from loopmap.simulation.plan import Plan
from loopmap.simulation.press import equilibrium
from loopmap.simulation.question import Question, Ran

_MOVING = 0.02
"""What a variable still moves in a tenth of the run, of what it has moved in all."""

MANY = 0.1
"""The share of draws that are still moving from which on the end of the run is not the end."""

NOTHING: Mapping[RecordId, Answer] = MappingProxyType({})


def settled_answers(
    asked: Question, ran: Ran, answers: Mapping[RecordId, Answer]
) -> Mapping[RecordId, Answer]:
    """The answers once all has settled: those given, and others for what is still moving.

    Empty where interventions end, where links are not straight lines or multiply (small
    changes then say little of large ones), and where no draw is known to settle.
    """
    settles = ran.runaway is not None and ran.settled.any()
    if not tells_of_later(ran.plan) or not settles:
        return NOTHING
    moving = still_moving(ran.responses, ran.settled) > MANY * ran.settled.sum()
    if not moving.any():
        return answers
    change = equilibrium(ran.plan, ran.drawn, asked.token)
    found = dict(answers)
    for row in map(int, np.flatnonzero(moving)):
        found[asked.model.variables[row]] = answer(
            ran.verdicts[row], change[row], ran.settled, ran.drawn.prior, Course.STEADY
        )
    return MappingProxyType(found)


def tells_of_later(plan: Plan) -> bool:
    """Whether small changes say where things settle once a run has ended."""
    return plan.lasting and all(link.slope == 1.0 for link in plan.model.links)


def still_moving(seen: Responses, settled: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Per variable, in how many settling draws it is on the move when they are judged."""
    moved = np.abs(seen.judged - seen.late)[:, settled]
    return np.asarray((moved > _MOVING * seen.largest[:, settled]).sum(axis=1))
