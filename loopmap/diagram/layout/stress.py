"""Distances on paper like distances along links: classical scaling, then stress majorisation.

Torgerson (1952), doi:10.1007/BF02288916, for the start; SMACOF with weights after
Gansner, Koren and North (2004), doi:10.1007/978-3-540-31843-9_25. Dense: O(n^2)
memory and time per step, O(n^3) once for the weighted solution.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from loopmap.diagram.layout.net import Bools, Floats, Ints
from loopmap.model.token import breathe

_POWER_STEPS = 60
_TINY = 1e-9


def hops(count: int, ends: Ints) -> Floats:
    """(n, n) number of links between any two of ``count`` variables, inf where there is no way.

    ``ends`` (m, 2): which are linked, either way. All variables look one link farther at
    a time, eight to a byte; O(n * m) per step.
    """
    found = np.full((count, count), np.inf)
    np.fill_diagonal(found, 0.0)
    ways = np.vstack([ends, ends[:, ::-1]])
    if not len(ways):
        return found
    ways = ways[np.argsort(ways[:, 1], kind="stable")]
    into, first = np.unique(ways[:, 1], return_index=True)
    frontier = np.packbits(np.eye(count, dtype=bool), axis=1)
    known = frontier.copy()
    for distance in range(1, count):
        reached = np.zeros_like(frontier)
        reached[into] = np.bitwise_or.reduceat(frontier[ways[:, 0]], first, axis=0)
        frontier = reached & ~known
        if not frontier.any():
            break
        known |= frontier
        found[np.unpackbits(frontier, axis=1, count=count).astype(bool)] = distance
    return found


def classical(distances: Floats, steps: int = _POWER_STEPS) -> Floats:
    """(n, 2) start positions: the two leading directions of the distances (Torgerson).

    The more ``steps``, the nearer to them.
    """
    n = len(distances)
    if n < 3:
        return np.array([(i * distances[0, -1], 0.0) for i in range(n)]).reshape(-1, 2)
    squares = distances**2
    row = squares.mean(axis=1, keepdims=True)
    inner = -0.5 * (squares - row - row.T + squares.mean())
    rng = np.random.default_rng(0)
    axes = rng.standard_normal((n, 2))
    for _ in range(steps):
        axes, _upper = np.linalg.qr(inner @ axes)
    strength = np.sqrt(np.maximum(np.einsum("ik,ij,jk->k", axes, inner, axes, optimize=True), 1.0))
    # Twins (same distances to all) fall on one point; a hair's breadth keeps them apart.
    return np.asarray(axes * strength + rng.standard_normal((n, 2)) * distances.mean() * 1e-2)


@dataclass(frozen=True, slots=True)
class Stress:
    """What positions are to be like: ``distances`` and ``weights`` (n, n), symmetric.

    Weights are 0 on the diagonal. ``free`` (n,) may move. ``back`` pulls every position
    to where it began. ``inverse`` is of the weighted Laplacian of what is free.
    """

    distances: Floats
    weights: Floats
    free: Bools
    back: float
    inverse: Floats

    def cost(self, apart: Floats) -> float:
        """The stress of positions that are so far ``apart`` (n, n)."""
        return float((self.weights * (apart - self.distances) ** 2).sum())


def stress_of(
    distances: Floats, weights: Floats, fixed: Bools | None = None, hold: float = 0.0
) -> Stress:
    """The stress to be lowered; ``hold`` pulls back as strongly as the weights at 1. O(n^3)."""
    free = np.ones(len(weights), dtype=bool) if fixed is None else ~fixed
    back = hold * float(weights.sum(axis=1).mean())
    laplacian = (np.diag(weights.sum(axis=1) + back) - weights)[np.ix_(free, free)]
    if free.all() and not hold:
        # Without an anchor the solution may float; a constant on every pair holds its mean.
        laplacian = laplacian + 1.0 / max(len(laplacian), 1)
    return Stress(distances, weights, free, back, np.linalg.inv(laplacian))


def majorise(places: Floats, wanted: Stress, *, steps: int = 80, tolerance: float = 1e-4) -> Floats:
    """(n, 2) positions of lower stress, from ``places``; O(n^2) per step."""
    free = wanted.free
    if len(places) < 2 or not free.any():
        return places
    pull = -wanted.weights[np.ix_(free, ~free)] @ places[~free]
    weighted = wanted.weights * wanted.distances
    now, before = places.copy(), np.inf
    for _ in range(steps):
        breathe()
        apart = _apart(now)
        stress = wanted.cost(apart)
        if before - stress < tolerance * before:
            break
        before = stress
        ratio = weighted / np.maximum(apart, _TINY)
        target = ratio.sum(axis=1, keepdims=True) * now - ratio @ now
        now[free] = wanted.inverse @ (target[free] - pull + wanted.back * places[free])
    return now


def _apart(places: Floats) -> Floats:
    squares = (places**2).sum(axis=1)
    return np.asarray(
        np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * places @ places.T, 0.0))
    )
