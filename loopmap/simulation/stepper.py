"""One step of a map for many draws at once.

With x the deviation from today, d a link's signal (its cause, lagged where delayed), g
its shape and u = push + Σ ± w·g(d), sums of gated links multiplied by (1 + gate):

* level: τ dx/dt = s(u) - x, with s = tanh, so that today is a fixed point and small
  pushes follow the press formula -A⁻¹b;
* stock: T dx/dt = u - λx, slowed as x nears ±1 while it moves outward;
* delay: a chain of one or three first-order lags.

Levels and lags are carried on exactly for inputs that stay as they are during a step, so
a step may be longer than a lag.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe
from loopmap.simulation.draws import Draws
from loopmap.simulation.map_model import MapModel
from loopmap.simulation.plan import Phase, Plan
from loopmap.simulation.wiring import Wiring

State = NDArray[np.float32]

STOCK_TIME = 4.0
"""The time in which a steady full inflow fills a stock."""

_FARTHEST = 1e6
"""Where runs without saturation are stopped: nobody reads further, and sums stay finite."""


class Stepper:
    """The steps of one phase for one part of the draws: all its constants worked out."""

    def __init__(self, wiring: Wiring, plan: Plan, draws: Draws, part: slice) -> None:
        self._wiring = wiring
        self._size = plan.model.size
        self._step = plan.step
        self._model = plan.model
        self._weight = draws.weight[:, part].astype(np.float32)
        self._stretch = draws.stretch[:, part]
        self._pace(plan.model)

    def _pace(self, model: MapModel) -> None:
        order = self._wiring.order
        paces = [model.paces[v] for v in order]
        settle = np.array([pace.settle_time for pace in paces])
        self._rate = (1.0 - np.exp(-self._step / settle))[:, None].astype(np.float32)
        self._stocks = np.flatnonzero([pace.stock for pace in paces])

    def enter(self, phase: Phase) -> None:
        """Prepare for the steps of a phase."""
        breathe()
        wiring, factor = self._wiring, phase.factor
        direct, lacking = carried(wiring, phase)
        self._scaled = self._weight * direct[:, None].astype(np.float32)
        self._bundles = [(b.count, b.sources, self._scaled[b.links]) for b in wiring.bundles]
        self._missing = self._weight * lacking[:, None].astype(np.float32)
        self._input = np.repeat(
            phase.push[wiring.order][:, None].astype(np.float32), self._weight.shape[1], axis=1
        )
        self._growth = phase.growth[wiring.order][:, None].astype(np.float32)
        self._grows = bool(phase.growth.any())
        free = np.array([i not in wiring.gated_links for i in range(len(factor))], dtype=np.bool_)
        breathe()
        np.add.at(self._input, wiring.target[free], self._missing[free])
        breathe()
        self._enter_lags(phase)
        self._held = wiring.row[np.flatnonzero(phase.held)]
        self._level = phase.level[phase.held][:, None].astype(np.float32)
        self._drain = self._draining(factor)
        self._buffer, self._move = np.empty_like(self._input), np.empty_like(self._input)

    def _enter_lags(self, phase: Phase) -> None:
        self._lags = []
        for depth, stage in enumerate(self._wiring.stages):
            links = stage.links
            chain = np.array([self._model.links[i].order for i in links], dtype=np.float64)
            time = (phase.delay[links] / chain)[:, None] * self._stretch[links]
            with np.errstate(divide="ignore"):
                rate = (1.0 - np.exp(-self._step / time)).astype(np.float32)
            late = self._wiring.late[links] & (depth == 0)
            factor = np.where(late, phase.factor[links], 1.0)[:, None]
            missing = np.where(late, (phase.factor - self._wiring.today)[links], 0.0)[:, None]
            changed = bool((factor != 1.0).any() or missing.any())
            self._lags.append(
                (stage, rate, factor.astype(np.float32), missing.astype(np.float32), changed)
            )

    def _draining(self, factor: NDArray[np.float64]) -> State:
        """How fast each stock runs down, by draws, links that set its level included."""
        stocks = [int(self._wiring.order[row]) for row in self._stocks]
        found = [draining(self._model, self._weight, factor, stock) for stock in stocks]
        return np.array(found, np.float32).reshape(len(stocks), self._weight.shape[1])

    def step(self, state: State) -> None:
        """Carry the state (see `loopmap.simulation.wiring`) one step on, in place."""
        levels, move = state[: self._size], self._move
        self._signals(state)
        np.copyto(move, self._input)
        if self._grows:
            self._input += self._growth
        for count, sources, weight in self._bundles:
            signal = self._buffer[:count]
            np.take(state, sources, axis=0, out=signal, mode="clip")
            signal *= weight
            move[:count] += signal
        self._open_gates(state, move)
        filled = self._filling(move, levels)
        self._saturate(move)
        move -= levels
        move *= self._rate
        if len(self._stocks):
            move[self._stocks] = filled
        levels += move
        levels[self._held] = self._level

    def _signals(self, state: State) -> None:
        """What lags and shapes make of the levels as they are now."""
        for stage, rate, factor, missing, changed in self._lags:
            target = state[stage.sources]
            if changed:
                target = target * factor + missing
            state[stage.rows] += rate * (target - state[stage.rows])
        for bent in self._wiring.bent:
            state[bent.rows] = bent.bend(state[bent.sources])

    def _open_gates(self, state: State, move: State) -> None:
        """Sums of gated links, multiplied by their gates, which never turn them round."""
        signal, scaled = self._wiring.signal, self._scaled
        for group in self._wiring.gates:
            links, gates = group.links, group.gates
            total = np.sum(state[signal[links]] * scaled[links] + self._missing[links], axis=0)
            opened = np.prod(1.0 + state[signal[gates]] * scaled[gates], axis=0)
            move[group.target] += total * np.maximum(opened, 0.0)

    def _filling(self, inputs: State, levels: State) -> State:
        """How much the stocks change: nothing more outward once they are at their range."""
        content = levels[self._stocks]
        flow = filling(inputs[self._stocks], self._drain, content)
        # A step is too long to slow down within, so the range also ends it.
        filled = np.clip(content + flow * (self._step / STOCK_TIME), -1.0, 1.0)
        return np.asarray(filled - content, dtype=np.float32)

    def _saturate(self, move: State) -> None:
        np.tanh(move, out=move)


def filling(inputs: NDArray[Any], drain: NDArray[Any], content: NDArray[Any]) -> NDArray[Any]:
    """What flows into a stock on balance: less and less outward as it nears its range."""
    flow = inputs - drain * content
    room = np.where(flow * content > 0, np.maximum(1.0 - content * content, 0.0), 1.0)
    return np.asarray(flow * room)


def draining(
    model: MapModel, weight: NDArray[Any], factor: NDArray[np.float64], stock: int
) -> NDArray[Any]:
    """How fast a stock runs down, by draws: its decay and the pull of links that set it."""
    drain = np.full(weight.shape[1], model.paces[stock].decay)
    for number, link in enumerate(model.links):
        if link.sets and link.target == stock:
            drain += np.abs(weight[number]) * factor[number]
    return drain


def carried(wiring: Wiring, phase: Phase) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Per link the factor on its signal, and what it no longer does of what it does today.

    A change of a delayed link arrives late: its lag carries it. A bent one's cannot.
    """
    direct = np.where(wiring.late, 1.0, phase.factor)
    lacking = np.where(wiring.late | wiring.bare, 0.0, phase.factor - wiring.today)
    return direct, lacking


class PlainStepper(Stepper):
    """The same without saturation, for checks against the linear formula."""

    def _saturate(self, move: State) -> None:
        np.clip(move, -_FARTHEST, _FARTHEST, out=move)
