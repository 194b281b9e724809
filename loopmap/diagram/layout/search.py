"""Laying out anew: a first picture, then ever better ones."""

from __future__ import annotations

import math
from collections.abc import Iterator

from loopmap.diagram.layout.areas import has_areas
from loopmap.diagram.layout.first import first_picture
from loopmap.diagram.layout.net import Floats, Net
from loopmap.diagram.layout.polish import polishing
from loopmap.diagram.layout.settle import settled
from loopmap.model.token import Token

_SEVERAL = 40
"""Up to so many variables several beginnings are polished a little, the best one on."""

_BEGINNINGS = 3
_SHARE = 0.2
"""Of the rounds, for each beginning."""


def searching(net: Net, *, seed: int, rounds: int, token: Token) -> Iterator[Floats]:
    """(n, 2) places, the first within 0.3 s at 100 variables; each costs less than the last."""
    best = settled(first_picture(net, seed=seed, token=token), net, may_turn=True)
    yield best
    few = len(net.ids) <= _SEVERAL and not has_areas(net) and not net.pinned.any()
    each = int(_SHARE * rounds) if few else 0
    least = math.inf
    for start in _beginnings(net, best, seed, token) if each else ():
        for places, cost in polishing(net, start, seed=seed, rounds=each, token=token):
            if cost < least:
                best, least = places, cost
                yield best
        rounds -= each
    for better, _ in polishing(net, best, seed=seed, rounds=rounds, token=token):
        yield better


def _beginnings(net: Net, first: Floats, seed: int, token: Token) -> Iterator[Floats]:
    yield first
    for other in range(1, _BEGINNINGS):
        start = first_picture(net, seed=seed + 100 * other, token=token)
        yield settled(start, net, may_turn=True)
