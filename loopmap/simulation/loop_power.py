"""Which loops carry a run straight from a map: Loops That Matter over a number of draws.

A level is a stock with an inflow s(u)/τ and an outflow x/τ, so that every variable that
settles has a balancing loop of its own, through nothing but itself. Those count in the
whole, but are told apart from the loops people have drawn. The lags of a delayed link
score with the link. See `loopmap.simulation.dominance`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopmap.model.ids import RecordId
from loopmap.model.token import NEVER, Token
from loopmap.simulation.dominance import (
    Period,
    Scores,
    dominant,
    flow_scores,
    link_scores,
    outside_share,
    path_scores,
    periods,
    pieces,
    relative_scores,
    strongest_loops,
)
from loopmap.simulation.draws import Draws
from loopmap.simulation.plan import Plan
from loopmap.simulation.structure import strong_blocks
from loopmap.simulation.trace import Moves, Trace, moves, trace

Floats = NDArray[np.float64]
Loop = tuple[int, ...]
"""The numbers of a loop's links in causal order."""

FOLLOWED = 40
"""Draws that are followed step by step: enough to see which loop leads in most of them."""

MOST_LOOPS = 2000
_MANY_LINKS = 60  # beyond which fewer draws are followed, for time's sake
_FEWER = 15
_LOOKED_AT = 25  # times at which the strongest paths are looked for
_NOISE = 1e-5  # of the largest change in a run: below it single precision only rustles


@dataclass(frozen=True, slots=True)
class LoopPower:
    """How strong each loop was at each time. ``loops``: as ids of links (None: an added one).

    ``numbers``: the same as numbers of the plan's ``links``. ``relative``: mean relative score
    over the draws, loops by times, in [-1, 1], negative for balancing; ``own``: of all
    variables' settling by themselves, by parts and times. ``part`` numbers the strongly
    connected part of each loop. ``leads``: share of draws in which the loop is among the
    fewest that make half of the change; ``ahead``: that make half of what the loops of its
    part do, leaving aside variables that settle by themselves. ``outside``: share of each
    part's change that comes from outside it, by parts and times. ``through``: of what moves
    its effect, the mean share that comes through each link, by links and times, in [0, 1].
    ``complete``: all loops were scored, not only those along the strongest paths.
    """

    times: tuple[float, ...]
    links: tuple[RecordId | None, ...]
    loops: tuple[tuple[RecordId | None, ...], ...]
    numbers: tuple[Loop, ...]
    part: tuple[int, ...]
    relative: Floats
    leads: Floats
    ahead: Floats
    own: Floats
    outside: Floats
    through: Floats
    draws: int
    complete: bool

    def carrying(self, least: float = 0.05) -> tuple[int, ...]:
        """The loops that matter over the whole run, strongest first: at least that mean share."""
        size = np.abs(self.relative)
        active = np.maximum((size.sum(axis=0) > 0).sum(), 1)
        mean = size.sum(axis=1) / active
        order = np.argsort(-mean, kind="stable")
        return tuple(int(loop) for loop in order if mean[loop] >= least)

    def periods(self, part: int) -> tuple[Period, ...]:
        """From which to which of ``times`` which loops of one part lead in most draws."""
        mine = np.array([number == part for number in self.part], dtype=np.bool_)
        return periods((self.leads > 0.5) & mine[:, None])


def loop_power(
    plan: Plan,
    draws: Draws,
    settled: NDArray[np.bool_],
    loops: Sequence[Loop],
    token: Token = NEVER,
) -> LoopPower:
    """The power of loops in up to `FOLLOWED` draws that settle, of the first prior among them.

    ``loops``: all loops of the plan's model; with none, or too many to score, those along the
    strongest paths. Raises Cancelled. O(links · steps · draws + loops · length · steps · draws).
    """
    most = FOLLOWED if len(plan.model.links) <= _MANY_LINKS else _FEWER
    seen = trace(plan, draws, _chosen(settled[draws.prior == draws.prior[0]], most), token)
    moved = moves(seen)
    _still_where_held(plan, moved)
    token.check()
    links, own = _link_scores(seen, moved), _own_scores(seen, moved)
    complete = 0 < len(loops) <= MOST_LOOPS
    rings = list(loops) if complete else _strongest(plan, links)
    block = strong_blocks(_targets(plan))
    parts = [block[plan.model.links[ring[0]].source] for ring in rings]
    settling = [(row,) for row in range(len(links.log), len(links.log) + len(own.log))]
    of_all = [*parts, *block]
    relative = relative_scores(path_scores(_below(links, own), [*rings, *settling]), of_all)
    drawn, alone = relative[: len(rings)], relative[len(rings) :]
    numbers = range(max(block) + 1)
    return LoopPower(
        tuple(step * plan.step for step in range(relative.shape[1])),
        tuple(link.id for link in plan.model.links),
        tuple(tuple(plan.model.links[i].id for i in ring) for ring in rings),
        tuple(rings),
        tuple(parts),
        _mean(drawn),
        _leads(relative, of_all)[: len(rings)],
        _leads(drawn, parts, of_their_own=True),
        np.array([alone[np.array(block) == n].sum(axis=0).mean(axis=1) for n in numbers]),
        np.array([_outside(plan, moved, block, n) for n in numbers]),
        _through(plan, moved),
        relative.shape[2],
        complete,
    )


def _below(one: Scores, other: Scores) -> Scores:
    return Scores(np.concatenate([one.sign, other.sign]), np.concatenate([one.log, other.log]))


def _mean(relative: Floats) -> Floats:
    """Over the draws, by loops and times."""
    mean = np.empty(relative.shape[:2])
    for loops in pieces(len(relative), relative[:1].size):
        mean[loops] = relative[loops].mean(axis=2)
    return mean


def _leads(relative: Floats, parts: Sequence[int], *, of_their_own: bool = False) -> Floats:
    """The share of draws in which a loop is among those that lead its part, by loops and times.

    ``of_their_own``: what the loops at hand do together counts as the whole of their part.
    """
    leads, numbers = np.zeros(relative.shape[:2]), np.asarray(parts)
    for number in sorted(set(parts)):
        mine = np.flatnonzero(numbers == number)
        for times in pieces(relative.shape[1], len(mine) * relative.shape[2]):
            shares = relative[mine, times]
            if of_their_own:
                whole = np.abs(shares).sum(axis=0)
                shares /= np.where(whole > 0, whole, 1.0)
            leads[mine, times] = dominant(shares).mean(axis=2)
    return leads


def _chosen(settled: NDArray[np.bool_], most: int) -> list[int]:
    """Draws that settle, spread evenly; where none does, any."""
    among = np.flatnonzero(settled) if settled.any() else np.arange(len(settled))
    picked = np.linspace(0, len(among) - 1, min(most, len(among))).round().astype(int)
    return [int(draw) for draw in among[picked]]


def _targets(plan: Plan) -> list[list[int]]:
    out: list[list[int]] = [[] for _ in range(plan.model.size)]
    for link in plan.model.links:
        out[link.source].append(link.target)
    return out


def _still_where_held(plan: Plan, moved: Moves) -> None:
    """A variable that is held does not move, whatever its causes say."""
    for phase in plan.phases:
        part = slice(phase.first, phase.last)
        moved.net[phase.held, part] = 0.0


def _link_scores(seen: Trace, moved: Moves) -> Scores:
    """Scores of every link to its target's level, its lags included."""
    links = seen.plan.model.links
    target = [link.target for link in links]
    least = _NOISE * np.abs(moved.net).max(axis=1, keepdims=True)
    signal = np.diff(np.moveaxis(seen.rows[:, seen.wiring.signal], 0, 1), axis=1)
    scores = link_scores(moved.partial, moved.net[target], signal, least[target])
    for stage in seen.wiring.stages:
        # Undelayed, a lag lets its cause through within the step: it scores 1.
        for row, source, number in zip(stage.rows, stage.sources, stage.links, strict=True):
            cause, lag = (np.diff(seen.rows[:, r], axis=0) for r in (source, row))
            through = flow_scores(cause, cause - lag, 1, _NOISE * np.abs(cause).max(axis=0))
            waits = np.array(_ever_delayed(seen.plan, number))[: len(cause), None]
            scores.sign[number] *= np.where(waits, through.sign, 1).astype(np.int8)
            scores.log[number] += np.where(waits, through.log, 0.0)
    return scores


def _ever_delayed(plan: Plan, number: int) -> list[bool]:
    """Per step, whether a link is delayed then."""
    return [bool(p.delay[number] > 0) for p in plan.phases for _ in range(p.first, p.last)]


def _own_scores(seen: Trace, moved: Moves) -> Scores:
    """Scores of every variable's loop through nothing but itself."""
    level = np.diff(np.moveaxis(seen.levels[:-1], 0, 1), axis=1)
    least = _NOISE * np.abs(moved.net).max(axis=1, keepdims=True)
    return link_scores(moved.own, moved.net, level, least)


def _strongest(plan: Plan, links: Scores) -> list[Loop]:
    """Loops along the strongest paths of the middle draw, at evenly spread times."""
    with np.errstate(over="ignore"):
        size = np.median(np.exp(links.log), axis=2)
    every = max(1, size.shape[1] // _LOOKED_AT)
    ends = [(link.source, link.target) for link in plan.model.links]
    return list(strongest_loops(ends, size[:, ::every], range(plan.model.size)).loops)


def _outside(plan: Plan, moved: Moves, block: Sequence[int], part: int) -> Floats:
    """Mean share of a part's change that other parts, or the scenario, bring about."""
    members = [variable for variable, number in enumerate(block) if number == part]
    links = plan.model.links
    into = [number for number, link in enumerate(links) if block[link.target] == part]
    partial = np.concatenate([moved.partial[into], moved.pushed[members], moved.own[members]])
    targets = [*(links[number].target for number in into), *members, *members]
    outside = [
        *(block[links[number].source] != part for number in into),
        *([True] * len(members)),
        *([False] * len(members)),
    ]
    return np.asarray(outside_share(partial, targets, outside, members).mean(axis=1))


def _through(plan: Plan, moved: Moves) -> Floats:
    """Of what moves the target of each link, the mean share that comes through it."""
    target = [link.target for link in plan.model.links]
    size = np.abs(moved.partial)
    whole = np.abs(moved.pushed)
    np.add.at(whole, target, size)
    whole = whole[target]
    return np.asarray(np.divide(size, whole, out=np.zeros_like(size), where=whole > 0).mean(axis=2))
