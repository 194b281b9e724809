"""Many small tries at a better picture, each judged by what would be drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from loopmap.diagram.layout.moves import Moves
from loopmap.diagram.layout.net import Floats, Net
from loopmap.diagram.layout.score import Home, Picture
from loopmap.diagram.style import load_style
from loopmap.model.token import Token

MOST = 320
"""Larger maps are not polished: too few tries would fit into the time."""

SECONDS = 2.0
"""How long laying out anew polishes what its sketches found."""

_HEAT = 0.01

_MOST_ROUNDS = 480

_WORK = 5e4
"""Rounds times links times links per variable: what a second allows."""


def usual_rounds(variables: int, links: int, seconds: float) -> int:
    """Rounds of sixteen tries for so many ``seconds`` at most; a handful of variables needs few."""
    if variables > MOST:
        return 0
    dense = 2 * links * links / max(variables, 1)
    return int(min(40 * variables, _MOST_ROUNDS, _WORK * seconds / max(dense, 1.0)))


def polishing(  # noqa: PLR0913  the problem, and how long to look
    net: Net, places: Floats, *, seed: int, rounds: int, token: Token, home: Home | None = None
) -> Iterator[tuple[Floats, float]]:
    """(n, 2) places of ever better pictures, and their cost; no label overlaps, pinned ones stay.

    A hill-climb with a little heat at the start: variables nudged, exchanged, called to
    their neighbours, loops shifted or rounded, those in trouble more often. Each round
    takes the best of sixteen tries; what comes depends on ``seed`` and ``rounds``,
    never on the clock. With a ``home``, being away from it costs.
    """
    free = np.flatnonzero(~net.pinned)
    if rounds <= 0 or len(free) == 0 or len(net.ids) < 2 or not len(net.ends):
        return
    rng = np.random.default_rng(seed)
    moves = Moves(net, free, rng)
    places = np.where(net.pinned[:, None], places, np.round(places))
    picture = Picture(net, places, load_style(), home)
    cost = least = picture.cost()
    for turn in range(rounds):
        token.check()
        left = 1 - turn / rounds
        moved, there = moves.next(picture, left)
        if not len(there):
            continue
        tries = picture.tries(moved, there)
        chosen = int(np.argmin(tries.cost))
        price = float(tries.cost[chosen])
        heat = _HEAT * left * left
        if price < cost or (heat and rng.random() < math.exp((cost - price) / heat)):
            picture.take(tries, chosen)
            cost = price
            if cost < least - 1e-9:
                least = cost
                yield picture.places, least
