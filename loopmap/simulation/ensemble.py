"""All draws of a plan stepped at once, as one array of variables by draws.

Dynamics (own definition), x being the deviation from today and u = push + Σ w·signal:

* level: dx/dt = tanh(u) - x, so today is a fixed point and small pushes follow the
  press formula -A⁻¹b;
* stock: dx/dt = u / 4, slowed as x nears ±1 while it moves outward;
* delay: the signal is a first-order lag of the cause.

Variables are sorted by how many links come in, so that the k-th incoming links of
all variables that have k are one gather, one product and one sum: no sparse matrix
package is needed. Euler steps of 0.2.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import NEVER, Token
from loopmap.simulation.draws import Draws
from loopmap.simulation.map_model import MapModel
from loopmap.simulation.plan import Phase, Plan

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

STEP = 0.2
STOCK_TIME = 4.0
SAMPLE_EVERY = 5
_COLUMNS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Responses:
    """Deviations from today, variables by draws, at the moments that are judged.

    ``largest`` is the largest absolute deviation at any sampled time. ``samples``:
    sampled times by followed variables by the first draws of every prior.
    """

    early: Floats
    judged: Floats
    end: Floats
    largest: Floats
    samples: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Bundle:
    """The k-th incoming links of the first ``count`` rows: source rows and link numbers."""

    count: int
    sources: Rows
    links: Rows


class _Wiring:
    """Where each variable and each lag stands in the state, and which links feed which row."""

    def __init__(self, model: MapModel) -> None:
        into: list[list[int]] = [[] for _ in range(model.size)]
        for number, link in enumerate(model.links):
            into[link.target].append(number)
        order = sorted(range(model.size), key=lambda v: (-len(into[v]), v))
        self.order: Rows = np.array(order, dtype=np.intp)
        self.row: Rows = np.empty(model.size, dtype=np.intp)
        self.row[self.order] = np.arange(model.size)
        delayed = [i for i, link in enumerate(model.links) if link.delayed]
        self.lagged: Rows = np.array(delayed, dtype=np.intp)
        self.lag_sources: Rows = self._rows([model.links[i].source for i in delayed])
        lag_row = {link: model.size + i for i, link in enumerate(delayed)}
        self.bundles = tuple(self._bundles(model, into, order, lag_row))
        self.stocks: Rows = self._rows([v for v in range(model.size) if model.stock[v]])

    def _rows(self, variables: list[int]) -> Rows:
        return np.asarray(self.row[np.array(variables, dtype=np.intp)], dtype=np.intp)

    def _bundles(
        self,
        model: MapModel,
        into: list[list[int]],
        order: list[int],
        lag_row: dict[int, int],
    ) -> list[_Bundle]:
        bundles = []
        for k in range(max((len(links) for links in into), default=0)):
            links = [into[v][k] for v in order if len(into[v]) > k]
            sources = [lag_row.get(i, int(self.row[model.links[i].source])) for i in links]
            bundles.append(
                _Bundle(len(links), np.array(sources, np.intp), np.array(links, np.intp))
            )
        return bundles


def run(
    plan: Plan, draws: Draws, follow: NDArray[np.intp], kept: int, token: Token = NEVER
) -> Responses:
    """Every draw of a plan from today to its end.

    ``follow``: numbers of the variables whose course is sampled, for the first
    ``kept`` draws of every prior. Raises Cancelled. About 6 ns per link and step
    and draw.
    """
    shape = (plan.model.size, draws.columns)
    samples = np.zeros((sample_count(plan.steps), len(follow), draws.columns), np.float32)
    result = Responses(np.zeros(shape), np.zeros(shape), np.zeros(shape), np.zeros(shape), samples)
    runner = _Runner(plan, draws, follow, result, token)
    for start in range(0, draws.columns, _COLUMNS_AT_ONCE):
        runner.run(slice(start, min(start + _COLUMNS_AT_ONCE, draws.columns)))
    keep = (np.arange(draws.columns) % draws.per_prior) < kept
    return replace(result, samples=samples[:, :, keep])


def sample_count(steps: int) -> int:
    """How many times are sampled, today and the end included where it falls on one."""
    return steps // SAMPLE_EVERY + 1


class _Stepper:
    """One phase for one part of the draws: all constants of the phase worked out."""

    def __init__(self, wiring: _Wiring, model: MapModel, draws: Draws, part: slice) -> None:
        self._wiring = wiring
        self._size = model.size
        self._weight = draws.weight[:, part]
        self._lag_rate = STEP / draws.lag[:, part]
        self._today = np.array([link.today for link in model.links])
        self._targets = wiring.row[np.array([link.target for link in model.links], np.intp)]
        self._delayed = np.array([link.delayed for link in model.links], dtype=np.bool_)

    def enter(self, phase: Phase) -> None:
        """Prepare for the steps of a phase."""
        wiring = self._wiring
        scale = np.where(self._delayed, 1.0, phase.factor)[:, None]
        self._bundles = [
            (b.count, b.sources, self._weight[b.links] * scale[b.links]) for b in wiring.bundles
        ]
        missing = np.where(self._delayed, 0.0, phase.factor - self._today)[:, None]
        columns = self._weight.shape[1]
        self._input = np.repeat(phase.push[wiring.order][:, None], columns, axis=1)
        np.add.at(self._input, self._targets, self._weight * missing)
        self._lag_factor = phase.factor[wiring.lagged][:, None]
        self._lag_missing = self._lag_factor - self._today[wiring.lagged][:, None]
        self._held = wiring.row[np.flatnonzero(phase.held)]
        self._level = phase.level[phase.held][:, None]
        self._buffer = np.empty_like(self._input)
        self._move = np.empty_like(self._input)

    def step(self, state: Floats) -> None:
        """Carry the state (variables, then lags, by draws) one step on, in place."""
        levels, lags = state[: self._size], state[self._size :]
        move = self._move
        np.copyto(move, self._input)
        for count, sources, weight in self._bundles:
            signal = self._buffer[:count]
            np.take(state, sources, axis=0, out=signal, mode="clip")
            signal *= weight
            move[:count] += signal
        filling = self._filling(move, levels)
        if len(lags):
            target = levels[self._wiring.lag_sources] * self._lag_factor + self._lag_missing
            lags += self._lag_rate * (target - lags)
        np.tanh(move, out=move)
        move -= levels
        move *= STEP
        if len(self._wiring.stocks):
            move[self._wiring.stocks] = filling
        levels += move
        levels[self._held] = self._level

    def _filling(self, inputs: Floats, levels: Floats) -> Floats:
        """How much the stocks change: nothing more outward once they are at their range."""
        flow = inputs[self._wiring.stocks]
        content = levels[self._wiring.stocks]
        room = np.where(flow * content > 0, np.maximum(1.0 - content * content, 0.0), 1.0)
        return np.asarray(flow * room * (STEP / STOCK_TIME))


class _Runner:
    """Steps one part of the draws after the other and keeps what is asked for."""

    def __init__(
        self, plan: Plan, draws: Draws, follow: Rows, result: Responses, token: Token
    ) -> None:
        self._plan = plan
        self._draws = draws
        self._wiring = _Wiring(plan.model)
        self._followed = self._wiring.row[follow]
        self._result = result
        self._token = token

    def run(self, part: slice) -> None:
        """From today to the end for the draws of ``part``."""
        plan, wiring = self._plan, self._wiring
        state = np.zeros((plan.model.size + len(wiring.lagged), part.stop - part.start))
        stepper = _Stepper(wiring, plan.model, self._draws, part)
        for phase in plan.phases:
            stepper.enter(phase)
            for now in range(phase.first + 1, phase.last + 1):
                stepper.step(state)
                self._keep(now, state, part)
        self._result.end[:, part] = state[wiring.row]

    def _keep(self, now: int, state: Floats, part: slice) -> None:
        result, row = self._result, self._wiring.row
        if now == self._plan.early_at:
            result.early[:, part] = state[row]
        if now == self._plan.judged_at:
            result.judged[:, part] = state[row]
        if now % SAMPLE_EVERY == 0:
            self._token.check()
            result.samples[now // SAMPLE_EVERY, :, part] = state[self._followed]
            largest = result.largest[:, part]
            np.maximum(largest, np.abs(state[row]), out=largest)
