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

import numpy as np
from numpy.typing import NDArray

from loopmap.simulation.draws import Draws
from loopmap.simulation.map_model import MapModel
from loopmap.simulation.plan import Phase, Plan
from loopmap.simulation.wiring import Wiring, straight

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
        self._today = np.array([link.today for link in plan.model.links])
        lags = np.zeros(len(plan.model.links), dtype=np.bool_)
        lags[wiring.lagged] = True
        self._bare = np.array([x.gate or x.sets for x in plan.model.links], dtype=np.bool_)
        self._late = lags & straight(plan.model.links) & ~self._bare
        self._pace(plan.model)

    def _pace(self, model: MapModel) -> None:
        order = self._wiring.order
        paces = [model.paces[v] for v in order]
        settle = np.array([pace.settle_time for pace in paces])
        self._rate = (1.0 - np.exp(-self._step / settle))[:, None].astype(np.float32)
        self._stocks = np.flatnonzero([pace.stock for pace in paces])
        self._decay = np.array([pace.decay for pace in paces])[self._stocks]

    def enter(self, phase: Phase) -> None:
        """Prepare for the steps of a phase."""
        wiring, factor = self._wiring, phase.factor
        # A change of a delayed link arrives late: its lag carries it. A bent one cannot.
        direct = np.where(self._late, 1.0, factor).astype(np.float32)[:, None]
        self._scaled = self._weight * direct
        self._bundles = [(b.count, b.sources, self._scaled[b.links]) for b in wiring.bundles]
        self._missing = self._weight * self._lacking(phase)
        self._input = np.repeat(
            phase.push[wiring.order][:, None].astype(np.float32), self._weight.shape[1], axis=1
        )
        self._growth = phase.growth[wiring.order][:, None].astype(np.float32)
        self._grows = bool(phase.growth.any())
        free = np.array([i not in wiring.gated_links for i in range(len(factor))], dtype=np.bool_)
        np.add.at(self._input, wiring.target[free], self._missing[free])
        self._enter_lags(phase)
        self._held = wiring.row[np.flatnonzero(phase.held)]
        self._level = phase.level[phase.held][:, None].astype(np.float32)
        self._drain = self._draining(factor)
        self._buffer, self._move = np.empty_like(self._input), np.empty_like(self._input)

    def _lacking(self, phase: Phase) -> State:
        """What each link no longer does of what it does today, or does besides."""
        lacking = np.where(self._late | self._bare, 0.0, phase.factor - self._today)
        return lacking[:, None].astype(np.float32)

    def _enter_lags(self, phase: Phase) -> None:
        self._lags = []
        for depth, stage in enumerate(self._wiring.stages):
            links = stage.links
            chain = np.array([self._model.links[i].order for i in links], dtype=np.float64)
            time = (phase.delay[links] / chain)[:, None] * self._stretch[links]
            with np.errstate(divide="ignore"):
                rate = (1.0 - np.exp(-self._step / time)).astype(np.float32)
            late = self._late[links] & (depth == 0)
            factor = np.where(late, phase.factor[links], 1.0)[:, None]
            missing = np.where(late, phase.factor[links] - self._today[links], 0.0)[:, None]
            changed = bool((factor != 1.0).any() or missing.any())
            self._lags.append(
                (stage, rate, factor.astype(np.float32), missing.astype(np.float32), changed)
            )

    def _draining(self, factor: NDArray[np.float64]) -> State:
        """How fast each stock runs down, by draws, links that set its level included."""
        drain = np.repeat(self._decay[:, None], self._weight.shape[1], axis=1)
        place = {int(row): i for i, row in enumerate(self._stocks)}
        for number, link in enumerate(self._model.links):
            if link.sets:
                at = place[int(self._wiring.row[link.target])]
                drain[at] += np.abs(self._weight[number]) * factor[number]
        return drain.astype(np.float32)

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
        flow = inputs[self._stocks] - self._drain * content
        room = np.where(flow * content > 0, np.maximum(1.0 - content * content, 0.0), 1.0)
        return np.asarray(flow * room * (self._step / STOCK_TIME), dtype=np.float32)

    def _saturate(self, move: State) -> None:
        np.tanh(move, out=move)


class PlainStepper(Stepper):
    """The same without saturation, for checks against the linear formula."""

    def _saturate(self, move: State) -> None:
        np.clip(move, -_FARTHEST, _FARTHEST, out=move)
