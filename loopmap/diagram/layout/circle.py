"""All variables on one circle, ordered so that few links cross inside it."""

from __future__ import annotations

import math

import numpy as np

from loopmap.diagram.layout.net import Floats, Ints, Net
from loopmap.diagram.layout.pack import parts, take
from loopmap.diagram.layout.shape import shape
from loopmap.model.token import NEVER, breathe

_GAP = 64.0
"""Paper between neighbours: a link has to show there."""
_SWEEPS = 3
_MOST_SIFTED = 400
"""Larger maps keep the order of the first picture: sifting takes the number squared."""


def places(net: Net) -> Floats:
    """(n, 2) positions on a circle, y down, most links leading on clockwise."""
    order = _by_angle(net)
    if len(order) <= _MOST_SIFTED:
        for _ in range(_SWEEPS):
            order = _sifted(order, net)
    steps = _steps(order, net)
    if (steps > 0).sum() < (steps < 0).sum():
        order = order[::-1]
    found = np.zeros((len(order), 2))
    found[order] = _on_circle(net.sizes[order])
    return found


def _by_angle(net: Net) -> list[int]:
    """The variables as they lie around the middle of a first picture, part by part."""
    order: list[int] = []
    for members in parts(net):
        picture = shape(take(net, members), seed=0, token=NEVER)
        out = picture - picture.mean(axis=0)
        turn = np.arctan2(out[:, 1], out[:, 0])
        order += members[np.argsort(turn, kind="stable")].tolist()
    return order


def _sifted(order: list[int], net: Net) -> list[int]:
    """Each variable in turn moved round the circle to where its links cross fewest others.

    Exchanging two neighbours changes only crossings among their own links (sifting for
    circular drawings: Baur and Brandes 2004, doi:10.1007/978-3-540-30559-0_28).
    """
    near = [np.flatnonzero(row) for row in net.adjacency()]
    n = len(order)
    for one in sorted(order, key=lambda v: (-len(near[v]), v)):
        breathe()
        if not len(near[one]) or n < 4:
            continue
        at = order.index(one)
        rest = order[at + 1 :] + order[:at]
        place = np.zeros(n, dtype=np.intp)
        place[rest] = np.arange(n - 1)
        mine = place[near[one]]
        change = np.zeros(n - 1)
        for k, passed in enumerate(rest[:-1]):
            theirs = place[near[passed][near[passed] != one]]
            change[k + 1] = change[k] + _more(mine, theirs, k, n - 1)
        best = int(np.argmin(change))
        order = [*rest[:best], one, *rest[best:]]
    return order


def _more(mine: Ints, theirs: Ints, at: int, count: int) -> int:
    """Crossings added when a variable passes the one at place ``at`` of the ``count`` others.

    ``mine`` and ``theirs``: places of what the two are linked to. Their chords cross
    when the first one's end comes before the second one's on the way round, and after
    the exchange when it comes behind.
    """
    ends = np.sort((theirs - at - 1) % count)
    starts = (mine[mine != at] - at - 1) % count
    before = np.searchsorted(ends, starts, side="left").sum()
    behind = (len(ends) - np.searchsorted(ends, starts, side="right")).sum()
    return int(before - behind)


def _steps(order: list[int], net: Net) -> Ints:
    """(m,) how far each link leads on round the circle, negative where it leads back."""
    n = len(order)
    place = np.zeros(n, dtype=np.intp)
    place[order] = np.arange(n)
    ahead = (place[net.ends[:, 1]] - place[net.ends[:, 0]]) % n
    return np.where(ahead * 2 > n, ahead - n, ahead)


def _on_circle(sizes: Floats) -> Floats:
    """(n, 2) places on the smallest circle on which the labels of these sizes are clear.

    Labels are farther apart where the circle runs across than where it runs down.
    """
    n = len(sizes)
    if n < 3:
        across = (np.arange(n) - (n - 1) / 2) * (sizes[:, 0].max(initial=0.0) + 2 * _GAP)
        return np.stack([across, np.zeros(n)], axis=1)
    low, high = 60.0, 60.0
    while _turned(sizes, high)[1] > math.tau:
        high *= 2
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if _turned(sizes, middle)[1] > math.tau else (low, middle)
    angles, used = _turned(sizes, high)
    angles = angles * math.tau / used - math.pi / 2
    return high * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def _turned(sizes: Floats, radius: float) -> tuple[Floats, float]:
    """(n,) angles from the top, each label clear of the one before, and where the first recurs."""
    breathe()
    around, angle = [], 0.0
    for one, other in zip(sizes, np.roll(sizes, -1, axis=0), strict=True):
        around.append(angle)
        wide, high = (one + other) / 2 + _GAP
        across, down = abs(math.cos(angle)), abs(math.sin(angle))
        angle += min(wide / max(across, 1e-6), high / max(down, 1e-6)) / radius
    return np.array(around), angle
