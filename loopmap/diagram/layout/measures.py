"""What makes a drawn map hard to read, counted on polylines, boxes and loops. Arrays in and out."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from loopmap.diagram.layout.net import Bools, Floats

_CLEAR = 7.0
_AREA_ROOM, _AREA_NAME = 20.0, 22.0


def crossings(lines: Floats, others: Floats) -> Bools:
    """(k, m): whether polyline i of ``lines`` (k, p, 2) crosses polyline j of ``others`` (m, p, 2).

    Only pairs whose bounding boxes meet are looked at closely. A link is not compared
    with itself here: the caller clears that diagonal.
    """
    low, high = lines.min(axis=1), lines.max(axis=1)
    low_of, high_of = others.min(axis=1), others.max(axis=1)
    meet = ((low[:, None] <= high_of[None]) & (low_of[None] <= high[:, None])).all(axis=2)
    a, b = np.nonzero(meet)
    found = np.zeros(meet.shape, dtype=bool)
    if len(a):
        found[a, b] = _cross(lines[a], others[b])
    return found


def _cross(one: Floats, other: Floats) -> Bools:
    """(q,): whether polyline i of the one crosses polyline i of the other."""
    p, r = one[:, :-1, None], np.diff(one, axis=1)[:, :, None]
    q, s = other[:, None, :-1], np.diff(other, axis=1)[:, None, :]
    gap_x, gap_y = q[..., 0] - p[..., 0], q[..., 1] - p[..., 1]
    across = r[..., 0] * s[..., 1] - r[..., 1] * s[..., 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (gap_x * s[..., 1] - gap_y * s[..., 0]) / across
        u = (gap_x * r[..., 1] - gap_y * r[..., 0]) / across
        hit = (t >= 0) & (t <= 1) & (u >= 0) & (u <= 1)
    return np.asarray(hit.any(axis=(1, 2)), dtype=bool)


def through(lines: Floats, places: Floats, sizes: Floats) -> Bools:
    """(k, n): whether a polyline passes through a label, or closer than 7 units by it."""
    return np.asarray(inside(_denser(lines), places, sizes, _CLEAR).any(axis=1), dtype=bool)


def touching(points: Floats, lines: Floats, reach: float) -> Bools:
    """(k, m): whether each point (k, 2) is nearer than ``reach`` to a polyline (m, p, 2)."""
    low, high = lines.min(axis=1) - reach, lines.max(axis=1) + reach
    close = ((points[:, None] > low) & (points[:, None] < high)).all(axis=2)
    a, b = np.nonzero(close)
    if len(a):
        gap = _denser(lines)[b] - points[a][:, None]
        close[a, b] = ((gap**2).sum(axis=2) < reach**2).any(axis=1)
    return np.asarray(close, dtype=bool)


def _denser(lines: Floats) -> Floats:
    """Every polyline's points and the middles between them."""
    return np.concatenate([lines, (lines[:, 1:] + lines[:, :-1]) / 2], axis=1)


def inside(points: Floats, places: Floats, sizes: Floats, clear: float) -> Bools:
    """(…, n): whether each point (…, 2) lies in a label or within ``clear`` of it."""
    reach = sizes / 2 + clear
    far_x = np.abs(points[..., None, 0] - places[:, 0]) < reach[:, 0]
    far_y = np.abs(points[..., None, 1] - places[:, 1]) < reach[:, 1]
    return np.asarray(far_x & far_y)


def roundness(corners: Floats) -> float:
    """The isoperimetric quotient of a loop's variables (k, 2): 1 is a regular polygon of k sides.

    4 pi area / perimeter² over the same of the regular polygon; 0 where the ring is
    folded flat. A pair counts as round.
    """
    k = len(corners)
    if k < 3:
        return 1.0
    after = np.roll(corners, -1, axis=0)
    area = abs(float((corners[:, 0] * after[:, 1] - corners[:, 1] * after[:, 0]).sum())) / 2
    around = float(np.hypot(*(after - corners).T).sum())
    best = math.pi / (k * math.tan(math.pi / k))
    return 4 * math.pi * area / max(around, 1e-9) ** 2 / best


def sprawl(places: Floats, sizes: Floats, aspect: float) -> float:
    """How many times the labels' own area the page of that aspect around them takes, as a root."""
    wide, high = (places + sizes / 2).max(axis=0) - (places - sizes / 2).min(axis=0)
    page = max(wide, high * aspect) ** 2 / aspect
    return math.sqrt(page / max(float(sizes.prod(axis=1).sum()), 1.0))


def unevenness(lengths: Floats) -> float:
    """Standard deviation of the link lengths over their mean."""
    return float(lengths.std() / max(lengths.mean(), 1e-9)) if len(lengths) else 0.0


def strangers(places: Floats, sizes: Floats, areas: Sequence[Bools]) -> int:
    """How many labels lie in the area of a group that is not theirs; ``areas`` are masks (n,)."""
    count = 0
    for mine in areas:
        low = (places[mine] - sizes[mine] / 2).min(axis=0) - (_AREA_ROOM, _AREA_ROOM + _AREA_NAME)
        high = (places[mine] + sizes[mine] / 2).max(axis=0) + _AREA_ROOM
        meets = ((places + sizes / 2 > low) & (places - sizes / 2 < high)).all(axis=1)
        count += int((meets & ~mine).sum())
    return count
