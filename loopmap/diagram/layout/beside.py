"""Where a new variable lies beside what it joins, judged with its links as they are drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from loopmap.diagram.layout.net import Floats, Ints, Net
from loopmap.diagram.layout.paper import Paper
from loopmap.diagram.layout.score import Picture
from loopmap.diagram.layout.shape import ASPECT
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId

SEEN = 92.0
"""How much of a new link shows between its cards, in map units: room for sign, bars and head."""

_STRETCHES = (1.0, 1.35, 0.75, 1.8, 2.5, 3.6)
_ANGLES = 24
_LOOKED_AT = 32
"""The places that seem best are judged as drawn."""

_TURN = math.radians(34)
"""A chain bends by this much clockwise at each link, for most chains come to close."""

_ROOM = 44.0
"""Paper wanted around every label."""

_FLOW, _CROWD, _PAGE, _LENGTH = 0.9, 0.8, 0.5, 0.9
_CROSS, _THROUGH, _MARKS, _ROUND = 1.0, 1.7, 0.35, 2.0
"""What things cost, on one scale; found by saying the example maps link by link."""


@dataclass(frozen=True, slots=True)
class Joining:
    """A new variable ``one`` of ``net``, all others of which stand.

    ``turn``: by how much the loop that it is part of bends at each variable, in
    radians, or 0 for none. ``home``: its group, for areas of others keep it out.
    """

    net: Net
    one: int
    turn: float
    home: RecordId | None = None


def beside(joining: Joining, paper: Paper) -> Floats:
    """(2,) the best of many places, in whole map units."""
    net, one = joining.net, joining.one
    size = net.sizes[one]
    tried = _candidates(joining)
    homes = (joining.home,)
    free = paper.is_free(tried, size, homes=homes)
    while not free.any():
        middle = tried.mean(axis=0)
        tried = np.round(middle + 1.6 * (tried - middle))
        free = paper.is_free(tried, size, homes=homes)
    tried = tried[free]
    cost = _look(joining, tried) + _CROWD * paper.crowding(tried, size, _ROOM)
    best = np.argsort(cost, kind="stable")[:_LOOKED_AT]
    drawn = cost[best] + _drawn(joining, tried[best])
    return np.asarray(tried[best[int(np.argmin(drawn))]])


def _tied(joining: Joining) -> Ints:
    return np.flatnonzero(joining.net.adjacency()[joining.one])


def _candidates(joining: Joining) -> Floats:
    """(k, 2) places one link away from each neighbour all round, and amid several."""
    net, one = joining.net, joining.one
    tied = _tied(joining)
    angle = np.arange(_ANGLES) * math.tau / _ANGLES
    ways = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    found = []
    for other in tied[:4]:
        reach = _reach(ways, net.sizes[one]) + _reach(ways, net.sizes[other])
        found += [
            net.places[other] + ways * (reach + SEEN * stretch)[:, None] for stretch in _STRETCHES
        ]
    if len(tied) > 1:
        middle = net.places[tied].mean(axis=0)
        radius = np.arange(0.0, 3.1, 0.3) * net.link_length
        found.append(middle + (radius[:, None, None] * ways).reshape(-1, 2))
    return np.round(np.vstack(found))


def _reach(ways: Floats, size: Floats) -> Floats:
    """(k,) from the middle of a label to its edge, in each direction (k, 2)."""
    half = size / 2 / np.maximum(np.abs(ways), 1e-6)
    return np.asarray(half.min(axis=1))


def _look(joining: Joining, tried: Floats) -> Floats:
    """(k,) cost of the lengths of the links, of where they lead, and of the page taken."""
    net, one = joining.net, joining.one
    tied = _tied(joining)
    cost = _PAGE * _growth(joining, tried)
    for other in tied:
        away = tried - net.places[other]
        far = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1.0)
        ways = away / far[:, None]
        seen = far - _reach(ways, net.sizes[one]) - _reach(ways, net.sizes[other])
        length = np.abs(np.log(np.maximum(seen, 12.0) / SEEN))
        cost = cost + _LENGTH * length / math.sqrt(len(tied))
    wanted = _flow(joining, tied)
    if wanted is not None:
        away = tried - net.places[tied[0]]
        unit = away / np.maximum(np.hypot(away[:, 0], away[:, 1]), 1.0)[:, None]
        cost = cost + (_ROUND if joining.turn else _FLOW) * (1 - unit @ wanted)
    return np.asarray(cost)


def _flow(joining: Joining, tied: Ints) -> Floats | None:
    """(2,) where a variable with one neighbour is looked for: on along the chain, or before it."""
    if len(tied) != 1:
        return None
    net, one, other = joining.net, joining.one, int(tied[0])
    follows = bool(((net.ends[:, 0] == other) & (net.ends[:, 1] == one)).any())
    here, there = (1, 0) if follows else (0, 1)
    chain = net.ends[(net.ends[:, here] == other) & (net.ends[:, there] != one), there]
    side = 1.0 if follows else -1.0
    if not len(chain):
        return np.array([side, 0.0])
    came = net.places[other] - net.places[chain].mean(axis=0)
    length = float(np.hypot(*came))
    if length < 1.0:
        return np.array([side, 0.0])
    turn = side * (joining.turn or _TURN)
    x, y = came / length
    c, s = math.cos(turn), math.sin(turn)
    return np.array([c * x - s * y, s * x + c * y])


def _growth(joining: Joining, tried: Floats) -> Floats:
    """(k,) how much higher a page of the usual shape has to be, in lengths of a link."""
    net = joining.net
    rest = np.arange(len(net.ids)) != joining.one
    low = (net.places - net.sizes / 2)[rest].min(axis=0)
    high = (net.places + net.sizes / 2)[rest].max(axis=0)
    half = net.sizes[joining.one] / 2
    wanted = np.maximum(tried + half, high) - np.minimum(tried - half, low)
    return np.asarray((_height(wanted) - _height(high - low)) / net.link_length)


def _height(extent: Floats) -> Floats:
    """Height of a page for (…, 2) widths and heights; both count, or maps would grow aslant."""
    wide, high = extent[..., 0] / ASPECT, extent[..., 1]
    return np.asarray(0.6 * np.maximum(wide, high) + 0.4 * (wide + high))


def _drawn(joining: Joining, tried: Floats) -> Floats:
    """(k,) cost of what the links cross and run through, and of loops that are not round."""
    net, one = joining.net, joining.one
    start = net.places.copy()
    start[one] = tried[0]
    tally = Picture(net, start, load_style()).tries(np.array([one]), tried[:, None]).tally
    loops = len([loop for loop in net.loops() if len(loop) > 2])
    return np.asarray(
        _CROSS * tally.crossings
        + _THROUGH * tally.through
        + _MARKS * (tally.signs + tally.heads + tally.short)
        + _ROUND * loops * (1 - tally.roundness)
    )
