"""All draws of a plan stepped at once, part by part, and what of them is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import NEVER, Token
from loopmap.simulation.draws import Draws
from loopmap.simulation.map_model import MapModel
from loopmap.simulation.plan import Plan
from loopmap.simulation.stepper import PlainStepper, State, Stepper
from loopmap.simulation.wiring import Rows, Wiring

STEP = 0.2
FINE_STEP = 0.1
SAMPLED = 1.0
"""Time between two moments that are kept."""

_COLUMNS_AT_ONCE = 1000  # fewer pay for calls, more fall out of the cache


@dataclass(frozen=True, slots=True)
class Responses:
    """Deviations from today, variables by draws, at the moments that are judged.

    ``late`` is a while before ``judged``, to see what is still moving. ``largest`` is the
    largest absolute deviation at any sampled time. ``samples``: sampled times by followed
    variables by the first draws of every prior.
    """

    early: State
    late: State
    judged: State
    end: State
    largest: State
    samples: State


def step_for(model: MapModel) -> float:
    """How long a step may be: shorter where a variable settles at once, so that loops stay true."""
    return step_within(pace.settle_time for pace in model.paces)


def step_within(settle_times: Iterable[float]) -> float:
    """How long a step may be where variables settle in these times."""
    return FINE_STEP if min(settle_times, default=1.0) < 0.5 else STEP


def run(  # noqa: PLR0913  # one name each for what is run, kept and stopped
    plan: Plan,
    draws: Draws,
    follow: Rows,
    kept: int,
    token: Token = NEVER,
    *,
    saturates: bool = True,
) -> Responses:
    """Every draw of a plan from today to its end.

    ``follow``: numbers of the variables whose course is sampled, for the first
    ``kept`` draws of every prior. Raises Cancelled. About 1 ns per link and step
    and draw.
    """
    shape = (plan.model.size, draws.columns)
    picked = draws.rank < kept
    samples = np.empty((sample_count(plan), len(follow), int(picked.sum())), np.float32)
    samples[0] = 0.0  # today; all other times are written as the runs come to them
    early, late, judged, end, largest = (np.zeros(shape, np.float32) for _ in range(5))
    result = Responses(early, late, judged, end, largest, samples)
    runner = _Runner(plan, draws, _Sampled(follow, picked), result, token)
    for start in range(0, draws.columns, _COLUMNS_AT_ONCE):
        part = slice(start, min(start + _COLUMNS_AT_ONCE, draws.columns))
        runner.run(part, Stepper if saturates else PlainStepper)
    return result


def sample_every(plan: Plan) -> int:
    """How many steps lie between two sampled times."""
    return round(SAMPLED / plan.step)


def sample_count(plan: Plan) -> int:
    """How many times are sampled, today and the end included where it falls on one."""
    return plan.steps // sample_every(plan) + 1


def steps(plan: Plan, stepper: Stepper, state: State) -> Iterator[int]:
    """Carry the state from today to the end; the number of every step once it is done."""
    for phase in plan.phases:
        stepper.enter(phase)
        for now in range(phase.first + 1, phase.last + 1):
            stepper.step(state)
            yield now


@dataclass(frozen=True, slots=True)
class _Sampled:
    """Which variables and which draws are sampled."""

    variables: Rows
    draws: NDArray[np.bool_]

    def before(self, part: slice) -> int:
        """How many sampled draws lie before a part of all."""
        return int(self.draws[: part.start].sum())


class _Runner:
    """Steps one part of the draws after the other and keeps what is asked for."""

    def __init__(
        self, plan: Plan, draws: Draws, sampled: _Sampled, result: Responses, token: Token
    ) -> None:
        self._plan = plan
        self._draws = draws
        self._wiring = Wiring(plan)
        self._sampled = sampled
        self._followed = self._wiring.row[sampled.variables]
        self._every = sample_every(plan)
        self._result = result
        self._token = token

    def run(self, part: slice, kind: type[Stepper]) -> None:
        """From today to the end for the draws of ``part``."""
        plan, wiring = self._plan, self._wiring
        state = np.zeros((wiring.height, part.stop - part.start), np.float32)
        for now in steps(plan, kind(wiring, plan, self._draws, part), state):
            self._keep(now, state, part)
        self._result.end[:, part] = state[wiring.row]

    def _keep(self, now: int, state: State, part: slice) -> None:
        result, row = self._result, self._wiring.row
        if now == self._plan.early_at:
            result.early[:, part] = state[row]
        if now == self._plan.late_at:
            result.late[:, part] = state[row]
        if now == self._plan.judged_at:
            result.judged[:, part] = state[row]
        if now % self._every == 0:
            self._token.check()
            self._sample(now // self._every, state, part)
            largest = result.largest[:, part]
            np.maximum(largest, np.abs(state[row]), out=largest)

    def _sample(self, time: int, state: State, part: slice) -> None:
        chosen, first = self._sampled.draws[part], self._sampled.before(part)
        seen = state[self._followed][:, chosen]
        self._result.samples[time, :, first : first + seen.shape[1]] = seen
