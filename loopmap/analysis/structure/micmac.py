"""Influence and dependence: how much goes out from a variable and comes in, on long ways too.

The MICMAC method (Godet 1986, Futures 18:134, doi 10.1016/0016-3287(86)90094-7): row and
column sums of powers of the matrix of links, until the order of the variables settles.
Walks are counted, not paths, so cores that feed themselves weigh most; signs, strengths
and delays do not count. Whole numbers throughout, so nothing is lost by rounding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from loopmap.analysis.structure.arrows import ByEnd, arrows, far_end
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

LONGEST = 60
"""Links of the longest walks counted. Maps of people settle at 6 to 33, rings never do."""


class Quadrant(Enum):
    """Where a variable lies in the plot of influence against dependence."""

    DRIVES = "drives others, is driven little"
    RELAYS = "drives others and is driven"
    RESULTS = "is driven, drives little"
    APART = "stands apart"


@dataclass(frozen=True, slots=True)
class Standing:
    """A variable's share of all influence and of all dependence, each in 0 to 1."""

    influence: float
    dependence: float
    quadrant: Quadrant


@dataclass(frozen=True)
class InfluenceDependence:
    """Every variable's standing, by walks of ``links`` links.

    ``settled``: the order of the variables was the same for walks one link shorter.
    """

    standings: Mapping[RecordId, Standing]
    links: int
    settled: bool

    @property
    def sentence(self) -> str:
        """What was counted, and whether it holds."""
        if not self.links:
            return "There are no links to count."
        if self.settled:
            return f"Counted by walks of {self.links} links, where the order settles."
        return f"Counted by walks of {self.links} links; the order does not settle."


def influence_and_dependence(causal_map: CausalMap) -> InfluenceDependence:
    """The plot of influence against dependence. O(links) for each length of walk.

    Where walks die out, as they do without loops, the longest there are count.
    """
    along = arrows(causal_map)
    variables = list(along.out)
    goes, comes = ([1] * len(variables) for _ in range(2))
    links, settled = 0, False
    while links < LONGEST and not settled:
        further = _onward(variables, along.out, goes), _onward(variables, along.into, comes)
        if not any(further[0]):
            break
        settled = links > 0 and all(
            _order(old) == _order(new) for old, new in zip((goes, comes), further, strict=True)
        )
        goes, comes = further
        links += 1
    return InfluenceDependence(_standings(variables, goes, comes, links), links, settled)


def _onward(variables: Sequence[RecordId], onward: ByEnd, sums: Sequence[int]) -> list[int]:
    """For each variable the walks one link longer that begin with one of its links."""
    breathe()
    number = {variable: n for n, variable in enumerate(variables)}
    return [sum(sums[number[far_end(link, v)]] for link in onward[v]) for v in variables]


def _order(sums: Sequence[int]) -> list[int]:
    """The place of each, equal ones alike: what has to settle."""
    places = {value: n for n, value in enumerate(sorted(set(sums)))}
    return [places[value] for value in sums]


def _standings(
    variables: Sequence[RecordId], goes: Sequence[int], comes: Sequence[int], links: int
) -> dict[RecordId, Standing]:
    if not links:
        return {variable: Standing(0.0, 0.0, Quadrant.APART) for variable in variables}
    all_goes, all_comes, mean = sum(goes), sum(comes), 1 / len(variables)
    found = {}
    for variable, out, into in zip(variables, goes, comes, strict=True):
        influence, dependence = out / all_goes, into / all_comes
        found[variable] = Standing(influence, dependence, _quadrant(influence, dependence, mean))
    return found


def _quadrant(influence: float, dependence: float, mean: float) -> Quadrant:
    if influence >= mean:
        return Quadrant.RELAYS if dependence >= mean else Quadrant.DRIVES
    return Quadrant.RESULTS if dependence >= mean else Quadrant.APART
