"""A map gone through variable by variable until none has a better place on the page."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from loopmap.diagram.layout.areas import has_areas
from loopmap.diagram.layout.net import Floats, Net
from loopmap.diagram.layout.overlap import part
from loopmap.diagram.layout.pack import extent
from loopmap.diagram.layout.shape import ASPECT
from loopmap.diagram.layout.sketch import Sketch
from loopmap.model.token import Token

_TRIES = 48
"""Places looked at for each variable: half of them near, a quarter amid its neighbours,
the rest anywhere on the page."""

_HEAT = 1.0
"""Chance is worth so many crossings at the start, nothing in the last quarter."""

_AROUND = 40.0
_PAGE, _DENSE, _GROUPED = 1.5, 0.16, 0.37
"""A page is so many times as high as one that labels with this much paper around them would
fill; more for each link per variable above one, and for areas."""


@dataclass(frozen=True, slots=True)
class Sweeping:
    """How often every variable is gone to, and how much distances along links matter."""

    seed: int
    sweeps: int
    pull: float


def sketched(net: Net, places: Floats, how: Sweeping, token: Token) -> Floats:
    """(n, 2) places after all sweeps; labels stay ``net.pad`` apart and pinned ones stay.

    The same input gives the same answer. A sweep of 100 variables and 300 links takes a
    tenth of a second.
    """
    middle, page = _page(net, places)
    off = np.array([*middle, 0.0, 0.0])
    about = replace(net, places=net.places - middle, walls=net.walls - off)
    sketch = Sketch(about, _shrunk(about, places - middle, page), page, how.pull)
    rng = np.random.default_rng(how.seed)
    free = np.flatnonzero(~net.pinned)
    for sweep in range(how.sweeps):
        for one in rng.permutation(free).tolist():
            token.check()
            _put(sketch, one, page, 1 - sweep / how.sweeps, rng)
    return np.where(net.pinned[:, None], net.places, sketch.places + middle)


def _page(net: Net, places: Floats) -> tuple[Floats, Floats]:
    """(2,) middle and (2,) size of the page; with pinned variables it reaches as far as they do."""
    more = max(len(net.ends) / max(len(net.ids), 1) - 1, 0.0)
    times = _PAGE + _DENSE * more + (_GROUPED if has_areas(net) else 0.0)
    filled = float((net.sizes + _AROUND).prod(axis=1).sum())
    high = times * math.sqrt(filled / ASPECT)
    page = np.array([high * ASPECT, high])
    low, far = extent(places, net.sizes)
    return (low + far) / 2, np.maximum(page, far - low) if net.pinned.any() else page


def _shrunk(net: Net, places: Floats, page: Floats) -> Floats:
    """The picture made to fit the page as far as its labels let it."""
    if net.pinned.any():
        return places
    low, high = extent(places, net.sizes)
    scale = float(np.minimum(1.0, page / np.maximum(high - low, 1.0)).min())
    fitted = part(places * scale, net.sizes, pad=net.pad)
    low, high = extent(fitted, net.sizes)
    return np.asarray(fitted - (low + high) / 2)


def _put(sketch: Sketch, one: int, page: Floats, left: float, rng: np.random.Generator) -> None:
    """Put one variable where it is best, or while it is hot where it is good."""
    tried = _tried(sketch, one, page, left, rng).astype(np.float32)
    clear = sketch.is_clear(one, tried)
    clear[0] = True
    tried = tried[clear]
    if len(tried) < 2:
        return
    heat = _HEAT * max(left - 0.25, 0.0)
    cost = sketch.price(one, tried) - heat * rng.gumbel(size=len(tried))
    best = int(np.argmin(cost))
    if best:
        sketch.put(one, tried[best])


def _tried(sketch: Sketch, one: int, page: Floats, left: float, rng: np.random.Generator) -> Floats:
    """(48, 2) places for one variable, the first where it is."""
    here, length = sketch.places[one], sketch.net.link_length
    tied = sketch.tied[one]
    amid = sketch.places[tied].mean(axis=0) if len(tied) else here
    near, about = _TRIES // 2, _TRIES // 4
    reach = (0.15 + 0.9 * left) * length * rng.random((near, 1))
    tried = np.vstack(
        [
            here + reach * rng.normal(size=(near, 2)),
            amid + 0.8 * length * rng.normal(size=(about, 2)),
            rng.uniform(-0.5, 0.5, (_TRIES - near - about, 2)) * page,
        ]
    )
    tried[0] = here
    return tried
