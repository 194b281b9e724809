"""Laying out anew: a first picture, sketches of better ones, then the best drawn and polished."""

from __future__ import annotations

import math
from collections.abc import Iterator

from loopmap.diagram.layout.first import first_picture
from loopmap.diagram.layout.net import Floats, Net
from loopmap.diagram.layout.polish import MOST, polishing
from loopmap.diagram.layout.score import Picture
from loopmap.diagram.layout.settle import settled
from loopmap.diagram.layout.sketching import Sweeping, sketched
from loopmap.diagram.style import load_style
from loopmap.model.token import Token

_SMALL, _SEVERAL = 40, 80
"""Up to so many variables several beginnings are polished a little, the best one on; up to
so many there are several first pictures, as many as …"""

_BEGINNINGS = 3
_SHARE = 0.12
"""Of the rounds, for each beginning …"""

_PROMISING = 1.4
"""… that costs no more than so many times the best."""

_SWEEPS, _FEWER, _ROUNDS_A_SWEEP = 8, 4, 8
"""Sweeps of a sketch and of one of a very large map, and rounds of polish wished for each."""

_VERY_LARGE = 150

_PULLS = ((30, 0.1), (MOST, 0.01))
"""Up to so many variables, a sketch keeps so much to the distances along links."""


def searching(net: Net, *, seed: int, rounds: int, token: Token) -> Iterator[Floats]:
    """(n, 2) places, the first within 0.3 s at 100 variables; each costs less than the last."""
    first = settled(first_picture(net, seed=seed, token=token), net, may_turn=True)
    yield first
    if rounds <= 0 or len(net.ids) > MOST or len(net.ends) < 2:
        return
    tried = [(_cost(net, first), first)]
    for other in _others(net, first, seed, rounds, token):
        cost = _cost(net, other)
        if cost < min(tried, key=_by_cost)[0]:
            yield other
        tried.append((cost, other))
    tried.sort(key=_by_cost)
    promising = [places for cost, places in tried if cost < _PROMISING * tried[0][0]]
    yield from _polished(net, promising, seed, rounds, token)


def _by_cost(priced: tuple[float, Floats]) -> float:
    return priced[0]


def _cost(net: Net, places: Floats) -> float:
    return Picture(net, places, load_style()).cost()


def _others(net: Net, first: Floats, seed: int, rounds: int, token: Token) -> Iterator[Floats]:
    """(n, 2) other places to begin with: sketches of several first pictures, and small ones too."""
    if rounds < _ROUNDS_A_SWEEP:
        return
    yield _sketched(net, first, seed, rounds, token)
    soon = rounds < _SWEEPS * _ROUNDS_A_SWEEP
    if soon or len(net.ids) > _SEVERAL or net.pinned.any():
        return
    for number in range(1, _BEGINNINGS):
        start = first_picture(net, seed=seed + 100 * number, token=token)
        if len(net.ids) <= _SMALL:
            yield settled(start, net, may_turn=True)
        yield _sketched(net, start, seed + number, rounds, token)


def _sketched(net: Net, start: Floats, seed: int, rounds: int, token: Token) -> Floats:
    """(n, 2) places a sketch that begins with ``start`` ends with."""
    usual = _SWEEPS if len(net.ids) <= _VERY_LARGE else _FEWER
    pull = next(pull for most, pull in _PULLS if len(net.ids) <= most)
    how = Sweeping(seed, min(usual, rounds // _ROUNDS_A_SWEEP), pull)
    return settled(sketched(net, start, how, token), net, may_turn=True)


def _polished(
    net: Net, tried: list[Floats], seed: int, rounds: int, token: Token
) -> Iterator[Floats]:
    """The best of the places ``tried``, best first, after polish."""
    best = tried[0]
    each = int(_SHARE * rounds) if len(net.ids) <= _SMALL else 0
    least = math.inf
    for start in tried[:_BEGINNINGS] if each and len(tried) > 1 else ():
        for places, cost in polishing(net, start, seed=seed, rounds=each, token=token):
            if cost < least:
                best, least = places, cost
                yield best
        rounds -= each
    for better, _ in polishing(net, best, seed=seed, rounds=rounds, token=token):
        yield better
