"""A first picture of a whole map: the best of a few starts, each part in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from loopmap.diagram.layout.areas import by_areas, has_areas
from loopmap.diagram.layout.net import Floats, Net
from loopmap.diagram.layout.pack import extent, parts, shelve, take
from loopmap.diagram.layout.polish import MOST
from loopmap.diagram.layout.score import Picture
from loopmap.diagram.layout.shape import rough_shape, shape, shapes
from loopmap.diagram.style import load_style
from loopmap.model.token import Token

_STARTS = ((60, 8), (120, 4), (200, 3))
"""Up to so many variables, so many starts are compared: 0.2 s at most. One above."""

_LARGER = np.array([(1, 1), (1.25, 1), (1.25, 1.25), (1.6, 1.25), (1.6, 1.6), (2, 1.6), (2, 2)])
"""A picture is tried so much wider and higher: dense maps need paper between their labels."""


def first_picture(whole: Net, *, seed: int, token: Token) -> Floats:
    """(n, 2) places before any polish; pinned variables stay."""
    count = next((starts for most, starts in _STARTS if len(whole.ids) <= most), 1)
    seeds = range(seed, seed + count)
    if whole.pinned.any():
        return _best_shape(whole, seeds, token)
    if not has_areas(whole):
        return _side_by_side(whole, seeds, token)
    roughly = _side_by_side(whole, seeds[:1], token)
    return by_areas(
        whole, roughly, lambda some: _side_by_side(some, seeds, token), seed=seed, token=token
    )


def rough_picture(whole: Net, *, token: Token) -> Floats:
    """(n, 2) places to begin with where a first picture would take long; none is pinned."""
    return _beside_each_other(whole, lambda some: rough_shape(some, token=token))


def _best_shape(some: Net, seeds: range, token: Token) -> Floats:
    """The start that costs least as drawn, and no more crowded than its links can bear."""
    if len(some.ends) < 3 or len(some.ids) > MOST:
        return shape(some, seed=seeds[0], token=token)
    best = _cheapest(shapes(some, seeds, token), some)
    if some.pinned.any():
        return best
    return _cheapest([best * factor for factor in _LARGER], some)


def _cheapest(tried: Sequence[Floats], some: Net) -> Floats:
    rounded = [np.round(places) for places in tried]
    if len(rounded) == 1:
        return rounded[0]
    costs = [Picture(some, places, load_style()).cost() for places in rounded]
    return rounded[int(np.argmin(costs))]


def _side_by_side(whole: Net, seeds: range, token: Token) -> Floats:
    """A first picture of each connected part, the parts in rows on one page."""
    return _beside_each_other(whole, lambda some: _best_shape(some, seeds, token))


def _beside_each_other(whole: Net, draw: Callable[[Net], Floats]) -> Floats:
    """Each connected part as it is drawn by itself, the parts in rows on one page."""
    found = parts(whole)
    pictures = [draw(take(whole, chosen)) for chosen in found]
    corners = [extent(p, whole.sizes[c]) for p, c in zip(pictures, found, strict=True)]
    sizes = [(float(b[0] - a[0]), float(b[1] - a[1])) for a, b in corners]
    places = np.zeros((len(whole.ids), 2))
    for picture, chosen, (a, b), centre in zip(
        pictures, found, corners, shelve(sizes), strict=True
    ):
        places[chosen] = picture - (a + b) / 2 + np.array(centre)
    return places
