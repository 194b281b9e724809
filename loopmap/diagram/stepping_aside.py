"""Signs that came to stand on one another: of each two, one steps aside.

Signs at one variable keep off each other, and off where those at others usually stand. Where
one of those has made way itself, the two may meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Point
from loopmap.diagram.passing import Passing
from loopmap.diagram.places import Places
from loopmap.diagram.sign_place import best_place
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

_MEET = 16.0
"""Two signs whose middles are nearer than so many map units meet, for the sizes of light."""

_AROUND = 130.0
"""A sign farther from where another stands is near none of the places that one may step to."""


def stepping_aside(
    places: Places, signs: Floats, passing: Passing, blocked: Callable[[RecordId, Point], bool]
) -> Iterator[tuple[RecordId, Point]]:
    """Those links whose sign meets that of one with a lesser id, each with a better place for it.

    ``signs``: (links, 2) where they stand, in the frame's order; ``blocked`` tells whether
    something covers a place for a sign at that variable. The least id chooses first.
    O(links) in numpy and O(links around) for each that is told.
    """
    frame, paths, links = places.frame, places.paths, places.causal_map.links
    if not paths:
        return
    now = signs.copy()
    meet = _MEET * next(iter(paths.values())).off.scale
    for row in _later_of_pairs(places, signs, meet):
        breathe()
        link = frame.links[row]
        others = [paths[frame.links[n]] for n in passing.by(row).tolist() if n != row]
        near = np.hypot(*(now - now[row]).T) < _AROUND * meet / _MEET
        near[row] = False
        standing = [Point(*place) for place in now[near].tolist()]
        at = partial(blocked, links[link].target)
        place = best_place(paths[link], others, standing, at, places.over_edge)
        now[row] = place
        yield link, place


def _later_of_pairs(places: Places, signs: Floats, meet: float) -> list[int]:
    """The rows of the links with the greater id of each two whose signs meet, by their ids."""
    ids = places.frame.links
    later = {max(pair, key=lambda row: ids[row]) for pair in _pairs(signs, meet)}
    return sorted(later, key=lambda row: ids[row])


def _pairs(signs: Floats, meet: float) -> Iterator[tuple[int, int]]:
    """The rows of each two signs that meet. O(signs) in numpy for each that lie in one column."""
    order = signs[:, 0].argsort(kind="stable")
    across, down = signs[order].T
    for apart in range(1, len(order)):
        beside = across[apart:] - across[:-apart]
        if not (beside < meet).any():
            return
        close = np.hypot(beside, down[apart:] - down[:-apart]) < meet
        for first in np.flatnonzero(close).tolist():
            yield int(order[first]), int(order[first + apart])
