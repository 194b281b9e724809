"""Which links decide: how well each strength alone sorts the draws into "up" and "down".

The measure is the area under the ROC curve from ranks (Hanley and McNeil 1982,
doi:10.1148/radiology.143.1.7063747): 0.5 says nothing, 1 or 0 decides alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe

Floats = NDArray[np.floating[Any]]

LEAST_SAY = 0.1
"""How far from 0.5 the area must be for a link to be named."""


@dataclass(frozen=True, slots=True)
class Say:
    """What one link's strength does to one variable. ``area`` in [0, 1] for "it rises"."""

    link: int
    variable: int
    area: float

    @property
    def weight(self) -> float:
        return abs(self.area - 0.5)


def ranks(weight: Floats) -> Floats:
    """Ranks from 1 within each row; ties in order. Links by draws in, the same out."""
    answer = np.empty_like(weight)
    in_order = np.arange(1, weight.shape[1] + 1)
    for row, of_link in enumerate(weight):
        breathe()
        answer[row, np.argsort(of_link, kind="stable")] = in_order
    return answer


def areas(ranked: Floats, rises: NDArray[np.bool_]) -> Floats:
    """The area of each link's strength against "it rises"; 0.5 where nothing can be said."""
    breathe()
    up, down = int(rises.sum()), int((~rises).sum())
    if not up or not down:
        return np.full(len(ranked), 0.5)
    return np.asarray((ranked[:, rises].sum(axis=1) - up * (up + 1) / 2) / (up * down))


Areas = Sequence[tuple[int, Floats]]
"""Variables, each with the area of every link."""


def areas_for(weight: Floats, judged: Floats, variables: Sequence[int]) -> Areas:
    """The area of every link's strength for each of ``variables``.

    ``weight``: absolute strengths (signed for links of unknown sign), links by settling
    draws; ``judged``: variables by the same draws. O(links · draws · log draws).
    """
    if not variables or not len(weight):
        return ()
    ranked = ranks(weight)
    return [(variable, areas(ranked, judged[variable] > 0)) for variable in variables]


def strongest(found: Areas, most: int) -> list[Say]:
    """Each link once, with the variable it decides most about; strongest first."""
    if not found:
        return []
    table = np.array([of_links for _, of_links in found], dtype=np.float64)
    weight = np.abs(table - 0.5)
    said = [
        Say(link, found[row][0], float(table[row, link]))
        for link, row in enumerate(weight.argmax(axis=0).tolist())
    ]
    strong = [say for say in said if say.weight >= LEAST_SAY]
    return sorted(strong, key=lambda say: (-say.weight, say.link))[:most]
