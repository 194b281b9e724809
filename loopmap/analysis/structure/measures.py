"""Where to look: what is counted for each variable, in bands, never as one score.

Measures of position say how a map is drawn. Crielaard et al. 2023 (Sci. Rep.,
doi 10.1038/s41598-023-46531-z) show that equally defensible maps of one thing put other
variables first; so there are no places in a list here, only groups, and ``shake`` says
how easily a variable falls out of the first.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from loopmap.analysis.loops import Loop, LoopKind, LoopList
from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.structure.betweenness import betweenness
from loopmap.analysis.structure.measure import Measure
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link

CAVEAT = (
    "These numbers describe the drawing, not the world. They count who is joined to whom, so"
    " splitting a variable in two, or one more conversation, changes them, and equally good"
    " maps of the same thing put others first. Read them in groups, shake the map to see which"
    " hold, and ask of each what kind of place it is. A high number is somewhere to look, not"
    " a promise that acting there works."
)
"""What stands beside every measure, wherever it is shown."""

SEED = 2023
DRAWS = 50
DROPPED = 0.1
FIRST = 10
"""How many variables the first ones are, where the map is large enough to have others."""


OF_LOOPS = {
    LoopKind.REINFORCING: Measure.REINFORCING,
    LoopKind.BALANCING: Measure.BALANCING,
    LoopKind.UNDETERMINED: Measure.UNDETERMINED,
}
"""The measures that count listed loops."""

Values = Mapping[RecordId, float]


class Band(Enum):
    """A group of variables that a measure does not tell apart with any right."""

    TOP = "top group"
    MIDDLE = "middle"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True)
class Measures:
    """For each measure the value and the band of every variable.

    Loops are those of the list, so ``reach`` says up to which length they count; None
    where all loops are listed.
    """

    values: Mapping[Measure, Values]
    bands: Mapping[Measure, Mapping[RecordId, Band]]
    reach: int | None


@dataclass(frozen=True)
class Shaken:
    """In how many of ``draws`` shaken maps a variable was among the ``first`` by a measure."""

    stayed: Mapping[Measure, Mapping[RecordId, int]]
    draws: int
    first: int

    def sentence(self, measure: Measure, variable: RecordId) -> str:
        """How steadily the variable stood among the first, in words."""
        stayed = self.stayed[measure].get(variable, 0)
        share = f"{round(DROPPED * 100)} %"
        return (
            f"Among the first {self.first} by {measure.value} in {stayed} of {self.draws} maps"
            f" with {share} of the links left out at random."
        )


def measure(causal_map: CausalMap, loops: LoopList) -> Measures:
    """The measures of every variable, in one go. See ``search_measures``."""
    return in_one_go(search_measures(causal_map, loops))


def search_measures(causal_map: CausalMap, loops: LoopList) -> Generator[None, None, Measures]:
    """Count for every variable; pauses after each. O(variables times links)."""
    variables = sorted(causal_map.variables)
    values = yield from _count(variables, _ordered(causal_map), loops.finished)
    bands = {one: bands_of(counted) for one, counted in values.items()}
    return Measures(values, bands, None if loops.complete else loops.complete_to_length)


def shake(causal_map: CausalMap, loops: LoopList, draws: int = DRAWS) -> Shaken:
    """The shake test in one go. See ``search_shake``."""
    return in_one_go(search_shake(causal_map, loops, draws))


def search_shake(
    causal_map: CausalMap, loops: LoopList, draws: int = DRAWS
) -> Generator[None, None, Shaken]:
    """Leave out a tenth of the links at random, again and again, and count who stays first.

    First are the ten highest values and all that equal the tenth, on maps of fewer than
    thirty variables the highest third. The seed is fixed, so every machine shakes alike.
    Pauses after each variable of each draw; the time of that many ``search_measures``.
    """
    draw = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    variables, links = sorted(causal_map.variables), _ordered(causal_map)
    first = max(1, min(FIRST, len(variables) // 3))
    stayed: dict[Measure, Counter[RecordId]] = {one: Counter() for one in Measure}
    for _ in range(draws):
        dropped = draw.sample(links, max(1, round(DROPPED * len(links)))) if links else []
        gone = frozenset(link.id for link in dropped)
        left = [link for link in links if link.id not in gone]
        standing = [loop for loop in loops.finished if gone.isdisjoint(loop.key)]
        values = yield from _count(variables, left, standing)
        for one, counted in values.items():
            stayed[one].update(_highest(counted, first))
    return Shaken(stayed, draws, first)


def bands_of(values: Values) -> dict[RecordId, Band]:
    """Each value's band; equal values are always in the same one.

    The top group is the highest tenth, at least three, and whoever equals the last of
    them; where that would be more than a third of all, only those above it. The middle
    reaches down to the median of the values that are not 0.
    """
    counted = sorted((value for value in values.values() if value > 0), reverse=True)
    if not counted:
        return dict.fromkeys(values, Band.NONE)
    line = counted[min(len(counted), max(3, round(len(values) / 10))) - 1]
    crowded = sum(value >= line for value in counted) > max(3, len(values) / 3)
    middle = counted[len(counted) // 2]

    def band(value: float) -> Band:
        if value <= 0:
            return Band.NONE
        if value > line or (value == line and not crowded):
            return Band.TOP
        return Band.MIDDLE if value >= middle else Band.LOW

    return {variable: band(value) for variable, value in values.items()}


def _highest(values: Values, first: int) -> list[RecordId]:
    """Those among the first, with all that equal the last of them; never a 0."""
    counted = sorted(values.values(), reverse=True)
    line = counted[first - 1] if counted else 0.0
    return [variable for variable, value in values.items() if value >= line and value > 0]


def _count(
    variables: list[RecordId], links: list[Link], loops: Iterable[Loop]
) -> Generator[None, None, dict[Measure, dict[RecordId, float]]]:
    values: dict[Measure, dict[RecordId, float]] = {
        one: dict.fromkeys(variables, 0.0) for one in Measure
    }
    number = {variable: n for n, variable in enumerate(variables)}
    onward: list[list[int]] = [[] for _ in variables]
    for link in links:
        values[Measure.OUT][link.source] += 1
        values[Measure.INTO][link.target] += 1
        if link.source != link.target:
            onward[number[link.source]].append(number[link.target])
    through = yield from betweenness(onward)
    values[Measure.BETWEEN] = {v: round(through[n], 9) for v, n in number.items()}
    for loop in loops:
        column = values[OF_LOOPS[loop.kind]]
        for variable in loop.variables:
            column[variable] += 1
    return values


def _ordered(causal_map: CausalMap) -> list[Link]:
    return sorted(causal_map.links.values(), key=lambda link: link.id)
