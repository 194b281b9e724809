"""Which draws settle, and which are self-amplifying around today.

A draw runs away when the linearisation at today has an eigenvalue with positive
real part. Only strongly connected blocks with a loop can have
one, so only those are looked at, their lags included.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import NEVER, Token, breathe
from loopmap.simulation.cleared import cleared
from loopmap.simulation.draws import Draws
from loopmap.simulation.map_model import Pace
from loopmap.simulation.plan import Plan
from loopmap.simulation.stepper import STOCK_TIME, draining
from loopmap.simulation.structure import Structure

Matrices = NDArray[np.float64]
Inner = tuple[int, int, int]
"""A link inside a block: source, target, number."""

LARGEST_BLOCK = 100
_NUMBERS_AT_ONCE = 500_000  # about 30 ms between two looks at the token
_WORK_AT_ONCE = 10_000_000  # multiplications: some milliseconds
_GAINS_AT_ONCE = 100_000
"""Numbers scaled at once: more do not stay where the processor has them at hand."""

_EIGEN_AT_ONCE = _WORK_AT_ONCE // 4
_LETS_GO = 500
"""numpy lets other threads go on while it looks for more eigenvalues than this at once."""

_ZERO = 1e-9
_SCALINGS = 30


def settles(
    plan: Plan, structure: Structure, draws: Draws, token: Token = NEVER
) -> NDArray[np.bool_] | None:
    """Per draw, whether it settles; None when a block is too large to be checked.

    Raises Cancelled. O(draws · size³) per block: 12 µs a draw at 11, 0.14 ms at 50.
    """
    answer = np.ones(draws.columns, dtype=np.bool_)
    for block, has_loop in enumerate(structure.feeds_back):
        if not has_loop:
            continue
        members = [v for v, b in enumerate(structure.block) if b == block]
        inner = [
            (source, target, number)
            for source in members
            for target, _, number in structure.out[source]
            if structure.block[target] == block
        ]
        size = len(members) + sum(_lags(plan, number) for _, _, number in inner)
        if size > 3 * LARGEST_BLOCK or len(members) > LARGEST_BLOCK:
            return None
        at_once = max(50, _NUMBERS_AT_ONCE // size**2)
        for start in range(0, draws.columns, at_once):
            token.check()
            part = slice(start, start + at_once)
            matrix = _linearisation(plan, members, inner, draws, part)
            answer[part] &= is_stable(matrix)
    return answer


def is_stable(matrix: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Per matrix of a stack, whether no eigenvalue has a positive real part.

    Two quick tests decide most: a scaled row sum below 1 in absolute values (an
    H-matrix with negative diagonal, so stable: Collatz and Wielandt's bound), and a
    determinant of the wrong sign (an odd number of positive eigenvalues). Only the
    rest costs eigenvalues. Stack of n by n; O(n³) each.
    """
    stable = _is_dominated(matrix)
    unstable = np.zeros(len(matrix), dtype=np.bool_)
    size = matrix.shape[1]
    for some in few_of(np.flatnonzero(~stable), _WORK_AT_ONCE // size**3):
        breathe()
        unstable[some] = np.linalg.slogdet(-matrix[some]).sign < 0
    left = np.flatnonzero(~(stable | unstable))
    for some in few_of(left, _EIGEN_AT_ONCE // size**3, _LETS_GO // size + 1):
        breathe()
        stable[some] = np.linalg.eigvals(matrix[some]).real.max(axis=1) <= _ZERO
    return stable


def few_of(rows: NDArray[np.intp], few: int, least: int = 1) -> Iterator[NDArray[np.intp]]:
    """So many rows at a time, but ``least`` or a multiple of it while there are, then few."""
    together, several = len(rows) - len(rows) % least, max(few // least, 1) * least
    for first, last, each in ((0, together, several), (together, len(rows), max(few, 1))):
        for start in range(first, last, each):
            yield rows[start : min(start + each, last)]


def _is_dominated(matrix: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether some positive scaling makes every diagonal outweigh its row."""
    dominated = np.zeros(len(matrix), dtype=np.bool_)
    rate = -np.diagonal(matrix, axis1=1, axis2=2)
    if not (rate > _ZERO).all():  # a stock holds nothing back by itself, or next to nothing
        return dominated
    for some in few_of(np.arange(len(matrix)), _GAINS_AT_ONCE // matrix.shape[1] ** 2):
        dominated[some] = _outweighs(matrix[some], rate[some])
    return dominated


def _outweighs(matrix: NDArray[np.float64], rate: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Per matrix, whether a scaling was found; ``rate`` is what is on the diagonal, negated."""
    breathe()
    size = matrix.shape[1]
    gain = np.abs(matrix)
    gain /= rate[:, :, None]
    gain[:, range(size), range(size)] = 0.0
    dominated = np.zeros(len(matrix), dtype=np.bool_)
    scale = np.ones((len(matrix), size, 1))
    for _ in range(_SCALINGS):
        breathe()
        reached = gain @ scale
        dominated |= (reached < scale * (1.0 - _ZERO)).all(axis=(1, 2))
        # Half of the old scale is kept, so that loops of even length do not swing.
        scale = reached + 0.5 * scale
        scale /= scale.max(axis=1, keepdims=True)
    return dominated


def _linearisation(
    plan: Plan, members: list[int], inner: list[Inner], draws: Draws, part: slice
) -> Matrices:
    """Draws by size by size: rates of change of a block's variables and lags at today."""
    phase = plan.phases[-1]
    row = {variable: i for i, variable in enumerate(members)}
    size = len(members) + sum(_lags(plan, number) for _, _, number in inner)
    matrix = cleared(draws.weight[:, part].shape[1], size)
    for i, variable in enumerate(members):
        breathe()
        matrix[:, i, i] = -self_limits(plan, variable, draws, part)
    following = len(members)
    for source, target, number in inner:
        breathe()
        link = plan.model.links[number]
        weight = draws.weight[number, part] * link.slope * _speed(plan.model.paces[target])
        gain = phase.factor[number]
        cause = row[source]
        for _ in range(_lags(plan, number)):
            rate = link.order / (phase.delay[number] * draws.stretch[number, part])
            matrix[:, following, cause] = rate * gain
            matrix[:, following, following] = -rate
            cause, gain, following = following, 1.0, following + 1
        matrix[:, row[target], cause] += weight * gain
    return matrix


def _lags(plan: Plan, number: int) -> int:
    """How many lags a link has at the end of the run."""
    return plan.model.links[number].order if plan.phases[-1].delay[number] > 0 else 0


def _speed(pace: Pace) -> float:
    """How fast a variable follows its inputs."""
    return 1.0 / (STOCK_TIME if pace.stock else pace.settle_time)


def self_limits(plan: Plan, variable: int, draws: Draws, part: slice) -> NDArray[np.float64]:
    """Per draw, how fast a variable returns by itself: what of a stock runs down, at least 0."""
    pace, weight = plan.model.paces[variable], draws.weight[:, part]
    if not pace.stock:
        return np.full(weight.shape[1], _speed(pace))
    return draining(plan.model, weight, plan.phases[-1].factor, variable) * _speed(pace)
