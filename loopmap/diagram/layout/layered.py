"""Causes on the left, outcomes on the right: layers after Sugiyama, Tagawa and Toda (1981).

Loops are cut where the fewest links have to point back (Eades, Lin and Smyth 1993,
doi:10.1016/0020-0190(93)90079-O); levers and drivers come first and outcomes last as
far as the links allow.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from loopmap.diagram.layout.net import Floats, Ints, Net
from loopmap.diagram.layout.stack import stacked
from loopmap.model.token import breathe

_BESIDE, _BELOWS = 64.0, (60.0, 40.0, 90.0, 130.0)
"""Paper between two layers, and what there may be between two labels of one: chains of many
layers make a strip that has room for more."""

_SQUARISH = 1.25
"""Width to height of layers whose links take more paper than their labels."""

_LEAST = 0.02
"""Of the paper below a label, for a bend where very many pass a layer."""

_LEAN = 3
"""How many links a role outweighs where a loop has to be cut."""


def places(net: Net) -> Iterator[Floats]:
    """(n, 2) positions, y down, in some ways of which the first does for any map.

    O(n²), and O(links * layers) for long links, for each.
    """
    order = _sequence(net)
    layer = _layers(net, order)
    columns = _columns(layer)
    heights, joined = net.sizes[:, 1].tolist(), []
    for source, target in net.ends.tolist():
        breathe()
        joined += _bends(source, target, layer, columns, heights)
    x = _across(net, layer, columns)
    for below in _BELOWS:
        share = _share(
            columns, len(net.ids), np.array(heights), below, float(np.ptp(x)) / _SQUARISH
        )
        gaps = below * np.where(np.arange(len(heights)) < len(net.ids), 1.0, share)
        y = stacked(columns, np.array(heights), joined, gaps)[: len(net.ids)]
        yield np.stack([x, y], axis=1)


def _share(
    columns: list[list[int]], labels: int, heights: Floats, below: float, high: float
) -> float:
    """How much of the paper of a label each bend gets, so that no layer is higher than ``high``."""
    share = 1.0
    for column in columns:
        bends = sum(i >= labels for i in column)
        left = high - float(heights[column].sum()) - below * (len(column) - bends)
        share = min(share, left / (below * max(bends, 1)))
    return max(share, _LEAST)


def _sequence(net: Net) -> Ints:
    """(n,) rank of every variable in an order in which few links point back."""
    n = len(net.ids)
    out = [set[int]() for _ in range(n)]
    into = [set[int]() for _ in range(n)]
    for source, target in net.ends.tolist():
        out[source].add(target)
        into[target].add(source)
    left = set(range(n))
    first: list[int] = []
    last: list[int] = []
    while left:
        one = _next(left, out, into, net.lean)
        (last if not out[one] and into[one] else first).append(one)
        left.remove(one)
        for other in out[one]:
            into[other].discard(one)
        for other in into[one]:
            out[other].discard(one)
    rank = np.zeros(n, dtype=np.intp)
    rank[first + last[::-1]] = np.arange(n)
    return rank


def _next(left: set[int], out: list[set[int]], into: list[set[int]], lean: Ints) -> int:
    """An end of the chain, a beginning, or else what gives most and takes least."""

    def worth(i: int) -> tuple[int, int, int]:
        if not out[i] and into[i]:
            return 2, 0, -i
        if not into[i]:
            return 1, 0, -i
        return 0, len(out[i]) - len(into[i]) - _LEAN * int(lean[i]), -i

    breathe()
    return max(left, key=worth)


def _layers(net: Net, rank: Ints) -> Ints:
    """(n,) layer of every variable: right of its causes, beginnings just before their effects."""
    n = len(net.ids)
    forwards = np.sort(rank[net.ends], axis=1) if len(net.ends) else np.zeros((0, 2), np.intp)
    by_rank = np.argsort(rank)
    layer = np.zeros(n, dtype=np.intp)  # by rank
    for start, end in forwards[np.argsort(forwards[:, 0], kind="stable")].tolist():
        layer[end] = max(layer[end], layer[start] + 1)
    for one in range(n - 1, -1, -1):
        breathe()
        later = forwards[forwards[:, 0] == one, 1]
        begins = not (forwards[:, 1] == one).any()
        if begins and len(later):
            layer[one] = layer[later].min() - 1
        elif not len(later) and net.lean[by_rank[one]] > 0:
            layer[one] = layer.max()
    return layer[rank]


def _columns(layer: Ints) -> list[list[int]]:
    return [np.flatnonzero(layer == k).tolist() for k in range(int(layer.max(initial=0)) + 1)]


def _bends(
    source: int, target: int, layer: Ints, columns: list[list[int]], heights: list[float]
) -> list[tuple[int, int]]:
    """The link as pairs of neighbours in adjacent layers, a bend added to each layer between."""
    if layer[source] > layer[target]:
        source, target = target, source
    chain = [source]
    for k in range(int(layer[source]) + 1, int(layer[target])):
        columns[k].append(len(heights))
        chain.append(len(heights))
        heights.append(0.0)
    chain.append(target)
    return list(pairwise(chain))


def _across(net: Net, layer: Ints, columns: list[list[int]]) -> Floats:
    """(n,) middles of the layers; one without labels takes no room."""
    wide = [float(net.sizes[layer == k, 0].max(initial=0.0)) for k in range(len(columns))]
    left = np.concatenate([[0.0], np.cumsum(np.array(wide) + _BESIDE)])[:-1]
    return np.asarray((left + np.array(wide) / 2)[layer])
