"""Areas change places, and members theirs within an area, until fewer straight links cross."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from loopmap.diagram.layout.net import Floats, Ints, Net
from loopmap.diagram.layout.overlap import part
from loopmap.model.token import Token

_WORK = 6e6
"""Pairs of links compared in all: a tenth of a second."""

_MOST = 500
_LENGTH = 0.25
"""What a link's length of line costs, in crossings."""

_HEAT = 3.0


def eased(  # noqa: PLR0913  a picture and its areas, and how to look
    net: Net, clusters: Sequence[Ints], places: Floats, sizes: Floats, *, seed: int, token: Token
) -> Floats:
    """(n, 2) places with the same areas, each of its ``sizes`` (g, 2), in a better order.

    Areas are exchanged or mirrored, members exchanged within theirs. A search with
    falling heat on straight lines, which are quick to compare; the same ``seed`` gives
    the same answer.
    """
    rng = np.random.default_rng(seed)
    tries = int(min(_MOST, _WORK / max(len(net.ends), 1) ** 2))
    now = places.copy()
    cost = least = _cost(net, now)
    best = now
    for turn in range(tries):
        if turn % 64 == 0:
            token.check()
        wanted = _changed(now, clusters, sizes, rng)
        price = _cost(net, wanted)
        heat = _HEAT * (1 - turn / tries) ** 2
        if price < cost or rng.random() < math.exp((cost - price) / max(heat, 1e-9)):
            now, cost = wanted, price
            if cost < least:
                best, least = now, cost
    return best


def _changed(
    now: Floats, clusters: Sequence[Ints], sizes: Floats, rng: np.random.Generator
) -> Floats:
    wanted = now.copy()
    one = int(rng.integers(len(clusters)))
    mine = clusters[one]
    draw = rng.random()
    if draw < 0.25:
        centres = np.array([(now[c].min(axis=0) + now[c].max(axis=0)) / 2 for c in clusters])
        moved = centres.copy()
        other = int(rng.integers(len(clusters)))
        moved[[one, other]] = moved[[other, one]]
        for members, by in zip(clusters, part(moved, sizes) - centres, strict=True):
            wanted[members] += by
    elif draw < 0.4:
        mirror = np.array([(-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)])[rng.integers(3)]
        middle = (now[mine].min(axis=0) + now[mine].max(axis=0)) / 2
        wanted[mine] = middle + (now[mine] - middle) * mirror
    elif len(mine) > 1:
        pair = rng.choice(mine, 2, replace=False)
        wanted[pair] = now[pair[::-1]]
    return wanted


def _cost(net: Net, places: Floats) -> float:
    """Crossings of the straight links, and their length."""
    start, end = places[net.ends[:, 0]], places[net.ends[:, 1]]
    way = end - start
    length = np.hypot(way[:, 0], way[:, 1]).sum() / net.link_length
    # Which side of each link's line every variable lies on; two links cross when each
    # has the other's ends on both sides.
    side = way[:, :1] * (places[:, 1] - start[:, 1:]) - way[:, 1:] * (places[:, 0] - start[:, :1])
    parts = side[:, net.ends[:, 0]] * side[:, net.ends[:, 1]] < 0
    return float((parts & parts.T).sum() / 2 + _LENGTH * length)
