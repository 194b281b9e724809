"""The map's own names inside the sentences of a story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loopmap.analysis.quantity import Quantity
from loopmap.analysis.stories.rings import Ring, Rings
from loopmap.analysis.structure.path import net_sign
from loopmap.analysis.wording import listed, quantity
from loopmap.model.document import CausalMap
from loopmap.model.records import Sign

_FEW = 3


class Voice:
    """Says variables, given as the numbers of a search, by their names."""

    def __init__(self, causal_map: CausalMap, rings: Rings) -> None:
        self._causal_map = causal_map
        self._rings = rings

    def of(self, variable: int) -> Quantity:
        """A variable's name with its grammar."""
        return quantity(self._causal_map.variables[self._rings.variables[variable]].name)

    def name(self, variable: int) -> str:
        """A variable's name in mid-sentence."""
        return self.of(variable).noun

    def names(self, variables: Sequence[int]) -> str:
        """Several by name: "a, b and c"."""
        return listed([self.name(variable) for variable in variables])

    def some(self, variables: Sequence[int]) -> str:
        """A few by name, and how many others: "a, b and 4 more"."""
        if len(variables) <= _FEW:
            return self.names(variables)
        few = [self.name(variable) for variable in variables[: _FEW - 1]]
        return listed([*few, f"{len(variables) - len(few)} more"])

    def by_way(self, variables: Sequence[int]) -> str:
        """Across which variables something goes; empty for none, so that it can be appended."""
        return f", by way of {self.names(variables)}" if variables else ""

    def on_rise_of(self, ring: Ring, start: int, end: int) -> Beginning:
        """What makes the end of a stretch rise: "lower attendance leads to more fines"."""
        rising = self._way(ring, start, end) is Sign.SAME
        cause, effect = self.of(start), self.of(end)
        text = f"{cause.degree(rising)} {cause.leads()} to {effect.degree(True)}"
        return Beginning(text, rising)

    def verb(self, variable: int, one: str, many: str) -> str:
        """The form of a verb that the name of a variable needs."""
        return many if self.of(variable).plural else one

    def leads(self, ring: Ring, start: int, end: int) -> str:
        """What more of one does to another along a loop: "more absence leads to more fines"."""
        cause, effect = self.of(start), self.of(end)
        rising = self._way(ring, start, end) is Sign.SAME
        return f"{cause.degree(True)} {cause.leads()} to {effect.degree(rising)}"

    def _way(self, ring: Ring, start: int, end: int) -> Sign:
        return net_sign(self._rings.signs[link] for link in ring.links_along(start, end))


class Beginning(NamedTuple):
    """How a story begins, and whether what begins it rises or falls."""

    text: str
    rising: bool


def first(variables: Iterable[int]) -> tuple[int, ...]:
    """The first variable alone, or nothing."""
    return tuple(variables)[:1]
