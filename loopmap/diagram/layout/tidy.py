"""Tidying: the map as it lies, mended. Little moves, and what lay to the left still does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from loopmap.diagram.layout import stress
from loopmap.diagram.layout.first import first_picture
from loopmap.diagram.layout.net import PAD, Floats, Net
from loopmap.diagram.layout.overlap import overlapping, part
from loopmap.diagram.layout.polish import polishing
from loopmap.diagram.layout.rings import round_off
from loopmap.diagram.layout.score import Home, Picture
from loopmap.diagram.layout.settle import around_notes, settled
from loopmap.diagram.layout.shape import hop_distances
from loopmap.diagram.style import load_style
from loopmap.model.token import Token

SECONDS = 4.0
"""Tidying sketches nothing, so it polishes for longer."""

_WORTH = 0.5
"""What it costs, on the scale of the score, when every variable is a link's length from home."""

_HOLDS = (1.0, 0.3, 0.1)
"""How strongly variables are held at home in the starts that are compared."""

_LOST = 0.5
"""With more overlapping labels than this share there is no picture to be kept."""


def tidying(net: Net, *, seed: int, rounds: int, token: Token) -> Iterator[Floats]:
    """(n, 2) places, ever better ones, that keep the map recognisable; pinned ones stay.

    A map whose labels mostly lie on one another is laid out anew.
    """
    net = replace(net, pad=PAD)  # what lies close together and is clear stays where it is
    if len(overlapping(net.places, net.sizes)) > _LOST * len(net.ids):
        home = settled(first_picture(net, seed=seed, token=token), net, may_turn=True)
    else:
        home = np.where(net.pinned[:, None], net.places, np.round(net.places))
    kept = Home(home, _WORTH)
    best = _best(_starts(net, home, token), net, kept)
    yield best
    for better, _ in polishing(net, best, seed=seed, rounds=rounds, token=token, home=kept):
        yield better


def _starts(net: Net, home: Floats, token: Token) -> Iterator[Floats]:
    """The map with its labels apart, then pulled more and more towards round loops."""
    yield around_notes(part(home, net.sizes, net.pinned), net)
    if not len(net.ends):
        return
    distances, weights = round_off(net.loops(), *hop_distances(net), net.link_length)
    weights = np.where(np.isfinite(stress.hops(len(net.ids), net.ends)), weights, 0.0)
    for hold in _HOLDS:
        token.check()
        pulled = stress.majorise(home, stress.stress_of(distances, weights, net.pinned, hold))
        yield around_notes(part(pulled, net.sizes, net.pinned), net)


def _best(tried: Iterator[Floats], net: Net, kept: Home) -> Floats:
    pictures = list(tried)
    costs = [Picture(net, places, load_style(), kept).cost() for places in pictures]
    return pictures[int(np.argmin(costs))]
