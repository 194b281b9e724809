"""A map gone through variable by variable until none has a better place on the page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from loopmap.diagram.layout.areas import areas_apart, has_areas
from loopmap.diagram.layout.net import Bools, Floats, Net
from loopmap.diagram.layout.overlap import part
from loopmap.diagram.layout.pack import extent
from loopmap.diagram.layout.shape import ASPECT
from loopmap.diagram.layout.sketch import Sketch
from loopmap.diagram.occupied import CELL
from loopmap.diagram.style import load_style
from loopmap.model.token import Token

_NEAR, _AMID, _ANYWHERE, _AT_MATES = 23, 12, 6, 6
"""Places looked at for each variable: so many near it, amid its neighbours, anywhere on the
page, and where others of its area are."""

_HEAT, _HEAT_OF_AREAS = (2.0, 0.15), (8.0, 0.24)
"""Chance is worth so many crossings at the start and at the end; areas keep variables from
where they should be, so that more of it is needed."""

_MAKE_WAY = 0.3
"""What it costs, in crossings, to have another variable make way."""

_HARD = 0.6
"""After this share of the sweeps areas keep out strangers as they always should."""

_PARTINGS = (0.6, 0.85)
"""After these shares areas that still overlap are moved apart."""

_AROUND = 40.0
_PAGE, _DENSE = 1.8, 0.25
"""A page is so many times as high as one that labels with this much paper around them would
fill; more for each link per variable above one."""


@dataclass(frozen=True, slots=True)
class Sweeping:
    """How often every variable is gone to, and how much distances along links matter."""

    seed: int
    sweeps: int
    pull: float


@dataclass(frozen=True, slots=True)
class _Around:
    """A sweep: how hot it is, how much is ``left`` from 1 to 0, and the page (2,)."""

    heat: float
    left: float
    page: Floats
    rng: np.random.Generator

    def chance(self, count: int) -> Floats:
        """(count,) what chance is worth for so many places."""
        return np.asarray(self.heat * self.rng.gumbel(size=count))


def sketching(net: Net, places: Floats, how: Sweeping, token: Token) -> Iterator[Floats]:
    """(n, 2) places after each sweep; labels stay ``net.pad`` apart and pinned ones stay.

    Areas may pass through one another at first. The same input gives the same answer.
    A sweep of 100 variables and 150 links takes a third of a second.
    """
    middle, page = _page(net, places)
    off = np.array([*middle, 0.0, 0.0])
    about = replace(net, places=net.places - middle, walls=net.walls - off)
    now = np.round(_shrunk(about, places - middle, page))
    sketch = Sketch(about, now, page, how.pull, load_style())
    rng = np.random.default_rng(how.seed)
    free = np.flatnonzero(~net.pinned)
    for sweep in range(how.sweeps):
        gone = sweep / how.sweeps
        if _is_parting(net, sweep, how.sweeps):
            sketch = Sketch(about, areas_apart(about, sketch.places), page, how.pull, load_style())
        sketch.harden(min(gone / _HARD, 1.0))
        around = _Around(_heat(net, sweep / max(how.sweeps - 1, 1)), 1 - gone, page, rng)
        for one in rng.permutation(free).tolist():
            token.check()
            _put(sketch, one, around)
        yield np.where(net.pinned[:, None], net.places, sketch.places + middle)


def _heat(net: Net, gone: float) -> float:
    """What chance is worth when a share from 0 to 1 of the sweeps is ``gone``."""
    hot, cold = _HEAT_OF_AREAS if has_areas(net) else _HEAT
    return float(hot * (cold / hot) ** gone)


def _is_parting(net: Net, sweep: int, sweeps: int) -> bool:
    """Whether areas that overlap are moved apart before this sweep."""
    if net.pinned.any() or not has_areas(net):
        return False
    return sweep in {int(share * sweeps) for share in _PARTINGS}


def _page(net: Net, places: Floats) -> tuple[Floats, Floats]:
    """(2,) middle and (2,) size of the page; with pinned variables it reaches as far as they do."""
    more = max(len(net.ends) / max(len(net.ids), 1) - 1, 0.0)
    times = _PAGE + _DENSE * more
    filled = float((net.sizes + _AROUND).prod(axis=1).sum())
    high = times * math.sqrt(filled / ASPECT)
    page = np.array([high * ASPECT, high])
    low, far = extent(places, net.sizes)
    middle = CELL * np.round((low + far) / 2 / CELL)
    return middle, np.maximum(page, far - low) if net.pinned.any() else page


def _shrunk(net: Net, places: Floats, page: Floats) -> Floats:
    """The picture made to fit the page as far as its labels let it."""
    if net.pinned.any():
        return places
    low, high = extent(places, net.sizes)
    scale = float(np.minimum(1.0, page / np.maximum(high - low, 1.0)).min())
    fitted = part(places * scale, net.sizes, pad=net.pad)
    low, high = extent(fitted, net.sizes)
    return np.asarray(fitted - (low + high) / 2)


def _put(sketch: Sketch, one: int, around: _Around) -> None:
    """Put one variable where it is best, or while it is hot where it is good.

    Another one may have to make way for it, if that is worth it.
    """
    tried, block = _within_reach(sketch, one, around)
    if len(tried) < 2:
        return
    besides = _MAKE_WAY * block.any(axis=1) - around.chance(len(tried))
    price = sketch.price(one, tried, besides)
    best = int(np.argmin(price + besides))
    if best == 0:
        return
    here = sketch.places[one].copy()
    sketch.put(one, tried[best])
    if block[best].any():
        gain = float(price[0] - price[best])
        if not _made_way(sketch, int(np.argmax(block[best])), here, gain, around):
            sketch.put(one, here)


def _within_reach(sketch: Sketch, one: int, around: _Around) -> tuple[Floats, Bools]:
    """(k, 2) places for one variable, the first where it is, with (k, n + w) what lies there.

    At most one other variable does, and no note and nothing pinned.
    """
    tried = np.round(_tried(sketch, one, around))
    block = sketch.in_the_way(one, tried)
    block[0] = False
    count = block.sum(axis=1)
    fit = (count == 0) | ((count == 1) & ~block[:, ~sketch.free].any(axis=1))
    return tried[fit], block[fit]


def _made_way(sketch: Sketch, other: int, left: Floats, gain: float, around: _Around) -> bool:
    """Put the ``other`` variable where it is best now, perhaps at the place just ``left``.

    Answers whether that costs less than the ``gain``.
    """
    tried = np.vstack([np.round(_tried(sketch, other, around)), left])
    block = sketch.in_the_way(other, tried)
    block[0] = False
    tried = tried[~block.any(axis=1)]
    if len(tried) < 2:
        return False
    besides = np.append(np.inf, -around.chance(len(tried) - 1))
    price = sketch.price(other, tried, besides)
    best = 1 + int(np.argmin(price[1:] + besides[1:]))
    if price[best] - price[0] - gain >= around.heat * around.rng.exponential():
        return False
    sketch.put(other, tried[best])
    return True


def _tried(sketch: Sketch, one: int, around: _Around) -> Floats:
    """(48, 2) places for one variable, the first where it is."""
    here, length, rng = sketch.places[one], sketch.net.link_length, around.rng
    tied, mates = sketch.tied[one], sketch.mates[one]
    amid = sketch.places[tied].mean(axis=0) if len(tied) else here
    reach = (0.15 + 0.9 * around.left) * length * rng.random((_NEAR, 1))
    tried = [
        here[None],
        here + reach * rng.normal(size=(_NEAR, 2)),
        amid + 0.8 * length * rng.normal(size=(_AMID, 2)),
        rng.uniform(-0.5, 0.5, (_ANYWHERE, 2)) * around.page,
    ]
    if len(mates):
        tried.append(sketch.places[rng.choice(mates, _AT_MATES)])
    return np.vstack(tried)
