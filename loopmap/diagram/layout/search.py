"""Laying out anew: a first picture, sketches of better ones, then the best drawn and polished."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeVar

import numpy as np

from loopmap.diagram.layout.first import first_picture
from loopmap.diagram.layout.net import Floats, Net
from loopmap.diagram.layout.overlap import part
from loopmap.diagram.layout.pack import extent
from loopmap.diagram.layout.polish import MOST, polishing
from loopmap.diagram.layout.score import VERY_LARGE, Picture
from loopmap.diagram.layout.settle import settled
from loopmap.diagram.layout.sketching import Sweeping, sketching
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

_SWEEPS, _ROUNDS_A_SWEEP = ((_SMALL, 6), (150, 12), (MOST, 3)), 8
"""Up to so many variables, so many sweeps of a sketch, and rounds of polish wished for each."""

_PULLS = ((30, 0.1), (MOST, 0.01))
"""Up to so many variables, a sketch keeps so much to the distances along links."""


_WIDER, _MOST_TRIED = (1.2, 1.35, 1.5), 2500
"""A very large map, of so many links at most, is tried so much wider and higher …"""

_USUALLY = 1.35
"""… and, where there is no time to try, just so much …"""

_DRAWN_IN = (1.7, 2.0)
"""Powers of the distance from the middle by which a map of very many links is drawn in."""

_PAGE = np.array([15000.0, 9500.0])
"""… but never larger than a window can show at once."""

_MANY_CROSS = 3.0
"""Crossings per link, beyond which one more is not seen."""

_Number = TypeVar("_Number", int, float)


def searching(
    net: Net, *, seed: int, rounds: int, token: Token, least: float = math.inf
) -> Iterator[Floats]:
    """(n, 2) places, the first within 0.3 s at 100 variables; each costs less than the last.

    All of them cost less than ``least``.
    """
    first = settled(first_picture(net, seed=seed, token=token), net, may_turn=True)
    if rounds <= 0 or len(net.ids) > MOST or len(net.ends) < 2:
        first = _with_room(net, first)
        if least == math.inf or cost_of(net, first) < least:
            yield first
        return
    cost = cost_of(net, first)
    if cost < least:
        least = cost
        yield first
    tried = [(cost, first)]
    for other, is_done in _others(net, first, seed, rounds, token):
        cost = cost_of(net, other)
        if cost < least:
            least = cost
            yield other
        if is_done:
            tried.append((cost, other))
    tried.sort(key=_by_cost)
    promising = [places for cost, places in tried if cost < _PROMISING * tried[0][0]]
    for places, cost in _polished(net, promising, seed, rounds, token):
        if cost < least:
            least = cost
            yield places


def _by_cost(priced: tuple[float, Floats]) -> float:
    return priced[0]


def cost_of(net: Net, places: Floats) -> float:
    """What is wrong with the map drawn like that, as one number."""
    return Picture(net, places, load_style()).cost()


def _others(
    net: Net, first: Floats, seed: int, rounds: int, token: Token
) -> Iterator[tuple[Floats, bool]]:
    """(n, 2) other places to begin with, and whether they are as good as they get by themselves.

    Sketches of several first pictures after every sweep, and small pictures as they are.
    """
    if rounds < _ROUNDS_A_SWEEP:
        if not net.pinned.any():
            yield from ((_drawn_in(net, first, power), True) for power in _DRAWN_IN)
        return
    yield from _sketches(net, first, seed, rounds, token)
    soon = rounds < _at_size(_SWEEPS, net) * _ROUNDS_A_SWEEP
    if soon or len(net.ids) > _SEVERAL or net.pinned.any():
        return
    for number in range(1, _BEGINNINGS):
        start = first_picture(net, seed=seed + 100 * number, token=token)
        start = settled(start, net, may_turn=True)
        if len(net.ids) <= _SMALL:
            yield start, True
        yield from _sketches(net, start, seed + number, rounds, token)


def _sketches(
    net: Net, start: Floats, seed: int, rounds: int, token: Token
) -> Iterator[tuple[Floats, bool]]:
    """(n, 2) places after every sweep of a sketch that begins with ``start``; True at the last."""
    pull = _at_size(_PULLS, net)
    how = Sweeping(seed, min(_at_size(_SWEEPS, net), rounds // _ROUNDS_A_SWEEP), pull)
    for sweep, places in enumerate(sketching(net, start, how, token), 1):
        yield settled(places, net), sweep == how.sweeps


def _drawn_in(net: Net, places: Floats, power: float) -> Floats:
    """(n, 2) the picture denser towards its middle, where lines cross fewer others.

    Worth a look where there are so many links that there is no time for sketches: stress
    spreads variables that are all near each other evenly, and all lines run through the middle.
    """
    low, high = extent(places, net.sizes)
    out = places - (low + high) / 2
    far = np.hypot(*(out / np.maximum(high - low, 1.0)).T)[:, None]
    drawn = out * (far / max(float(far.max()), 1e-9)) ** (power - 1)
    return settled(part(drawn + (low + high) / 2, net.sizes, net.pinned, net.pad), net)


def with_usual_room(net: Net, places: Floats) -> Floats:
    """Rough places of a very large map with paper between them, without looking at what it costs.

    Nothing is pinned.
    """
    fits = (np.ptp(places, axis=0) * _USUALLY <= _PAGE).all()
    return places * _USUALLY if fits and len(net.ids) > VERY_LARGE else places


def _with_room(net: Net, places: Floats) -> Floats:
    """The places as they are, or with so much more paper between them that it costs least.

    Only where paper is cheap: what is drawn first is as dense as can be, and lines through the
    cards of a large map find no way round them.
    """
    as_it_is = len(net.ids) <= VERY_LARGE or len(net.ends) > _MOST_TRIED
    if as_it_is or net.pinned.any():
        return places
    size = np.ptp(places, axis=0)
    wider = [settled(places * by, net) for by in _WIDER if (size * by <= _PAGE).all()]
    return min((places, *wider), key=lambda tried: _cost_where_many_cross(net, tried))


def _cost_where_many_cross(net: Net, places: Floats) -> float:
    """The cost, but where links cross so often that nobody follows one, more of it is nothing.

    Lines that have found a way round the cards cross more often than those that run through.
    """
    picture = Picture(net, places, load_style())
    crossings = float(picture.tally().crossings) / len(net.ends)
    return picture.cost() - max(0.0, crossings - _MANY_CROSS)


def _at_size(table: tuple[tuple[int, _Number], ...], net: Net) -> _Number:
    """What the table says about maps of up to so many variables."""
    return next(said for most, said in table if len(net.ids) <= most)


def _polished(
    net: Net, tried: list[Floats], seed: int, rounds: int, token: Token
) -> Iterator[tuple[Floats, float]]:
    """The best of the places ``tried``, best first, after polish, and what they cost."""
    best = _with_room(net, tried[0])
    each = int(_SHARE * rounds) if len(net.ids) <= _SMALL else 0
    least = math.inf
    for start in tried[:_BEGINNINGS] if each and len(tried) > 1 else ():
        for places, cost in polishing(net, start, seed=seed, rounds=each, token=token):
            if cost < least:
                best, least = places, cost
                yield best, cost
        rounds -= each
    yield from polishing(net, best, seed=seed, rounds=rounds, token=token)
