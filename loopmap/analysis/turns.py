"""Which way each variable along some links turns, and where a loop is best begun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loopmap.analysis.lateness import when
from loopmap.analysis.quantity import Quantity
from loopmap.analysis.wording import quantity
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Role, Sign


class Turn(NamedTuple):
    """A variable that rises or falls, and when it does so after the one before: "" is at once."""

    of: Quantity
    rising: bool
    later: str

    @property
    def degree(self) -> str:
        """The variable gone that way: "fewer fines"."""
        return self.of.degree(self.rising)

    @property
    def moves(self) -> str:
        """The variable going that way, as a clause: "fines fall"."""
        return self.of.moves(self.rising)


def turns(causal_map: CausalMap, links: Sequence[Link], *, rising: bool) -> list[Turn]:
    """What the first variable, then the end of each link does; the signs must all be agreed."""
    told = [Turn(quantity_of(causal_map, links[0].source), rising, "")] if links else []
    for link in links:
        rising = goes_on(rising, link)
        told.append(Turn(quantity_of(causal_map, link.target), rising, when(link)))
    return told


def goes_on(rising: bool, link: Link) -> bool:
    """Which way the effect goes when the cause goes that way."""
    return rising is (link.sign is Sign.SAME)


def up_to_unknown(links: Sequence[Link]) -> Sequence[Link]:
    """The links before the first whose sign is not agreed."""
    signs = [link.sign for link in links]
    return links[: signs.index(Sign.UNKNOWN)] if Sign.UNKNOWN in signs else links


def unsettled(links: Sequence[Link]) -> list[Link]:
    """The links whose sign is not agreed."""
    return [link for link in links if link.sign is Sign.UNKNOWN]


def from_the_start(causal_map: CausalMap, links: Sequence[Link]) -> list[Link]:
    """A loop's links from where it is best told: at a lever, else its first variable."""

    def place(n: int) -> tuple[bool, float, RecordId]:
        variable = causal_map.variables[links[n].source]
        return variable.role is not Role.LEVER, variable.order, variable.id

    return _rotated(links, min(range(len(links)), key=place))


def from_the_hinge(links: Sequence[Link]) -> list[Link]:
    """A loop's links so that it ends with the last one whose sign is not agreed."""
    return _rotated(links, links.index(unsettled(links)[-1]) + 1)


def quantity_of(causal_map: CausalMap, variable: RecordId) -> Quantity:
    """A variable's name with the grammar it needs."""
    return quantity(causal_map.variables[variable].name)


def _rotated(links: Sequence[Link], start: int) -> list[Link]:
    return [*links[start:], *links[:start]]
