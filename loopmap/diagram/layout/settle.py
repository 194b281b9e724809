"""Where an arrangement lies on the paper, so that the map does not jump or cover its notes."""

from __future__ import annotations

import numpy as np

from loopmap.diagram.layout.net import Floats, Net
from loopmap.diagram.layout.overlap import part
from loopmap.diagram.layout.pack import extent
from loopmap.diagram.occupied import CELL


def settled(places: Floats, net: Net, *, may_turn: bool = False) -> Floats:
    """The picture in whole units where the map lay before; pinned variables stay.

    Its middle comes to where the middle of the variables was, by whole cells of what
    links avoid, so that no link bends otherwise for it. Where it ``may_turn``, it is
    turned by half a turn, which changes no loop's direction, if that brings variables
    nearer to their old places. A map that nobody has placed lies around the origin.
    """
    return around_notes(_centred(places, net, may_turn), net)


def around_notes(places: Floats, net: Net) -> Floats:
    """The same in whole units, with labels moved off the notes; pinned ones stay where they are."""
    if len(net.walls):
        boxes = np.vstack([net.sizes, net.walls[:, 2:]])
        fixed = np.concatenate([net.pinned, np.ones(len(net.walls), dtype=bool)])
        places = part(np.vstack([places, net.walls[:, :2]]), boxes, fixed)[: len(net.ids)]
    return np.where(net.pinned[:, None], net.places, np.round(places))


def _centred(places: Floats, net: Net, may_turn: bool) -> Floats:
    if net.pinned.any():
        return places
    if not np.ptp(net.places, axis=0).any():
        low, high = extent(places, net.sizes)
        return np.round(places) - CELL * np.round((low + high) / 2 / CELL)
    here, there = places.mean(axis=0), net.places.mean(axis=0)
    if may_turn and ((places - here) * (net.places - there)).sum() < 0:
        places = 2 * here - places
    whole = np.round(places)
    return np.asarray(whole + CELL * np.round((there - whole.mean(axis=0)) / CELL))
