"""Parts of a map that no link joins: which they are, and how they share the page."""

from __future__ import annotations

import numpy as np

from loopmap.diagram.layout.net import Floats, Ints, Net, Ring
from loopmap.diagram.layout.shape import ASPECT

_GAP = 48.0


def parts(net: Net) -> list[Ints]:
    """The variables of each connected part (links taken either way), largest part first."""
    label = np.arange(len(net.ids))
    source, target = net.ends[:, 0], net.ends[:, 1]
    while True:
        low = np.minimum(label[source], label[target])
        before = label.copy()
        np.minimum.at(label, source, low)
        np.minimum.at(label, target, low)
        label = label[label]
        if (label == before).all():
            break
    groups = [np.flatnonzero(label == k) for k in np.unique(label)]
    return sorted(groups, key=lambda g: (-len(g), int(g[0])))


def take(net: Net, chosen: Ints) -> Net:
    """The part of ``net`` made of the ``chosen`` variables and the links among them."""
    at = np.full(len(net.ids), -1, dtype=np.intp)
    at[chosen] = np.arange(len(chosen))
    kept = np.flatnonzero((at[net.ends] >= 0).all(axis=1))
    return Net(
        tuple(net.ids[i] for i in chosen),
        at[net.ends[kept]].reshape(-1, 2),
        net.sizes[chosen],
        net.places[chosen],
        net.pinned[chosen],
        net.group[chosen],
        net.titles,
        tuple(_renumbered(net.ring[k], at) for k in kept),
        tuple(_renumbered(loop, at) for loop in net.named if at[loop[0]] >= 0),
        net.bent[kept],
        net.lean[chosen],
        net.walls,
        net.pad,
    )


def _renumbered(loop: Ring, at: Ints) -> Ring:
    return tuple(int(at[v]) for v in loop)


def shelve(sizes: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Centres for boxes of the given widths and heights, in rows on a page of 16:9.

    Boxes come in order and fill rows from the left; the page is centred at the origin.
    """
    area = sum((w + _GAP) * (h + _GAP) for w, h in sizes)
    page = max([w for w, _ in sizes] + [(area * ASPECT) ** 0.5])
    centres: list[tuple[float, float]] = []
    left = top = deep = wide = 0.0
    for w, h in sizes:
        if left and left + w > page:
            left, top, deep = 0.0, top + deep + _GAP, 0.0
        centres.append((left + w / 2, top + h / 2))
        left, deep = left + w + _GAP, max(deep, h)
        wide = max(wide, left - _GAP)
    return [(x - wide / 2, y - (top + deep) / 2) for x, y in centres]


def extent(places: Floats, sizes: Floats) -> tuple[Floats, Floats]:
    """The top left and bottom right corner of all labels."""
    return (places - sizes / 2).min(axis=0), (places + sizes / 2).max(axis=0)
