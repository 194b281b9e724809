"""Groups as columns, side by side; what is in no group has a column of its own."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from loopmap.diagram.layout.net import Floats, Ints, Net
from loopmap.diagram.layout.stack import stacked
from loopmap.errors import LoopmapError

_BESIDE, _WITHIN, _BELOW = 140.0, 80.0, 66.0
"""Paper between columns, between the halves of a wide one, and between labels in a column."""

_TALLEST = 9
"""Variables in a column before it becomes two beside one another."""

_MOST_TRIED = 7
"""Up to so many columns every order is looked at."""


def places(net: Net) -> Floats:
    """(n, 2) positions, y down. Raises LoopmapError for a map without groups."""
    if not (net.group >= 0).any():
        raise LoopmapError(
            "This map has no groups to make columns of.", "Put variables into groups first."
        )
    groups = _ordered(net)
    columns: list[list[int]] = []
    left, at = 0.0, np.zeros(len(net.ids))
    for group in groups:
        members = np.flatnonzero(net.group == group).tolist()
        parts = -(-len(members) // _TALLEST)
        for k in range(parts):
            column = members[k::parts]
            wide = float(net.sizes[column, 0].max())
            at[column] = left + wide / 2
            left += wide + _WITHIN
            columns.append(column)
        left += _BESIDE - _WITHIN
    joined = [(s, t) for s, t in net.ends.tolist()]
    return np.stack([at, stacked(columns, net.sizes[:, 1], joined, _BELOW)], axis=1)


def _ordered(net: Net) -> list[int]:
    """The groups so that few links lead far, and more of them to the right than to the left."""
    groups = np.unique(net.group)
    between = _between(net, groups)
    if len(groups) <= _MOST_TRIED:
        tried = [list(order) for order in permutations(range(len(groups)))]
    else:
        tried = [np.argsort(between.sum(axis=0) - between.sum(axis=1), kind="stable").tolist()]
    return [int(groups[k]) for k in min(tried, key=lambda order: (_reach(order, between), order))]


def _between(net: Net, groups: Ints) -> Floats:
    """(g, g) number of links from one group to another."""
    row = np.searchsorted(groups, net.group)
    found = np.zeros((len(groups), len(groups)))
    np.add.at(found, (row[net.ends[:, 0]], row[net.ends[:, 1]]), 1.0)
    return found


def _reach(order: list[int], between: Floats) -> float:
    at = np.argsort(order)
    to_the_right = (at[None, :] - at[:, None]).astype(np.float64)
    far = np.where(to_the_right < 0, -1.5 * to_the_right, to_the_right)
    return round(float((far * between).sum()), 6)
