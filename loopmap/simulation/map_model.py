"""A causal map as numbers: variables and links with signs, bounds of strengths, paces, shapes.

Variables come in id order, so a run depends neither on the layout nor on names nor on
the order of lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from loopmap.model.behaviour import Arrival, Mode, Shape
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Link, Sign, Strength, Variable
from loopmap.model.token import breathe
from loopmap.simulation.shapes import Points, rises_everywhere, slope_today

SIGN: Mapping[Sign, int] = MappingProxyType({Sign.SAME: 1, Sign.OPPOSITE: -1, Sign.UNKNOWN: 0})

# A link is medium until somebody says weak or strong, so medium says nothing yet:
# it leaves the whole range open, as for a link whose strength was never discussed.
BOUNDS: Mapping[Strength, tuple[float, float]] = MappingProxyType(
    {Strength.WEAK: (0.0, 1 / 3), Strength.MEDIUM: (0.0, 1.0), Strength.STRONG: (2 / 3, 1.0)}
)

ORDERS: Mapping[Arrival, int] = MappingProxyType({Arrival.GRADUAL: 1, Arrival.TOGETHER: 3})


@dataclass(frozen=True, slots=True)
class Pace:
    """How a variable moves: a level settles to its causes, a stock builds up and runs down."""

    stock: bool = False
    settle_time: float = 1.0
    decay: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelLink:
    """One link by number. ``sign`` is +1, -1 or 0 for "not known"; strength in [low, high].

    ``stream`` names the link's own random numbers, so that the same link gets the
    same draws in every scenario. ``today`` is 1 for a link that works today and 0
    for one that a scenario adds. ``id`` is None for an added one. ``delay``: the time
    constant, 0 for none, of a chain of ``order`` lags. ``presence``: in which share of
    draws the link is there. ``gate``: multiplies the links of the same ``combine`` into
    the same target. ``sets``: draws a stock to the cause instead of adding to it.
    """

    id: RecordId | None
    stream: str
    source: int
    target: int
    sign: int
    low: float = 0.0
    high: float = 1.0
    delay: float = 0.0
    order: int = 1
    presence: float = 1.0
    shape: Shape = Shape.LINEAR
    threshold: float = 0.0
    table: Points = ()
    gate: bool = False
    sets: bool = False
    combine: str = ""
    today: float = 1.0

    @property
    def slope(self) -> float:
        """What of a very small change around today arrives: 1 for most, 0 for a gate."""
        return 0.0 if self.gate else slope_today(self.shape, self.threshold, self.table)

    @property
    def sure(self) -> bool:
        """Whether the link carries every change in every draw."""
        straight = rises_everywhere(self.shape, self.threshold, self.table)
        return straight and self.presence >= 1.0 and not self.gate


@dataclass(frozen=True, slots=True)
class MapModel:
    """A map ready to run: ids, names and paces of its variables by number, and its links."""

    variables: tuple[RecordId, ...]
    names: tuple[str, ...]
    paces: tuple[Pace, ...]
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
    paces = tuple(pace_of(v) for v in variables)
    links = (causal_map.links[i] for i in sorted(causal_map.links))
    return MapModel(
        ids,
        tuple(v.name for v in variables),
        paces,
        tuple(
            model_link(link, number[link.source], number[link.target], paces[number[link.target]])
            for link in links
        ),
    )


def pace_of(variable: Variable) -> Pace:
    """How a variable moves."""
    return Pace(variable.kind is Kind.STOCK, variable.settle_time, variable.decay)


def model_link(link: Link, source: int, target: int, effect: Pace) -> ModelLink:
    """A link between the variables of these numbers; ``effect``: how its target moves."""
    breathe()
    low, high = sorted(link.strength_range or BOUNDS[link.strength])
    return ModelLink(
        link.id,
        link.id,
        source,
        target,
        SIGN[link.sign],
        low,
        high,
        link.delay_time if link.delayed else 0.0,
        ORDERS[link.arrival],
        1.0 if link.confidence is None else link.confidence,
        link.shape,
        link.threshold,
        link.table,
        gate=link.mode is Mode.MULTIPLIES,
        sets=link.mode is Mode.SETS and effect.stock,
        combine=link.combine,
    )
