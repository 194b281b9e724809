"""Columns of labels ordered so that what is joined lies at the same height."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from loopmap.diagram.layout.net import Floats
from loopmap.model.token import breathe

_SWEEPS = 24


def stacked(
    columns: Sequence[Sequence[int]],
    heights: Floats,
    joined: Sequence[tuple[int, int]],
    gaps: Floats,
) -> Floats:
    """(items,) heights on the paper for items that stand in ``columns``, y down.

    ``heights`` (items,) of the labels, 0 for a mere bend of a link, and ``gaps`` (items,)
    the paper between two of the kind; ``joined`` pairs want to be level. Columns are swept
    to and fro, each item going to the mean of what it is joined to (barycentres after
    Sugiyama, Tagawa and Toda 1981, doi:10.1109/TSMC.1981.4308636), and the best order met
    is kept.
    """
    ties: list[list[int]] = [[] for _ in heights]
    for one, other in joined:
        ties[one].append(other)
        ties[other].append(one)
    y = np.zeros(len(heights))
    for column in columns:
        y[list(column)] = _spaced(np.zeros(len(column)), heights[list(column)], gaps[list(column)])
    best, least = y.copy(), _slant(y, joined)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else list(columns)[::-1]:
            _level(column, y, ties, heights, gaps)
        cost = _slant(y, joined)
        if cost < least - 1e-9:
            best, least = y.copy(), cost
    return best


def _level(
    column: Sequence[int], y: Floats, ties: Sequence[Sequence[int]], heights: Floats, gaps: Floats
) -> None:
    """Order one column by what its items are joined to and space it, in place."""
    breathe()
    wanted = [float(y[ties[i]].mean()) if ties[i] else float(y[i]) for i in column]
    order = sorted(range(len(column)), key=lambda k: (wanted[k], y[column[k]], column[k]))
    items = [column[k] for k in order]
    y[items] = _spaced(np.array([wanted[k] for k in order]), heights[items], gaps[items])


def _spaced(wanted: Floats, heights: Floats, gaps: Floats) -> Floats:
    """Centres nearest to those wanted (least squares) that keep the order and the gaps.

    Pool adjacent violators: neighbours that would be too near move as one block.
    """
    room = heights + gaps
    apart = (room[1:] + room[:-1]) / 2
    offset = np.concatenate([[0.0], np.cumsum(apart)])
    blocks: list[tuple[float, int]] = []
    for value in (wanted - offset).tolist():
        mean, count = value, 1
        while blocks and blocks[-1][0] > mean:
            before, size = blocks.pop()
            mean, count = (before * size + mean * count) / (size + count), size + count
        blocks.append((mean, count))
    return np.asarray(
        offset + np.repeat([mean for mean, _ in blocks], [count for _, count in blocks])
    )


def _slant(y: Floats, joined: Sequence[tuple[int, int]]) -> float:
    """How far joined items are from being level, and how often they cross would follow."""
    return float(sum(abs(y[one] - y[other]) for one, other in joined))
