"""A first answer for a map with groups: each group a picture of its own, areas side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from loopmap.diagram.layout.easing import eased
from loopmap.diagram.layout.measures import EDGE, area_corners
from loopmap.diagram.layout.net import Floats, Ints, Net
from loopmap.diagram.layout.overlap import part
from loopmap.diagram.layout.pack import extent, take
from loopmap.model.token import Token

_ROOM = np.array([40.0, 62.0])
"""What an area takes beyond its labels: its margins and the room for its name."""


def by_areas(
    net: Net, whole: Floats, picture: Callable[[Net], Floats], *, seed: int, token: Token
) -> Floats:
    """(n, 2) places where no two areas overlap and no label lies in a foreign area.

    ``whole``: a picture of the map without regard to groups; areas begin where their
    members lie in it. ``picture`` arranges one group alone.
    """
    clusters = clusters_of(net)
    inner = [picture(_ungrouped(take(net, members))) for members in clusters]
    corners = [extent(p, net.sizes[c]) for p, c in zip(inner, clusters, strict=True)]
    grouped = np.array([bool(net.group[members[0]] >= 0) for members in clusters])
    sizes = np.array([high - low for low, high in corners]) + grouped[:, None] * _ROOM
    centres = part(np.array([whole[members].mean(axis=0) for members in clusters]), sizes)
    places = np.zeros_like(whole)
    for members, some, (low, high), centre in zip(clusters, inner, corners, centres, strict=True):
        places[members] = some - (low + high) / 2 + centre
    places = eased(net, clusters, places, sizes, seed=seed, token=token)
    return part(places, net.sizes, pad=net.pad)


def areas_apart(net: Net, places: Floats) -> Floats:
    """(n, 2) places at which no area overlaps another or holds a stranger; areas move as one."""
    clusters = clusters_of(net)
    low, high = np.zeros((2, len(clusters), 2))
    for number, members in enumerate(clusters):
        corners = extent(places[members], net.sizes[members])
        group = int(net.group[members[0]])
        if group >= 0:
            name = float(net.titles[group, 2])
            corners = area_corners(places[members], net.sizes[members] / 2, name)
        low[number], high[number] = corners
    centres = (low + high) / 2
    moved = part(centres, high - low, pad=EDGE + 1)
    now = places.copy()
    for members, by in zip(clusters, np.round(moved - centres), strict=True):
        now[members] += by
    return now


def has_areas(net: Net) -> bool:
    """Whether there are groups to be kept together."""
    return bool((net.group >= 0).any())


def clusters_of(net: Net) -> list[Ints]:
    """The members of each group, then every variable that is in none by itself."""
    groups = [np.flatnonzero(net.group == group) for group in np.unique(net.group) if group >= 0]
    alone = [np.array([one], dtype=np.intp) for one in np.flatnonzero(net.group < 0)]
    return groups + alone


def _ungrouped(net: Net) -> Net:
    return replace(net, group=np.full(len(net.ids), -1, dtype=np.intp))
