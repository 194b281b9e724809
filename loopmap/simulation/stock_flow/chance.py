"""Streams of random numbers, one for each call in a model.

Every stream is seeded by the run's seed and the cell it belongs to, or by the seed written
in the call, so that adding a call changes no other. One run and many runs draw from
different generators: their numbers agree in distribution only.
"""

from __future__ import annotations

import hashlib
import math
import random
from typing import Any

from loopmap.expr.tree import Call, Number
from loopmap.simulation.stock_flow.cells import Held, Key, System

_MOST_TRIES = 1000


def seed_of(seed: int, key: str) -> int:
    """A seed for one stream: 64 bits that every machine finds alike."""
    digest = hashlib.blake2b(f"{seed}:{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def stream_seed(system: System, key: Key, seed: int) -> int:
    """The seed of a random call: the one written in it where that is a number above 0."""
    cell = system.cells[key]
    assert isinstance(cell, Held)
    assert isinstance(cell.rule, Call)
    place = _SEED_PLACES[str(cell.rule.name)]
    written = cell.rule.arguments[place] if len(cell.rule.arguments) > place else None
    if isinstance(written, Number) and written.value > 0:
        return seed_of(int(written.value), "")
    return seed_of(seed, key)


_SEED_PLACES = {"RANDOM": 2, "NORMAL": 2, "LOGNORMAL": 2, "EXPRND": 1, "POISSON": 1}


class PlainStream:
    """Numbers for one run. XMILE 1.0, section 3.5.2."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  not for secrets

    def random(self, lowest: float, highest: float, _seed: float = 0.0) -> float:
        return lowest + (highest - lowest) * self._random.random()

    def normal(
        self,
        mean: float,
        deviation: float,
        _seed: float = 0.0,
        lowest: float = -math.inf,
        highest: float = math.inf,
    ) -> float:
        """Drawn again until it lies within; what cannot is put at the nearer end."""
        for _ in range(_MOST_TRIES):
            drawn = self._random.gauss(mean, deviation)
            if lowest <= drawn <= highest:
                return drawn
        return min(max(mean, lowest), highest)

    def lognormal(self, mean: float, deviation: float, _seed: float = 0.0) -> float:
        spread = math.log1p((deviation / mean) ** 2)
        return self._random.lognormvariate(math.log(mean) - spread / 2, math.sqrt(spread))

    def exprnd(self, mean: float, _seed: float = 0.0) -> float:
        return self._random.expovariate(1.0) * mean

    def poisson(self, mean: float, _seed: float = 0.0) -> float:
        """Waiting times added up; above 500 the normal distribution it then is."""
        if mean > 500:
            return float(max(0, round(self._random.gauss(mean, math.sqrt(mean)))))
        count, waited = 0, self._random.expovariate(1.0)
        while waited < mean:
            count += 1
            waited += self._random.expovariate(1.0)
        return float(count)


class ArrayStream:
    """Numbers for many runs at once."""

    def __init__(self, seed: int, runs: int) -> None:
        import numpy as np

        self._generator, self._runs = np.random.Generator(np.random.Philox(seed)), runs

    def random(self, lowest: Any, highest: Any, _seed: Any = 0.0) -> Any:
        return lowest + (highest - lowest) * self._generator.random(self._runs)

    def normal(
        self,
        mean: Any,
        deviation: Any,
        _seed: Any = 0.0,
        lowest: Any = -math.inf,
        highest: Any = math.inf,
    ) -> Any:
        """Drawn again where it lies outside, as `PlainStream.normal` does."""
        import numpy as np

        drawn = self._generator.normal(mean, deviation, self._runs)
        for _ in range(_MOST_TRIES):
            outside = (drawn < lowest) | (drawn > highest)
            if not outside.any():
                return drawn
            drawn = np.where(outside, self._generator.normal(mean, deviation, self._runs), drawn)
        return np.clip(drawn, lowest, highest)

    def lognormal(self, mean: Any, deviation: Any, _seed: Any = 0.0) -> Any:
        import numpy as np

        spread = np.log1p((deviation / mean) ** 2)
        return self._generator.lognormal(np.log(mean) - spread / 2, np.sqrt(spread), self._runs)

    def exprnd(self, mean: Any, _seed: Any = 0.0) -> Any:
        return self._generator.standard_exponential(self._runs) * mean

    def poisson(self, mean: Any, _seed: Any = 0.0) -> Any:
        return self._generator.poisson(mean, self._runs).astype(float)
