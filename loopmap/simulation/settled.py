"""The answers once all has settled, where a run ends before that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.model.token import Token
from loopmap.simulation.classes import Answer, Course, answer
from loopmap.simulation.draws import Draws
from loopmap.simulation.ensemble import Responses, run
from loopmap.simulation.map_model import MapModel
from loopmap.simulation.plan import Plan, plan_for
from loopmap.simulation.press import equilibrium
from loopmap.simulation.question import Question, Ran
from loopmap.simulation.shapes import bend

_MOVING = 0.02
"""What a variable still moves in a tenth of the run, of what it has moved in all."""

MANY = 0.1
"""The share of draws that are still moving from which on the end of the run is not the end."""

_FURTHER = 6
"""How many times as long draws are run on."""

_RUN_ON = 250
"""Draws of each prior that are run on: enough for a share, and soon done."""

NOTHING: Mapping[RecordId, Answer] = MappingProxyType({})


def settled_answers(
    asked: Question, scenario: Scenario, ran: Ran, answers: Mapping[RecordId, Answer]
) -> Mapping[RecordId, Answer]:
    """The answers once all has settled: those given, and others for what is still moving.

    Where all links are straight lines they follow from small changes; else some of the draws
    are run on, and what still moves then has no answer. Empty where interventions end, and
    where no draw is known to settle.
    """
    if not ran.plan.lasting or ran.runaway is None or not ran.settled.any():
        return NOTHING
    moving = still_moving(ran.responses, ran.settled) > MANY * ran.settled.sum()
    if not moving.any():
        return answers
    if is_straight(ran.plan):
        later = _from_small_changes(asked, ran)
    else:
        longer = plan_on(asked.model, scenario.interventions, asked.steps, asked.step)
        saturates = asked.settings.saturates
        later = run_on(longer, ran.drawn, ran.settled, asked.token, saturates=saturates)
    found = dict(answers)
    for row in map(int, np.flatnonzero(moving)):
        variable = asked.model.variables[row]
        if later.moving[row] > MANY * later.settled.sum():
            del found[variable]
        else:
            found[variable] = answer(
                ran.verdicts[row], later.change[row], later.settled, later.prior, Course.STEADY
            )
    return MappingProxyType(found)


class Later(NamedTuple):
    """Where draws are after the run; ``moving``: in how many each variable is still not at rest."""

    change: NDArray[Any]
    settled: NDArray[np.bool_]
    prior: NDArray[np.intp]
    moving: NDArray[np.intp]


def _from_small_changes(asked: Question, ran: Ran) -> Later:
    """All draws, by the press formula."""
    change = equilibrium(ran.plan, ran.drawn, asked.token)
    return Later(change, ran.settled, ran.drawn.prior, np.zeros(len(change), np.intp))


def plan_on(model: MapModel, acts: Sequence[Intervention], steps: int, step: float) -> Plan:
    """The same interventions for several times as long; ramps rise no further than they did."""
    end = steps * step
    ramps = tuple(
        replace(act, stop=end) if act.action is Action.RAMP and act.stop is None else act
        for act in acts
    )
    return plan_for(model, ramps, _FURTHER * steps, step)


def run_on(
    plan: Plan, drawn: Draws, settled: NDArray[np.bool_], token: Token, *, saturates: bool = True
) -> Later:
    """The first draws of each prior, through a plan that goes on for longer. Raises Cancelled."""
    few = drawn.rank < _RUN_ON
    kept, settled = drawn.only(few), settled[few]
    seen = run(plan, kept, np.empty(0, dtype=np.intp), 0, token, saturates=saturates)
    return Later(seen.judged, settled, kept.prior, still_moving(seen, settled))


def is_straight(plan: Plan) -> bool:
    """Whether small changes say where large ones settle: no link is bent, none multiplies."""
    links = plan.model.links
    return not any(x.gate or bend(x.shape, x.threshold, x.table) for x in links)


def still_moving(seen: Responses, settled: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Per variable, in how many settling draws it is on the move when they are judged."""
    moved = np.abs(seen.judged - seen.late)[:, settled]
    return np.asarray((moved > _MOVING * seen.largest[:, settled]).sum(axis=1))
