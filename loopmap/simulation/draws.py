"""Random strengths, signs and delays: the same for the same link, seed and number of draws.

Four ways of drawing strengths ("priors", own choice) stand side by side,
because shares of draws depend on the way they were drawn (Kristensen, Chisholm and
McDonald-Madden 2019, Methods in Ecology and Evolution).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe
from loopmap.simulation.map_model import MapModel, ModelLink

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Prior:
    """A way of drawing strengths: its name for people and its shape on [0, 1]."""

    name: str
    shape: Callable[[Floats], Floats]


def _in_steps(u: Floats) -> Floats:
    step = np.minimum((u * 3).astype(np.intp), 2)
    wobble = 0.9 + 0.2 * (u * 3 - step)
    quarters: Floats = np.array([0.25, 0.5, 1.0])[step] * wobble
    return quarters


PRIORS: tuple[Prior, ...] = (
    Prior("any strength alike", lambda u: u),
    Prior("mostly small strengths", lambda u: np.asarray(10.0 ** (2.0 * u - 2.0))),
    Prior("a quarter, a half or full", _in_steps),
    Prior("only strong links", lambda u: 0.5 + 0.5 * u),
)


@dataclass(frozen=True, slots=True)
class Draws:
    """``weight``: signed strength, 0 where the link is not there; ``stretch``: of its delay.

    Both links by columns; delays are stretched to between half and twice. ``prior``: the
    number of each column's prior, rising.
    """

    weight: Floats
    stretch: Floats
    prior: Numbers

    @property
    def columns(self) -> int:
        return len(self.prior)

    @property
    def rank(self) -> Numbers:
        """The place of each column among those of its prior, from 0."""
        return np.arange(self.columns) - np.searchsorted(self.prior, self.prior)

    def only(self, kept: NDArray[np.bool_]) -> Draws:
        """The columns that are kept."""
        return Draws(self.weight[:, kept], self.stretch[:, kept], self.prior[kept])


def draw(model: MapModel, per_prior: int, seed: int, first: int = 0) -> Draws:
    """Draws for every link of the model, from number ``first`` of each prior. O(links · draws).

    Each link has its own stream of random numbers named by its id, so adding or
    cutting one link leaves the draws of all others alone (common random numbers), and
    fewer draws are the first of more: a quick run while a hand moves is part of the full one,
    and many draws can be made part by part, by whoever and in any order.
    What people said of a strength restricts every prior to it: its shape is then
    that on [0, 1], drawn together to the range.
    """
    shape = (len(model.links), per_prior * len(PRIORS))
    weight, stretch = np.empty(shape), np.empty(shape)
    for row, link in enumerate(model.links):
        breathe()
        strength, sign, delay, presence = _stream(link, seed, first).random((per_prior, _NUMBERS)).T
        signs = np.where(sign < 0.5, -1.0, 1.0) if link.sign == 0 else float(link.sign)
        signs = signs * (presence < link.presence)
        spread = link.high - link.low
        weight[row] = np.concatenate(
            [signs * (link.low + spread * prior.shape(strength)) for prior in PRIORS]
        )
        stretch[row] = np.tile(2.0 ** (2.0 * delay - 1.0), len(PRIORS))
    return Draws(weight, stretch, np.repeat(np.arange(len(PRIORS)), per_prior))


_NUMBERS = 4
"""Random numbers that one draw of a link takes."""


def _stream(link: ModelLink, seed: int, first: int) -> np.random.Generator:
    name = int.from_bytes(link.stream.encode(), "big")
    bits = np.random.PCG64(np.random.SeedSequence([seed, name]))
    bits.advance(first * _NUMBERS)
    return np.random.Generator(bits)
