"""A place for new variables on a map whose other variables stay where they are."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

import numpy as np

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.layout import measures
from loopmap.diagram.layout.net import Bools, Floats, Ints, Net, net
from loopmap.diagram.layout.overlap import PAD
from loopmap.diagram.layout.shape import ASPECT
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

_RINGS, _ANGLES = 6, 16
_POINTS = 8
"""Points of the straight line that stands for a link here."""

_PAGE = 0.5
"""What it costs to make the page higher by one link's length; found by saying the example
maps link by link, like the two below."""

_ROOM, _ROOM_FOR_A_LINK = 40.0, 70.0
"""Map units wanted between two labels, and where a link has to show between them."""


def place_new(
    causal_map: CausalMap,
    boxes: Mapping[RecordId, Box],
    new: Collection[RecordId],
    near: Point | None = None,
) -> dict[RecordId, Point]:
    """A centre for each of the ``new`` variables, in whole units; nothing else moves.

    ``boxes`` has the label box of every variable; where the new ones lie in it does not
    matter. Candidates are six rings around the middle of a variable's neighbours
    (without any: around ``near``, or the middle of the map), judged by overlap, length,
    links crossed, and the room and page taken. A chain grows from its end on the map.
    A few milliseconds per variable up to 300 variables; O(rings * links * n).
    """
    fresh = frozenset(new)
    whole = net(causal_map, boxes)
    places = whole.places.copy()
    standing = np.array([i not in fresh for i in whole.ids], dtype=bool)
    touching = whole.adjacency()
    waiting = [i for i, there in enumerate(standing) if not there]
    while waiting:
        one = min(waiting, key=lambda i: (-int((touching[i] & standing).sum()), i))
        waiting.remove(one)
        tied = np.flatnonzero(touching[one] & standing)
        middle = _middle(places, standing, tied, near)
        places[one] = _best(_candidates(middle, whole), whole, places, standing, one)
        standing[one] = True
    return {
        record: Point(float(x), float(y))
        for record, (x, y) in zip(whole.ids, places, strict=True)
        if record in fresh
    }


def _middle(places: Floats, standing: Bools, tied: Ints, near: Point | None) -> Floats:
    """Where a variable would like to be: amid its neighbours, else where it was asked for."""
    if len(tied):
        return np.asarray(places[tied].mean(axis=0))
    if near is not None:
        return np.array([near.x, near.y])
    return np.asarray(places[standing].mean(axis=0)) if standing.any() else np.zeros(2)


def _candidates(middle: Floats, whole: Net) -> Floats:
    """(k, 2): the middle, then places on rings of growing radius, in whole units."""
    radius = np.arange(1, _RINGS + 1) * whole.link_length * 0.4
    angle = np.arange(_ANGLES) * 2 * math.pi / _ANGLES
    way = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    rings = (radius[:, None, None] * way).reshape(-1, 2)
    return np.asarray(np.round(middle + np.vstack([np.zeros((1, 2)), rings])))


def _best(tried: Floats, whole: Net, places: Floats, standing: Bools, one: int) -> Floats:
    """The candidate of least cost; rings go on outwards until one overlaps nothing."""
    others = np.flatnonzero(standing)
    out = 1.0
    while True:
        reach = (whole.sizes[others] + whole.sizes[one]) / 2 + PAD
        apart = np.abs(tried[:, None] - places[others][None])
        free = ~(apart < reach).all(axis=2).any(axis=1)
        if free.any():
            some = tried[free]
            return np.asarray(some[int(np.argmin(_costs(some, whole, places, standing, one)))])
        out *= 1.6
        tried = np.round(tried.mean(axis=0) + (tried - tried.mean(axis=0)) * out)


def _costs(tried: Floats, whole: Net, places: Floats, standing: Bools, one: int) -> Floats:
    """(k,) cost of each candidate: its links, what they cross, the room and page it takes."""
    source, target = whole.ends[:, 0], whole.ends[:, 1]
    drawn = standing[source] & standing[target]
    lines = _straight(places[source[drawn]], places[target[drawn]])
    away = np.where(source == one, target, np.where(target == one, source, -1))
    tied = away[(away >= 0) & standing[away]]
    length = whole.link_length
    home = tried[0]
    cost = np.hypot(*(tried - home).T) / length * 0.1
    cost = cost + _crowding(tried, whole, places, standing, one)
    if len(tied):
        cost = cost + _PAGE * _growth(tried, whole, places, standing, one) / length
    masked = np.where(standing[:, None], whole.sizes, -1e6)
    covers = measures.through(lines, tried, np.broadcast_to(whole.sizes[one], tried.shape))
    cost = cost + 1.5 * covers.sum(axis=0)
    for end in tied:
        mine = _straight(tried, np.broadcast_to(places[end], tried.shape))
        far = np.hypot(*(tried - places[end]).T) / length
        cost = cost + np.abs(np.log(np.maximum(far, 0.05)))
        cost = cost + measures.crossings(mine[:, 1:-1], lines[:, 1:-1]).sum(axis=1)
        hit = measures.through(mine, places, masked)
        hit[:, end] = False
        hit[:, one] = False
        cost = cost + 1.5 * hit.sum(axis=1)
    return np.asarray(cost)


def _crowding(tried: Floats, whole: Net, places: Floats, standing: Bools, one: int) -> Floats:
    """(k,) how far each candidate takes from others the room they want around them."""
    others = np.flatnonzero(standing)
    reach = (whole.sizes[others] + whole.sizes[one]) / 2
    between = np.maximum(np.abs(tried[:, None] - places[others][None]) - reach, 0.0)
    room = np.where(whole.adjacency()[one, others], _ROOM_FOR_A_LINK, _ROOM)
    taken = 1.0 - np.hypot(between[..., 0], between[..., 1]) / room
    return np.asarray(np.maximum(taken, 0.0).sum(axis=1))


def _growth(tried: Floats, whole: Net, places: Floats, standing: Bools, one: int) -> Floats:
    """(k,) how much higher a page of the usual shape has to be for each candidate."""
    half = whole.sizes[one] / 2
    reach = whole.sizes[standing] / 2
    least = (places[standing] - reach).min(axis=0)
    most = (places[standing] + reach).max(axis=0)
    wanted = np.maximum(tried + half, most) - np.minimum(tried - half, least)
    return np.asarray(_height(wanted) - _height(most - least))


def _height(extent: Floats) -> Floats:
    """Height of the page of the usual shape that holds (…, 2) widths and heights."""
    return np.asarray(np.maximum(extent[..., 0] / ASPECT, extent[..., 1]))


def _straight(start: Floats, end: Floats) -> Floats:
    """(k, p, 2) points along straight lines."""
    share = np.linspace(0.0, 1.0, _POINTS)[None, :, None]
    return np.asarray(start[:, None] + (end - start)[:, None] * share)
