"""A first answer for one connected part of a map: scaling, stress, round loops, no overlaps."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from loopmap.diagram.layout import stress
from loopmap.diagram.layout.net import PAD, Bools, Floats, Net, Ring
from loopmap.diagram.layout.overlap import part
from loopmap.diagram.layout.rings import round_off
from loopmap.model.token import Token

ASPECT = 16 / 9
"""Width to height that a whole map aims at: a slide."""

AIR = 2.5
"""Paper for labels and arcs, as a multiple of the labels' own area; less and nothing can move."""

COARSE = 400
"""From this many variables on, fewer steps: nobody reads such a map as loops."""

_FEW_STEPS = 6
_FEW_POWERS = 10
"""Enough of a start where its stress is lowered after it: more steps end no lower."""


def shape(net: Net, *, seed: int, token: Token) -> Floats:
    """(n, 2) positions for the variables of ``net``; pinned ones stay.

    Milliseconds up to 30 variables, under 0.2 s at 100. O(n^3) once, O(n^2) per step.
    """
    return shapes(net, range(seed, seed + 1), token)[0]


def shapes(net: Net, seeds: Iterable[int], token: Token) -> list[Floats]:
    """One answer for each of ``seeds``; every one but 0 begins from places at random."""
    distances, weights = hop_distances(net)
    token.check()
    by_hops = stress.stress_of(distances, weights, net.pinned)
    rounded = round_off(net.loops(), distances, weights, net.link_length)
    by_loops = stress.stress_of(*rounded, net.pinned)
    steps = 25 if len(net.ids) >= COARSE else 80
    begun = _start(net, distances)
    found = []
    for seed in seeds:
        places = _shaken(begun, net, distances, seed) if seed else begun
        for wanted in (by_hops, by_loops):
            token.check()
            places = stress.majorise(places, wanted, steps=steps)
        if not net.pinned.any():
            places = _aired(upright(places, net.sizes, net.loops()), net.sizes)
        found.append(part(places, net.sizes, net.pinned, net.pad))
    return found


def rough_shape(net: Net, *, token: Token) -> Floats:
    """(n, 2) positions for the variables of ``net`` in a fifth of the time; none is pinned.

    A start and a few steps down its stress; round loops are left to whoever makes it better.
    """
    distances, weights = hop_distances(net)
    token.check()
    wanted = stress.stress_of(distances, weights)
    begun = stress.classical(distances, _FEW_POWERS)
    places = stress.majorise(begun, wanted, steps=_FEW_STEPS)
    token.check()
    return part(_aired(upright(places, net.sizes, net.loops()), net.sizes), net.sizes, pad=net.pad)


def hop_distances(net: Net) -> tuple[Floats, Floats]:
    """(n, n) distances on paper like those along links, and how much each matters."""
    hops = stress.hops(len(net.ids), net.ends)
    hops[np.isinf(hops)] = hops[np.isfinite(hops)].max() + 2  # parts apart, yet on one page
    distances = _groups_together(net, hops * net.link_length)
    return distances, _weights(distances, net.link_length)


def _aired(places: Floats, sizes: Floats) -> Floats:
    """The picture enlarged until it has ``AIR`` times the room its labels fill."""
    wide, high = np.ptp(places, axis=0) + sizes.mean(axis=0)
    room = float(wide * high) / float(((sizes[:, 0] + PAD) * (sizes[:, 1] + PAD)).sum())
    return places * max(1.0, math.sqrt(AIR / room))


def upright(places: Floats, sizes: Floats, found: list[Ring]) -> Floats:
    """The same picture turned to the shape of a page, with most loops running clockwise."""
    centred = places - places.mean(axis=0)
    if sum(_turns_clockwise(centred, ring) for ring in found) < 0:
        centred = centred * np.array([1.0, -1.0])
    best, least = centred, math.inf
    for degrees in range(0, 180, 5):
        angle = math.radians(degrees)
        turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
        turned = centred @ turn.T
        wide, high = (turned + sizes / 2).max(axis=0) - (turned - sizes / 2).min(axis=0)
        cost = abs(math.log(wide / high / ASPECT)) + math.log(wide * high) / 2
        if cost < least - 1e-9:
            best, least = turned, cost
    return np.asarray(best, dtype=np.float64)


def _turns_clockwise(places: Floats, ring: Ring) -> int:
    """1 for clockwise on the screen (y down), -1 for the other way, 0 for a pair."""
    corners = places[list(ring)]
    after = np.roll(corners, -1, axis=0)
    area = (corners[:, 0] * after[:, 1] - corners[:, 1] * after[:, 0]).sum()
    return int(np.sign(area)) if len(ring) > 2 else 0


def _start(net: Net, distances: Floats) -> Floats:
    """Classical scaling; with pinned variables, laid onto where those are."""
    places = stress.classical(distances)
    if not net.pinned.any():
        return places
    places = _laid_onto(places, net.places, net.pinned)
    places[net.pinned] = net.places[net.pinned]
    return places


def _shaken(places: Floats, net: Net, distances: Floats, seed: int) -> Floats:
    """Another start: every free variable somewhere else on the page, at random."""
    anywhere = np.random.default_rng(seed).normal(0.0, distances.mean() / 2, places.shape)
    return np.where(net.pinned[:, None], places, places + anywhere)


def _laid_onto(places: Floats, target: Floats, anchors: Bools) -> Floats:
    """``places`` turned, mirrored and moved so that the anchors come nearest to ``target``."""
    here, there = places[anchors], target[anchors]
    turn = np.eye(2)
    if len(here) > 1:
        u, _, vt = np.linalg.svd((here - here.mean(axis=0)).T @ (there - there.mean(axis=0)))
        turn = u @ vt
    return np.asarray((places - here.mean(axis=0)) @ turn + there.mean(axis=0))


def _weights(distances: Floats, length: float) -> Floats:
    weights = (np.maximum(distances, 1e-9) / length) ** -2
    np.fill_diagonal(weights, 0.0)
    return np.asarray(weights)


def _groups_together(net: Net, distances: Floats) -> Floats:
    """Longer ways between areas than within them, so that each area lies together."""
    if net.group.max(initial=-1) < 0:
        return distances
    apart = net.group[:, None] != net.group[None, :]
    return np.asarray(np.where(apart, distances * 1.6 + 0.6 * net.link_length, distances))
