"""A few draws followed through every step: levels, signals, inputs, and who moved whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import NEVER, Token, breathe
from loopmap.simulation.draws import Draws
from loopmap.simulation.ensemble import steps
from loopmap.simulation.plan import Plan
from loopmap.simulation.stepper import Stepper, carried, draining, filling
from loopmap.simulation.wiring import Wiring

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trace:
    """Draws of a plan, step by step.

    ``levels``: variables at every time, steps + 1 by variables by draws. ``rows``: the whole
    state as each step saw it (see `loopmap.simulation.wiring`), steps by rows by draws.
    """

    plan: Plan
    wiring: Wiring
    weight: Floats
    levels: Floats
    rows: Floats


def trace(plan: Plan, draws: Draws, chosen: Sequence[int], token: Token = NEVER) -> Trace:
    """The draws ``chosen`` from today to the end. Raises Cancelled."""
    wiring = Wiring(plan)
    few = Draws(draws.weight[:, chosen], draws.stretch[:, chosen], draws.prior[chosen])
    state = np.zeros((wiring.height, len(chosen)), np.float32)
    before = state[: plan.model.size].copy()
    size = plan.model.size
    levels = np.empty((plan.steps + 1, size, len(chosen)))
    rows = np.empty((plan.steps, *state.shape))
    levels[0] = 0.0
    for now in steps(plan, Stepper(wiring, plan, few, slice(0, len(chosen))), state):
        token.check()
        levels[now] = state[wiring.row]
        # Lags and shapes are made of the levels before the step, so they belong to its beginning.
        rows[now - 1, size:] = state[size:]
        rows[now - 1, :size] = before
        before = state[:size].copy()
    return Trace(plan, wiring, few.weight, levels, rows)


def carriage(seen: Trace) -> Floats:
    """What every link brings to its target, links by steps by draws: strength times signal."""
    return _Carriage(seen).brought


@dataclass(frozen=True, slots=True)
class Moves:
    """What made the net flow of every variable change in every interval between two steps.

    ``partial``: the change that one link alone would have made, links by intervals by draws;
    ``own``: that of the variable's own level; ``net``: the change there was, ``pushed`` the
    part of scenarios; variables by intervals by draws.
    """

    partial: Floats
    own: Floats
    net: Floats
    pushed: Floats


def moves(seen: Trace) -> Moves:
    """Who moved whom in a trace. O(links · steps · draws)."""
    summed = _Carriage(seen)
    model = seen.plan.model
    target = [link.target for link in model.links]
    sent = summed.sent()
    inputs, levels = summed.inputs, np.moveaxis(seen.levels[:-1], 0, 1)
    before, now = (inputs[:, :-1], levels[:, :-1]), (inputs[:, 1:], levels[:, 1:])
    start = summed.net(*before)
    partial = np.empty_like(sent)
    for number, variable in enumerate(target):
        breathe()
        alone = summed.net_of(
            variable, before[0][variable] + sent[number], before[1][variable], slice(0, -1)
        )
        partial[number] = alone - start[variable]
    pushed = summed.net(before[0] + np.diff(summed.push, axis=1), before[1]) - start
    own = summed.net(before[0], now[1]) - start
    after = summed.net(*now, part=slice(1, None))
    return Moves(partial, own, after - start, pushed)


class _Carriage:
    """What every link brings at every step, summed up as the steps did."""

    def __init__(self, seen: Trace) -> None:
        self._seen = seen
        self._model = seen.plan.model
        self.brought = self._bring()
        self.push = self._pushes()
        self.inputs = self._inputs()
        self._drain = self._drains()

    def _bring(self) -> Floats:
        """Links by steps by draws: strength times signal, changes by the scenario included."""
        seen = self._seen
        brought = np.moveaxis(seen.rows[:, seen.wiring.signal], 0, 1).copy()
        breathe()
        for phase in seen.plan.phases:
            breathe()
            part = slice(phase.first, phase.last)
            direct, lacking = carried(seen.wiring, phase)
            brought[:, part] = brought[:, part] * direct[:, None, None] + lacking[:, None, None]
        return np.asarray(brought * seen.weight[:, None, :])

    def _pushes(self) -> Floats:
        shape = (self._model.size, self._seen.plan.steps, self._seen.weight.shape[1])
        push = np.zeros(shape)
        for phase in self._seen.plan.phases:
            time = np.arange(phase.last - phase.first)
            grown = phase.push[:, None] + phase.growth[:, None] * time
            push[:, phase.first : phase.last] = grown[:, :, None]
        return push

    def _inputs(self) -> Floats:
        inputs = self.push.copy()
        gated = self._seen.wiring.gated_links
        for number, link in enumerate(self._model.links):
            breathe()
            if number not in gated and not link.gate:
                inputs[link.target] += self.brought[number]
        for group in self._seen.wiring.gates:
            total = self.brought[group.links].sum(axis=0)
            variable = int(self._seen.wiring.order[group.target])
            inputs[variable] += total * self._opened(group.gates)
        return inputs

    def _opened(self, gates: NDArray[np.intp]) -> Floats:
        return np.asarray(np.maximum(np.prod(1.0 + self.brought[gates], axis=0), 0.0))

    def _drains(self) -> dict[int, Floats]:
        """Per stock how fast it runs down, by steps by draws."""
        found = {}
        for variable, pace in enumerate(self._model.paces):
            if pace.stock:
                of_phases = [
                    np.repeat(
                        draining(self._model, self._seen.weight, phase.factor, variable)[None],
                        phase.last - phase.first,
                        axis=0,
                    )
                    for phase in self._seen.plan.phases
                ]
                found[variable] = np.concatenate(of_phases)
        return found

    def sent(self) -> Floats:
        """Per link what its own change between two steps adds to the input of its target."""
        sent = np.diff(self.brought, axis=1)
        for group in self._seen.wiring.gates:
            opened = self._opened(group.gates)
            total = self.brought[group.links].sum(axis=0)
            for gate in group.gates:
                others = self._opened(group.gates[group.gates != gate])[:-1]
                sent[gate] = total[:-1] * others * sent[gate]
            sent[group.links] *= opened[:-1]
        return sent

    def net_of(self, variable: int, inputs: Floats, level: Floats, part: slice) -> Floats:
        """What moves a variable on balance: its net flow, but for its own pace."""
        breathe()
        if variable not in self._drain:
            return np.asarray(np.tanh(inputs) - level)
        drain: NDArray[Any] = self._drain[variable][part]
        return filling(inputs, drain, level)

    def net(self, inputs: Floats, levels: Floats, part: slice = slice(0, -1)) -> Floats:
        """`net_of` every variable; all arrays by variables."""
        return np.array(
            [
                self.net_of(variable, inputs[variable], levels[variable], part)
                for variable in range(self._model.size)
            ]
        )
