"""Percentiles and areas under curves from bins that add up: how near they come is known.

A percentile is told as the middle of its bin. An area under the ROC curve counts strengths
of one bin as level; it is off by no more than half of the pairs that share a bin.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from loopmap.simulation.draws import Draws
from loopmap.simulation.map_model import MapModel

Counted = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]

BINS = 2000
"""Of deviations, from -1 to 1."""

NEAR = 1.0 / BINS
"""How near a percentile comes: half a bin."""

STRENGTHS = 1000
"""Bins of strengths, from -1 or 0 to 1."""


def count_values(values: Floats) -> Counted:
    """Times by rows by bins, of times by rows by draws within -1 and 1."""
    times, rows, draws = values.shape
    place = np.clip(((values + 1.0) * (BINS / 2)).astype(np.intp), 0, BINS - 1)
    place += (np.arange(rows) * BINS)[:, None]
    found = [np.bincount(each.ravel(), minlength=rows * BINS) for each in place]
    return np.array(found, np.int64).reshape(times, rows, BINS) if draws else _nothing(times, rows)


def _nothing(times: int, rows: int) -> Counted:
    return np.zeros((times, rows, BINS), np.int64)


def percentile(counted: Counted, share: float) -> Floats:
    """The value below which that share of draws lies, of any axes by bins; today where none is.

    That of all draws to within `NEAR`, where it is between two draws of one bin.
    """
    upto = np.cumsum(counted, axis=-1)
    wanted = share * upto[..., -1:]
    place = np.minimum((upto < wanted).sum(axis=-1), BINS - 1)
    middle = (place + 0.5) * (2.0 / BINS) - 1.0
    # What has not moved lies in the bin right of the middle: today is told as today.
    still = (place == BINS // 2) | (upto[..., -1] == 0)
    return np.where(still, 0.0, middle)


def count_strengths(model: MapModel, draws: Draws, chosen: Counted, judged: Floats) -> Counted:
    """For all and then for each judged row's draws that rise: links by bins.

    Answers rows + 1 by links by bins; ``chosen`` numbers the draws, ``judged`` is of them.
    """
    signed = np.array([link.sign == 0 for link in model.links], dtype=np.bool_)[:, None]
    weight = draws.weight[:, chosen]
    share = np.where(signed, (weight + 1.0) / 2.0, np.abs(weight))
    place = np.clip((share * STRENGTHS).astype(np.intp), 0, STRENGTHS - 1)
    links = len(model.links)
    place += (np.arange(links) * STRENGTHS)[:, None]
    kept = [place, *(place[:, row > 0] for row in judged)]
    found = [np.bincount(each.ravel(), minlength=links * STRENGTHS) for each in kept]
    return np.array(found, np.int64).reshape(len(kept), links, STRENGTHS)


def areas_of(weights: Counted, rises: Counted) -> tuple[Floats, float]:
    """The area of each link's strength against "it rises", and how far off any may be at most.

    ``weights`` and ``rises``: links by bins. 0.5 where nothing can be said.
    """
    up, down = rises.astype(np.float64), (weights - rises).astype(np.float64)
    pairs = up.sum(axis=1) * down.sum(axis=1)
    before = np.cumsum(down, axis=1) - down
    level = (up * down).sum(axis=1) / 2
    won = (up * before).sum(axis=1) + level
    area = np.divide(won, pairs, out=np.full(len(up), 0.5), where=pairs > 0)
    off = np.divide(level, pairs, out=np.zeros(len(up)), where=pairs > 0)
    return area, float(off.max(initial=0.0))
