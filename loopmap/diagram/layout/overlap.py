"""Taking overlapping labels apart without losing the shape of the map."""

from __future__ import annotations

import math

import numpy as np

from loopmap.diagram.layout.net import PAD, Bools, Floats, Ints
from loopmap.model.token import breathe

_ROUNDS = 60
_REFRESH = 8
_SLACK = 40.0
_FEW = 0.02
_GROWTH = 1.15


def part(places: Floats, sizes: Floats, fixed: Bools | None = None, pad: float = PAD) -> Floats:
    """(n, 2) positions at which no two labels are closer than ``pad``; ``fixed`` ones stay.

    Pairs are pushed apart along the axis on which they overlap less, 60 rounds. Where
    many still overlap and none is fixed, the whole picture grows by 15 % and they are
    pushed again; the last few go to the nearest free place. Two fixed labels are let
    be. O(n log n + pairs) per round.
    """
    held = np.zeros(len(places), dtype=bool) if fixed is None else fixed
    now = places.copy()
    while not _pushed(now, sizes, held, pad):
        if held.any() or len(overlapping(now, sizes, pad)) <= _FEW * len(now):
            return _settle(now, sizes, held, pad)
        now *= _GROWTH
    return now


def _pushed(now: Floats, sizes: Floats, held: Bools, pad: float) -> bool:
    """Up to 60 rounds of pushes, in place; whether all labels came apart."""
    pairs = _close_pairs(now, sizes, pad)
    for turn in range(_ROUNDS):
        breathe()
        if turn % _REFRESH == 0:
            pairs = _close_pairs(now, sizes, pad)
        if not _push(now, sizes, held, pairs, pad) and turn % _REFRESH == 0:
            return True
    return False


def overlapping(places: Floats, sizes: Floats, pad: float = 0.0) -> Ints:
    """(k, 2) pairs of labels closer than ``pad``, smaller number first."""
    return _close_pairs(places, sizes, pad, slack=-1e-6)


def _close_pairs(places: Floats, sizes: Floats, pad: float, slack: float = _SLACK) -> Ints:
    """Pairs that overlap or might after a few pushes, found in a sweep along x."""
    order = np.argsort(places[:, 0] - sizes[:, 0] / 2, kind="stable")
    left = (places[:, 0] - sizes[:, 0] / 2)[order]
    right = (places[:, 0] + sizes[:, 0] / 2)[order] + pad + slack
    stop = np.searchsorted(left, right, side="left")
    counts = np.maximum(stop - np.arange(len(order)) - 1, 0)
    first = np.repeat(np.arange(len(order)), counts)
    offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    a, b = order[first], order[first + 1 + offset]
    reach = (sizes[a, 1] + sizes[b, 1]) / 2 + pad + slack
    close = np.abs(places[a, 1] - places[b, 1]) < reach
    pairs = np.sort(np.stack([a[close], b[close]], axis=1), axis=1).astype(np.int64)
    return np.asarray(pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))])


def _push(now: Floats, sizes: Floats, held: Bools, pairs: Ints, pad: float) -> bool:
    """One round of pushes, in place; whether anything was pushed."""
    a, b = pairs[:, 0], pairs[:, 1]
    gap = now[b] - now[a]
    depth = (sizes[a] + sizes[b]) / 2 + pad - np.abs(gap)
    hit = (depth > 1e-6).all(axis=1) & ~(held[a] & held[b])
    if not hit.any():
        return False
    a, b, gap, depth = a[hit], b[hit], gap[hit], depth[hit]
    along = np.argmin(depth, axis=1)
    rows = np.arange(len(a))
    way = np.where(gap[rows, along] >= 0, 1.0, -1.0) * depth[rows, along]
    share = np.where(held[a] | held[b], 1.0, 0.5)
    move = np.zeros((len(a), 2))
    move[rows, along] = way * share
    np.add.at(now, a, -np.where(held[a], 0.0, 1.0)[:, None] * move)
    np.add.at(now, b, np.where(held[b], 0.0, 1.0)[:, None] * move)
    return True


def _settle(now: Floats, sizes: Floats, held: Bools, pad: float) -> Floats:
    """Labels that still overlap go, one after another, to the nearest free place."""
    for a, b in overlapping(now, sizes, pad - 1e-3).tolist():
        mover = b if not held[b] else a
        if not held[mover] and not _free(now, sizes, mover, now[mover][None], pad - 1e-3)[0]:
            now[mover] = _free_place(now, sizes, mover, pad)
    return now


def _free_place(now: Floats, sizes: Floats, mover: int, pad: float) -> Floats:
    """The nearest place on rings 12 units apart where the label is clear of all others."""
    radius = 0.0
    while True:
        breathe()
        radius += 12.0
        angle = np.linspace(0.0, 2 * math.pi, max(8, int(radius / 6)), endpoint=False)
        ring = now[mover] + radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)
        free = _free(now, sizes, mover, ring, pad)
        if free.any():
            return np.asarray(ring[int(np.argmax(free))])


def _free(now: Floats, sizes: Floats, mover: int, tried: Floats, pad: float) -> Bools:
    """(k,): whether the label would be clear of every other one at each place tried (k, 2)."""
    reach = (sizes + sizes[mover]) / 2 + pad
    span = np.abs(tried - now[mover]).max() + 1.0
    near = (np.abs(now - now[mover]) < reach + span).all(axis=1)
    near[mover] = False
    apart = np.abs(tried[:, None] - now[near][None])
    return np.asarray(~(apart < reach[near]).all(axis=2).any(axis=1), dtype=bool)
