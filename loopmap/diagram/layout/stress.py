"""Distances on paper like distances along links: classical scaling, then stress majorisation.

Torgerson (1952), doi:10.1007/BF02288916, for the start; SMACOF with weights after
Gansner, Koren and North (2004), doi:10.1007/978-3-540-31843-9_25. Dense: O(n^2)
memory and time per step, O(n^3) once for the weighted solution.
"""

from __future__ import annotations

import numpy as np

from loopmap.diagram.layout.net import Bools, Floats

_POWER_STEPS = 60
_TINY = 1e-9


def hops(near: Bools) -> Floats:
    """(n, n) number of links between any two variables, inf where there is no way.

    ``near`` (n, n): which are linked. Frontiers of all variables at once.
    """
    n = len(near)
    found = np.full((n, n), np.inf)
    np.fill_diagonal(found, 0.0)
    step = near.astype(np.float32)
    frontier = np.eye(n, dtype=np.float32)
    distance = 0
    while True:
        distance += 1
        reached = ((frontier @ step) > 0) & np.isinf(found)
        if not reached.any():
            return found
        found[reached] = distance
        frontier = reached.astype(np.float32)


def classical(distances: Floats, seed: int) -> Floats:
    """(n, 2) start positions: the two leading directions of the distances (Torgerson)."""
    n = len(distances)
    if n < 3:
        return np.array([(i * distances[0, -1], 0.0) for i in range(n)]).reshape(-1, 2)
    squares = distances**2
    row = squares.mean(axis=1, keepdims=True)
    inner = -0.5 * (squares - row - row.T + squares.mean())
    rng = np.random.default_rng(seed)
    axes = rng.standard_normal((n, 2))
    for _ in range(_POWER_STEPS):
        axes, _upper = np.linalg.qr(inner @ axes)
    strength = np.sqrt(np.maximum(np.einsum("ik,ij,jk->k", axes, inner, axes, optimize=True), 1.0))
    # Twins (same distances to all) fall on one point; a hair's breadth keeps them apart.
    return np.asarray(axes * strength + rng.standard_normal((n, 2)) * distances.mean() * 1e-2)


def majorise(  # noqa: PLR0913  the problem, and when to stop
    places: Floats,
    distances: Floats,
    weights: Floats,
    *,
    fixed: Bools | None = None,
    steps: int = 80,
    tolerance: float = 1e-4,
    hold: float = 0.0,
) -> Floats:
    """(n, 2) positions of lower stress, from ``places``; ``fixed`` rows do not move.

    ``distances`` and ``weights`` (n, n), symmetric; weights 0 on the diagonal. ``hold``
    pulls every row back to where it began, as strongly as its weights at 1.
    """
    free = np.ones(len(places), dtype=bool) if fixed is None else ~fixed
    if len(places) < 2 or not free.any():
        return places
    anchored = bool((~free).any()) or hold > 0
    back = hold * float(weights.sum(axis=1).mean())
    laplacian = np.diag(weights.sum(axis=1) + back) - weights
    part = laplacian[np.ix_(free, free)]
    # Without an anchor the solution may float; a constant on every pair holds its mean.
    inverse = np.linalg.inv(part if anchored else part + 1.0 / len(part))
    pull = laplacian[np.ix_(free, ~free)] @ places[~free]
    wanted = weights * distances
    now, before = places.copy(), np.inf
    for _ in range(steps):
        apart = _apart(now)
        stress = float((weights * (apart - distances) ** 2).sum())
        if before - stress < tolerance * before:
            break
        before = stress
        ratio = wanted / np.maximum(apart, _TINY)
        target = ratio.sum(axis=1, keepdims=True) * now - ratio @ now
        now[free] = inverse @ (target[free] - pull + back * places[free])
    return now


def _apart(places: Floats) -> Floats:
    squares = (places**2).sum(axis=1)
    return np.asarray(
        np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * places @ places.T, 0.0))
    )
