"""Rows of labels on empty paper, for variables that nothing is linked to yet."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from loopmap.diagram.layout.net import Bools, Floats
from loopmap.diagram.layout.paper import Paper
from loopmap.diagram.layout.shape import ASPECT
from loopmap.model.ids import RecordId

_BESIDE, _BELOW = 66.0, 56.0
"""Room for an arrow from one label to the next, with its head and sign."""

_CLEAR = 11.0
_FARTHEST = 480
"""Rings of places looked at around where the block was asked for, half a label's height apart …"""

_AT_ONCE = 8
"""… so many of them at once: most maps have room near by."""

_ROUNDED = 1e-3
"""Map units that are more than sums of places are rounded by."""


@dataclass(frozen=True, slots=True)
class Around:
    """Where a block is asked for (2,) and what it minds.

    That is links, by places (k, 2) on them, and areas of groups but for its ``homes``.
    """

    near: Floats
    lines: Floats
    homes: Collection[RecordId | None]


def block(sizes: Floats, paper: Paper, around: Around) -> Floats:
    """(n, 2) places for labels of these sizes (n, 2), in rows read like a page.

    The block lies on the nearest free paper. Columns are as wide as the widest label.
    """
    n = len(sizes)
    wide, high = sizes.max(axis=0) + np.array([_BESIDE, _BELOW])
    across = max(1, min(n, round(math.sqrt(n * ASPECT * high / wide))))
    down = -(-n // across)
    size = np.array([across * wide - _BESIDE, down * high - _BELOW])
    centre = _free_centre(size, paper, around)
    column, row = np.arange(n) % across, np.arange(n) // across
    corner = centre - np.array([(across - 1) * wide, (down - 1) * high]) / 2
    return np.asarray(np.round(corner + np.stack([column * wide, row * high], axis=1)))


def _free_centre(size: Floats, paper: Paper, around: Around) -> Floats:
    """The nearest centre at which nothing is covered; off the page's height dearest."""
    step = 24.0
    angle = np.arange(24) * math.tau / 24
    ways = np.stack([np.cos(angle) * ASPECT, np.sin(angle)], axis=1)
    lines = around.lines[np.argsort(around.lines[:, 0], kind="stable")]
    for first in range(0, _FARTHEST, _AT_ONCE):
        radius = (first + np.arange(_AT_ONCE)) * step
        tried = around.near + (radius[:, None, None] * ways).reshape(-1, 2)
        free = tried[paper.is_free(tried, size, pad=_BELOW, homes=around.homes)]
        free = free[~_covers(free, size, lines)]
        if len(free):
            return np.asarray(free[0])
    return around.near


def _covers(tried: Floats, size: Floats, lines: Floats) -> Bools:
    """(k,): whether a block at each place tried (k, 2) lies on a line, or close by one.

    ``lines`` (p, 2) are places on lines from left to right, of which only those about as far
    to the right as the block are looked at.
    """
    found, reach = np.zeros(len(tried), dtype=bool), size / 2 + _CLEAR
    if not len(tried):
        return found
    below, above = tried[:, 1].max() + reach[1], tried[:, 1].min() - reach[1]
    lines = lines[(lines[:, 1] < below + _ROUNDED) & (lines[:, 1] > above - _ROUNDED)]
    low, high = tried[:, 0] - reach[0] - _ROUNDED, tried[:, 0] + reach[0] + _ROUNDED
    first, last = np.searchsorted(lines[:, 0], low), np.searchsorted(lines[:, 0], high)
    count = last - first
    block = np.repeat(np.arange(len(tried)), count)
    place = np.arange(len(block)) + np.repeat(first - (np.cumsum(count) - count), count)
    off = np.abs(lines[place] - tried[block])
    found[block[(off < reach).all(axis=1)]] = True
    return found
