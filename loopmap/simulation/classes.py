"""How sure a map lets us be: certain, robust, leaning, open or no effect.

Own definitions. A share of draws is not a chance that something
happens: it says how often a direction held while strengths and delays were drawn
in several ways, and it is always given as a range over those ways.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loopmap.simulation.certificate import Verdict

Floats = NDArray[np.floating[Any]]
Mask = NDArray[np.bool_]
Numbers = NDArray[np.intp]

ROBUST, LEANING = 0.9, 0.6
FEWEST_DRAWS = 50
_NOTHING = 1e-12
_FADED = 0.1


class Certainty(Enum):
    """How sure the map lets us be of a direction."""

    CERTAIN = "certain"
    ROBUST = "robust"
    LEANING = "leaning"
    OPEN = "open"
    NO_EFFECT = "no effect"


class Direction(Enum):
    """Where a variable goes compared with today."""

    UP = "up"
    DOWN = "down"
    MIXED = "mixed"
    NONE = "none"


class Course(Enum):
    """The shape of the way there, where most draws share one."""

    STEADY = ""
    UP_THEN_DOWN = "first up, then down"
    DOWN_THEN_UP = "first down, then up"
    FADES = "fades again"


@dataclass(frozen=True, slots=True)
class Answer:
    """One variable under one scenario.

    ``share``: least and most, over the priors, of the draws that count (see
    `shares_up_and_down`) in which ``direction`` held; for a mixed direction, in which
    it rose. None when there is no effect.
    """

    certainty: Certainty
    direction: Direction
    share: tuple[float, float] | None
    course: Course = Course.STEADY


NO_ANSWER = Answer(Certainty.NO_EFFECT, Direction.NONE, None)


def shares_up_and_down(judged: Floats, settled: Mask, prior: Numbers) -> list[tuple[Floats, int]]:
    """Per prior: (share up, share down) of the draws that count, and how many those are.

    Settling draws count; where too few settle, all do, because a run is bounded and
    its direction is then the one in which it runs off.
    """
    found = []
    for number in np.unique(prior):
        kept, settling = judged[prior == number], settled[prior == number]
        if settling.sum() >= min(FEWEST_DRAWS, len(kept)):
            kept = kept[settling]
        up, down = np.mean(kept > _NOTHING), np.mean(kept < -_NOTHING)
        found.append((np.array([up, down]), len(kept)))
    return found


def answer(
    verdict: Verdict, judged: Floats, settled: Mask, prior: Numbers, course: Course
) -> Answer:
    """The class of one variable from its certificate and its draws (grouped by prior)."""
    if verdict is Verdict.NOTHING or not np.any(np.abs(judged) > _NOTHING):
        return NO_ANSWER
    shares = shares_up_and_down(judged, settled, prior)
    up = [float(share[0]) for share, _ in shares]
    down = [float(share[1]) for share, _ in shares]
    rises = min(up) >= min(down)
    held = up if rises else down
    direction = Direction.UP if rises else Direction.DOWN
    if verdict in (Verdict.UP, Verdict.DOWN):
        certified = Direction.UP if verdict is Verdict.UP else Direction.DOWN
        held = up if certified is Direction.UP else down
        return Answer(Certainty.CERTAIN, certified, (min(held), max(held)), course)
    sure = [least_share(s, count) for s, (_, count) in zip(held, shares, strict=True)]
    if min(sure) >= ROBUST:
        return Answer(Certainty.ROBUST, direction, (min(held), max(held)), course)
    if min(sure) >= LEANING:
        return Answer(Certainty.LEANING, direction, (min(held), max(held)), course)
    return Answer(Certainty.OPEN, Direction.MIXED, (min(up), max(up)), course)


def least_share(share: float, count: int) -> float:
    """The lower end of the 95 % Wilson interval of a share seen in ``count`` draws.

    Wilson 1927, doi:10.1080/01621459.1927.10502953.

    >>> round(least_share(0.9, 1000), 3)
    0.88
    """
    z = 1.96
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - spread) / (1 + z * z / count)


def course(early: Floats, judged: Floats, end: Floats, largest: Floats, settled: Mask) -> Course:
    """The shape that more than half of the settling draws share, if any."""
    if not np.any(settled):
        settled = ~settled
    early, judged, end, largest = early[settled], judged[settled], end[settled], largest[settled]
    if np.mean((early > _NOTHING) & (judged < -_NOTHING)) > 0.5:
        return Course.UP_THEN_DOWN
    if np.mean((early < -_NOTHING) & (judged > _NOTHING)) > 0.5:
        return Course.DOWN_THEN_UP
    if np.mean((np.abs(end) < _FADED * largest) & (largest > _NOTHING)) > 0.5:
        return Course.FADES
    return Course.STEADY
