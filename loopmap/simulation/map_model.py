"""A causal map as arrays: variables and links by number, signs, bounds of strengths, delays.

Own definition. Variables come in id order, so a run
depends neither on the layout nor on names nor on the order of lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Sign, Strength

SIGN: Mapping[Sign, int] = MappingProxyType({Sign.SAME: 1, Sign.OPPOSITE: -1, Sign.UNKNOWN: 0})

# A link is medium until somebody says weak or strong, so medium says nothing yet:
# it leaves the whole range open, as for a link whose strength was never discussed.
BOUNDS: Mapping[Strength, tuple[float, float]] = MappingProxyType(
    {Strength.WEAK: (0.0, 1 / 3), Strength.MEDIUM: (0.0, 1.0), Strength.STRONG: (2 / 3, 1.0)}
)


@dataclass(frozen=True, slots=True)
class ModelLink:
    """One link by number. ``sign`` is +1, -1 or 0 for "not known"; strength in [low, high].

    ``stream`` names the link's own random numbers, so that the same link gets the
    same draws in every scenario. ``today`` is 1 for a link that works today and 0
    for one that a scenario adds. ``id`` is None for an added one.
    """

    id: RecordId | None
    stream: str
    source: int
    target: int
    sign: int
    low: float
    high: float
    delayed: bool
    today: float = 1.0


@dataclass(frozen=True, slots=True)
class MapModel:
    """A map ready to run. ``stock[i]``: variable i accumulates instead of settling."""

    variables: tuple[RecordId, ...]
    names: tuple[str, ...]
    stock: tuple[bool, ...]
    links: tuple[ModelLink, ...]

    @property
    def size(self) -> int:
        return len(self.variables)

    def place(self, variable: RecordId) -> int:
        """The number of a variable; ValueError if it is not on the map. O(variables)."""
        return self.variables.index(variable)

    def with_links(self, links: tuple[ModelLink, ...]) -> MapModel:
        """The same model with more links at the end."""
        return replace(self, links=self.links + links)


def compile_map(causal_map: CausalMap) -> MapModel:
    """The model of a map. O(n log n + links log links).

    A driver is a level that nothing in the map moves; a flow is a level as well
    until it has an equation.
    """
    ids = tuple(sorted(causal_map.variables))
    number = {variable: i for i, variable in enumerate(ids)}
    variables = [causal_map.variables[i] for i in ids]
    links = []
    for link_id in sorted(causal_map.links):
        link = causal_map.links[link_id]
        low, high = BOUNDS[link.strength]
        links.append(
            ModelLink(
                link_id,
                link_id,
                number[link.source],
                number[link.target],
                SIGN[link.sign],
                low,
                high,
                link.delayed,
            )
        )
    return MapModel(
        ids,
        tuple(v.name for v in variables),
        tuple(v.kind is Kind.STOCK for v in variables),
        tuple(links),
    )
