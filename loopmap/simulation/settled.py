"""The answers once all has settled, where a run ends before that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Scenario
from loopmap.simulation.classes import Answer, Course, answer
from loopmap.simulation.ensemble import Responses, run
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
    later = (
        _from_small_changes(asked, ran) if is_straight(ran.plan) else _run_on(asked, scenario, ran)
    )
    found = dict(answers)
    for row in map(int, np.flatnonzero(moving)):
        variable = asked.model.variables[row]
        if later.moves[row]:
            del found[variable]
        else:
            found[variable] = answer(
                ran.verdicts[row], later.change[row], later.settled, later.prior, Course.STEADY
            )
    return MappingProxyType(found)


class _Later(NamedTuple):
    """Where draws are after the run; ``moves``: which variables are still not at rest."""

    change: NDArray[Any]
    settled: NDArray[np.bool_]
    prior: NDArray[np.intp]
    moves: NDArray[np.bool_]


def _from_small_changes(asked: Question, ran: Ran) -> _Later:
    """All draws, by the press formula."""
    change = equilibrium(ran.plan, ran.drawn, asked.token)
    return _Later(change, ran.settled, ran.drawn.prior, np.zeros(len(change), np.bool_))


def _run_on(asked: Question, scenario: Scenario, ran: Ran) -> _Later:
    """The first draws of each prior, for several times as long."""
    end = asked.settings.horizon
    acts = tuple(
        replace(act, stop=end) if act.action is Action.RAMP and act.stop is None else act
        for act in scenario.interventions
    )
    plan = plan_for(asked.model, acts, _FURTHER * asked.steps, asked.step)
    few = ran.drawn.rank < _RUN_ON
    drawn, settled = ran.drawn.only(few), ran.settled[few]
    saturates, nothing = asked.settings.saturates, np.empty(0, dtype=np.intp)
    seen = run(plan, drawn, nothing, 0, asked.token, saturates=saturates)
    moves = still_moving(seen, settled) > MANY * settled.sum()
    return _Later(seen.judged, settled, drawn.prior, moves)


def is_straight(plan: Plan) -> bool:
    """Whether small changes say where large ones settle: no link is bent, none multiplies."""
    links = plan.model.links
    return not any(x.gate or bend(x.shape, x.threshold, x.table) for x in links)


def tells_of_later(plan: Plan) -> bool:
    """Whether small changes say where things settle once a run has ended."""
    return plan.lasting and is_straight(plan)


def still_moving(seen: Responses, settled: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Per variable, in how many settling draws it is on the move when they are judged."""
    moved = np.abs(seen.judged - seen.late)[:, settled]
    return np.asarray((moved > _MOVING * seen.largest[:, settled]).sum(axis=1))
