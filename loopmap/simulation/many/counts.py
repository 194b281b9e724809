"""What is kept of draws: whole numbers whose sums are those of all draws together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from loopmap.simulation.classes import (
    NOTHING,
    SIZES,
    Course,
    Seen,
    Share,
    Size,
    are_enough,
    course_of,
    ways,
)
from loopmap.simulation.draws import PRIORS
from loopmap.simulation.ensemble import Responses

Counted = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]
Mask = NDArray[np.bool_]
Numbers = NDArray[np.intp]
T = TypeVar("T")

ALL, SETTLING = 0, 1
"""Places of the last axis of what is counted twice: over all draws, and over those that settle."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Which way rows of numbers go, one row for each variable.

    ``up``, ``down``: rows by priors by (all, settling); ``below``: rows by sizes by (all,
    settling), how many are smaller than each size's end.
    """

    up: Counted
    down: Counted
    below: Counted


@dataclass(frozen=True, slots=True)
class Counts:
    """One scenario over some draws.

    ``draws``: priors by (all, settling). ``checked``: 1 for each chunk whose draws could be
    checked for settling. ``courses``: variables by three ways by (all, settling). ``moving``:
    how many settling draws still move when they are judged; ``later``: which way they settle,
    of the first chunk alone, with its ``later_draws``, and ``unrested``, how many of those
    still move then; zeros where that is not asked.
    ``bands``: times by followed variables by bins. ``weights``: links by bins, over settling
    draws of the evenest prior; ``rises``: outcomes by links by bins, of those in which it rose.
    """

    draws: Counted
    checked: Counted
    ways: Ways
    courses: Counted
    moving: Counted
    later: Ways
    later_draws: Counted
    unrested: Counted
    bands: Counted
    weights: Counted
    rises: Counted


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some draws of a job: of each scenario, and of every two compared on what both judge by."""

    drawn: Counted
    scenarios: tuple[Counts, ...]
    pairs: tuple[Ways, ...]
    pair_draws: tuple[Counted, ...]


def together(one: T, other: T) -> T:
    """Two of the above as one: everything added."""
    added: T = _added(one, other)
    return added


def _added(one: Any, other: Any) -> Any:
    if isinstance(one, np.ndarray):
        return np.add(one, other, dtype=np.int64)
    if isinstance(one, tuple):
        return tuple(map(_added, one, other))
    parts = {e.name: _added(getattr(one, e.name), getattr(other, e.name)) for e in fields(one)}
    return type(one)(**parts)


def count_draws(prior: Numbers, settled: Mask) -> Counted:
    """Priors by (all, settling)."""
    every = np.bincount(prior, minlength=len(PRIORS))
    return np.stack([every, np.bincount(prior[settled], minlength=len(PRIORS))], axis=-1)


def count_ways(judged: Floats, settled: Mask, prior: Numbers) -> Ways:
    """Which way rows of deviations go; draws are grouped by prior."""
    edges = np.searchsorted(prior, np.arange(len(PRIORS) + 1))
    parts = [slice(first, last) for first, last in pairwise(edges)]
    size = np.abs(judged)
    return Ways(
        _both(judged > NOTHING, settled, parts),
        _both(judged < -NOTHING, settled, parts),
        np.stack([_both(size < end, settled, [slice(None)])[:, 0] for end, _ in SIZES], axis=1),
    )


def _both(mask: Mask, settled: Mask, parts: Sequence[slice]) -> Counted:
    """Rows by parts by (all, settling)."""
    kept = mask & settled
    found = [[each[:, part].sum(axis=1) for each in (mask, kept)] for part in parts]
    return np.moveaxis(np.array(found), 2, 0)


def no_ways(rows: int) -> Ways:
    """Nothing counted yet."""
    empty = np.zeros((rows, len(PRIORS), 2), np.int64)
    return Ways(empty, empty, np.zeros((rows, len(SIZES), 2), np.int64))


def count_courses(seen: Responses, settled: Mask) -> Counted:
    """Variables by `ways` by (all, settling)."""
    found = ways(seen.early, seen.judged, seen.end, seen.largest)
    return np.stack([_both(mask, settled, [slice(None)])[:, 0] for mask in found], axis=1)


def seen_of(counted: Ways, draws: Counted, row: int) -> Seen | None:
    """What `classes.answer_of` wants to know of a row; None where no draw moves it."""
    if not counted.up[row].any() and not counted.down[row].any():
        return None
    found = []
    for prior, (every, settling) in enumerate(draws):
        if every:
            of = SETTLING if are_enough(int(settling), int(every)) else ALL
            up, down = counted.up[row, prior, of], counted.down[row, prior, of]
            of_all = int((every, settling)[of])
            found.append(Share(float(up / of_all), float(down / of_all), of_all))
    every, settling = (int(number) for number in draws.sum(axis=0))
    return Seen(tuple(found), settling, every, _size(counted.below[row], every, settling))


def _size(below: Counted, every: int, settling: int) -> Size:
    """The word for the middle of the settling draws, of all where none does."""
    of = SETTLING if settling else ALL
    half = (every, settling)[of] / 2
    words = zip(below[:, of], SIZES, strict=True)
    return next((size for count, (_, size) in words if count > half), Size.FULL)


def course_seen(counted: Counts, row: int) -> Course:
    """The course that more than half of the settling draws share, of all where none settles."""
    every, settling = counted.draws.sum(axis=0)
    of = SETTLING if settling else ALL
    return course_of(
        [float(way[of]) / max(1, (every, settling)[of]) for way in counted.courses[row]]
    )
