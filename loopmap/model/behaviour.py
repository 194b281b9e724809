"""How variables and links behave over time: the words people choose and the numbers behind them.

Times are in units of the map's own pace: the time in which a variable settles
about two thirds of its way, unless somebody says that it is faster or slower.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Any


class Shape(Enum):
    """How much arrives for how much of a change in the cause; alike for rises and falls.

    All but ``threshold`` and ``table`` begin in proportion: they differ where the
    cause has moved far from today.
    """

    LINEAR = "linear"
    SATURATING = "saturating"
    DIMINISHING = "diminishing"
    ACCELERATING = "accelerating"
    THRESHOLD = "threshold"
    TABLE = "table"


class Mode(Enum):
    """What a link does to its effect: sets its level, adds to it, or multiplies the rest."""

    SETS = "sets"
    ADDS = "adds"
    MULTIPLIES = "multiplies"


class Arrival(Enum):
    """How a delayed effect comes in: some of it soon, or most of it together and late."""

    GRADUAL = "gradual"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class RunChoice:
    """How the scenarios of a map are run, where people chose.

    ``draws``: of each way of drawing strengths, 0 for as many as usual. The same ``seed``
    gives the same draws. ``horizon``: how far ahead, in units of the map's pace.
    """

    draws: int = 0
    seed: int = 1
    horizon: float = 40.0
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


USUAL_CHOICE = RunChoice()

SETTLE_TIMES: Mapping[str, float] = MappingProxyType(
    {"at once": 0.25, "fast": 1.0, "slow": 4.0, "very slow": 16.0}
)
DELAY_TIMES: Mapping[str, float] = MappingProxyType({"short": 2.0, "medium": 4.0, "long": 8.0})
DECAYS: Mapping[str, float] = MappingProxyType(
    {"keeps what it has": 0.0, "slowly runs down": 0.25, "runs down": 1.0}
)
"""The share of a stock that is lost in the time in which a steady inflow fills it."""

SETTLE_RANGE = (0.25, 64.0)
DELAY_RANGE = (0.5, 64.0)
DECAY_RANGE = (0.0, 4.0)
DRAWS_RANGE = (1, 1_000_000)
DRAWS_IN_MEMORY = 10_000
"""Draws of each way that are run at once; more are counted chunk by chunk."""
HORIZON_RANGE = (1.0, 10_000.0)
MOST_SEED = 2**31 - 1

MOMENTS: Mapping[str, float] = MappingProxyType({"early": 0.25, "half-way": 0.5, "late": 0.75})
"""Words for moments, and the share of a run that has then passed."""

MOMENT = 1.0
"""How long a pulse lasts of which nobody said when it ends."""
