"""Groups as columns, side by side; what is in no group has a column of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np

from loopmap.diagram.layout.net import Floats, Ints, Net
from loopmap.diagram.layout.stack import stacked
from loopmap.errors import LoopmapError

_BESIDE, _WITHIN, _BELOW = 140.0, 80.0, 66.0
"""Paper between columns, between the halves of a wide one, and between labels in a column."""

_TALLEST = (9, 7, 6, 5, 4, 3)
"""Variables there may be in a column before it becomes two beside one another."""

_WIDEST = 3.0
"""Width to height beyond which there are no more columns beside one another."""

_MOST_TRIED = 7
"""Up to so many columns every order is looked at."""


def places(net: Net) -> Iterator[Floats]:
    """(n, 2) positions, y down, in some ways of which the first does for any map.

    Raises LoopmapError for a map without groups.
    """
    if not (net.group >= 0).any():
        raise LoopmapError(
            "This map has no groups to make columns of.", "Put variables into groups first."
        )
    groups = _ordered(net)
    most = int(np.bincount(net.group - net.group.min()).max())
    for tallest in dict.fromkeys(min(tallest, most) for tallest in _TALLEST):
        found = _in_columns(net, groups, tallest)
        wide, high = np.ptp(found, axis=0)
        if wide > _WIDEST * high and tallest < min(most, _TALLEST[0]):
            return
        yield found


def _in_columns(net: Net, groups: Sequence[int], tallest: int) -> Floats:
    """(n, 2) positions, no more than ``tallest`` variables in a column."""
    columns: list[list[int]] = []
    left, at = 0.0, np.zeros(len(net.ids))
    for group in groups:
        members = np.flatnonzero(net.group == group).tolist()
        parts = -(-len(members) // tallest)
        for k in range(parts):
            column = members[k::parts]
            wide = float(net.sizes[column, 0].max())
            at[column] = left + wide / 2
            left += wide + _WITHIN
            columns.append(column)
        left += _BESIDE - _WITHIN
    joined = [(s, t) for s, t in net.ends.tolist()]
    y = stacked(columns, net.sizes[:, 1], joined, np.full(len(at), _BELOW))
    return np.stack([at, y], axis=1)


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
