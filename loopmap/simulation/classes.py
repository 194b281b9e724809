"""How sure a map lets us be: certain, robust, leaning, open or no effect.

Own definitions. A share of draws is not a chance that something
happens: it says how often a direction held while strengths and delays were drawn
in several ways, and it is always given as a range over those ways.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.simulation.certificate import Verdict

Floats = NDArray[np.floating[Any]]
Mask = NDArray[np.bool_]
Numbers = NDArray[np.intp]

ROBUST, LEANING = 0.9, 0.6
FEWEST_DRAWS = 50
NOTHING = 1e-12
"""A deviation no larger is none."""

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
    BLOCKED = "does not get through"


class Size(Enum):
    """How far a variable goes, in words: more would be false precision."""

    SLIGHT = "slightly"
    CLEAR = "clearly"
    STRONG = "strongly"
    FULL = "as far as it can"


SIZES = ((0.1, Size.SLIGHT), (0.4, Size.CLEAR), (0.95, Size.STRONG))
"""Up to which deviation in the middle draw each word holds; beyond, a variable is at its range
and two scenarios can no longer be told apart by where it ends."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One variable under one scenario.

    ``share``: least and most, over the priors, of the draws that count (see
    `shares`) in which ``direction`` held; for a mixed direction, in which
    it rose. None when there is no effect. ``size``: of the middle draw, whichever way.
    ``by_prior``: the same shares prior by prior.
    """

    certainty: Certainty
    direction: Direction
    share: tuple[float, float] | None
    course: Course = Course.STEADY
    size: Size | None = None
    by_prior: tuple[float, ...] = field(default=(), compare=False)


NO_ANSWER = Answer(Certainty.NO_EFFECT, Direction.NONE, None)
BLOCKED = Answer(Certainty.NO_EFFECT, Direction.NONE, None, Course.BLOCKED)


class Share(NamedTuple):
    """The shares of the ``draws`` of one prior in which a variable rose and fell."""

    up: float
    down: float
    draws: int


@dataclass(frozen=True, slots=True)
class Seen:
    """One variable over the draws: its `shares`, how many of all settle, how far it goes."""

    shares: tuple[Share, ...]
    settling: int
    draws: int
    size: Size


def shares(judged: Floats, settled: Mask, prior: Numbers) -> tuple[Share, ...]:
    """Per prior the shares of the draws that count.

    Settling draws count; where too few settle, all do, because a run is bounded and
    its direction is then the one in which it runs off.
    """
    found = []
    for number in np.unique(prior):
        kept, settling = judged[prior == number], settled[prior == number]
        if are_enough(int(settling.sum()), len(kept)):
            kept = kept[settling]
        up, down = np.mean(kept > NOTHING), np.mean(kept < -NOTHING)
        found.append(Share(float(up), float(down), len(kept)))
    return tuple(found)


def are_enough(settling: int, draws: int) -> bool:
    """Whether so many settling draws say something by themselves."""
    return settling >= min(FEWEST_DRAWS, draws)


def answer(
    verdict: Verdict, judged: Floats, settled: Mask, prior: Numbers, course: Course
) -> Answer:
    """The class of one variable from its certificate and its draws (grouped by prior)."""
    if not np.any(np.abs(judged) > NOTHING):
        return unmoved(verdict)
    size = size_of(judged, settled)
    seen = Seen(shares(judged, settled, prior), int(settled.sum()), len(settled), size)
    return answer_of(verdict, seen, course)


def unmoved(verdict: Verdict) -> Answer:
    """The answer for a variable that no draw moves."""
    return NO_ANSWER if verdict is Verdict.NOTHING else BLOCKED


def answer_of(verdict: Verdict, seen: Seen, course: Course) -> Answer:
    """The class of a variable that some draw moves.

    A certificate is about where things settle: it counts only where enough draws do.
    """
    if verdict is Verdict.NOTHING:
        return NO_ANSWER
    up, down = [share.up for share in seen.shares], [share.down for share in seen.shares]
    rises = min(up) >= min(down)
    certainty = _certainty(up if rises else down, [share.draws for share in seen.shares])
    if verdict in _CERTIFIED and are_enough(seen.settling, seen.draws):
        certainty, rises = Certainty.CERTAIN, verdict is Verdict.UP
    if certainty is Certainty.OPEN:
        direction, held = Direction.MIXED, up
    else:
        direction, held = (Direction.UP, up) if rises else (Direction.DOWN, down)
    return Answer(certainty, direction, (min(held), max(held)), course, seen.size, tuple(held))


_CERTIFIED = (Verdict.UP, Verdict.DOWN)


def _certainty(held: list[float], counts: list[int]) -> Certainty:
    """How sure a direction is that held in these shares of so many draws, prior by prior."""
    sure = min(least_share(share, count) for share, count in zip(held, counts, strict=True))
    if sure >= ROBUST:
        return Certainty.ROBUST
    return Certainty.LEANING if sure >= LEANING else Certainty.OPEN


def size_of(judged: Floats, settled: Mask) -> Size:
    """How far a variable goes in the middle of the settling draws, of all where none does."""
    return size_in_words(float(np.median(np.abs(judged[settled] if settled.any() else judged))))


def size_in_words(deviation: float) -> Size:
    """The word for a deviation from today, whichever way."""
    return next((size for most, size in SIZES if abs(deviation) < most), Size.FULL)


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
    """The shape that more than half of the settling draws share, if any; of all where none does."""
    if not np.any(settled):
        settled = ~settled
    return course_of([float(np.mean(mask[settled])) for mask in ways(early, judged, end, largest)])


def ways(early: Floats, judged: Floats, end: Floats, largest: Floats) -> tuple[Mask, Mask, Mask]:
    """Which draws go up and then down, down and then up, and back to today; any one shape."""
    return (
        (early > NOTHING) & (judged < -NOTHING),
        (early < -NOTHING) & (judged > NOTHING),
        (np.abs(end) < _FADED * largest) & (largest > NOTHING),
    )


def course_of(shares_of_ways: Sequence[float]) -> Course:
    """The first of the `ways` that more than half of the draws go."""
    courses = (Course.UP_THEN_DOWN, Course.DOWN_THEN_UP, Course.FADES)
    pairs = zip(courses, shares_of_ways, strict=True)
    return next((course for course, share in pairs if share > 0.5), Course.STEADY)
