"""The structure of a map with small whole numbers in place of ids: what every search works on.

A snapshot holds what loops depend on and nothing else: which links there are,
their signs and delays. Two maps that differ in places, names or notes only have
equal snapshots, so a listener can tell with ``==`` whether anything is to be done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from loopmap.analysis.strong_components import strong_components
from loopmap.analysis.wiring import Wiring
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.records import Sign

Component = tuple[int, ...]
"""Variables that all lie on loops with one another, as ascending numbers; at least two."""


class Claim(NamedTuple):
    """What a link says, as far as loops depend on it."""

    source: RecordId
    target: RecordId
    sign: Sign
    delayed: bool


@dataclass(frozen=True)
class Snapshot:
    """Links as parallel tuples in the order of their ids; ends are indices into ``variables``."""

    variables: tuple[RecordId, ...]
    links: tuple[RecordId, ...]
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    signs: tuple[Sign, ...]
    delayed: tuple[bool, ...]

    @made_once
    def link_between(self) -> Mapping[tuple[int, int], int]:
        """Index of the link of each ordered pair of variables, links to oneself among them."""
        return {
            ends: link for link, ends in enumerate(zip(self.sources, self.targets, strict=True))
        }

    @made_once
    def causes(self) -> tuple[RecordId, ...]:
        """The variable each link leaves."""
        return tuple(self.variables[source] for source in self.sources)

    @made_once
    def number_of_link(self) -> Mapping[RecordId, int]:
        """Index of each link."""
        return {link: n for n, link in enumerate(self.links)}

    @made_once
    def number_of_variable(self) -> Mapping[RecordId, int]:
        """Index of each variable that has links."""
        return {variable: n for n, variable in enumerate(self.variables)}

    def claim(self, link: RecordId) -> Claim | None:
        """What a link says; None where it is not there."""
        n = self.number_of_link.get(link)
        if n is None:
            return None
        source, target = self.variables[self.sources[n]], self.variables[self.targets[n]]
        return Claim(source, target, self.signs[n], self.delayed[n])

    @made_once
    def self_links(self) -> tuple[int, ...]:
        """Indices of links from a variable to itself."""
        ends = zip(self.sources, self.targets, strict=True)
        return tuple(link for link, (source, target) in enumerate(ends) if source == target)

    @made_once
    def components(self) -> tuple[Component, ...]:
        """The strongly connected components of two variables or more, by smallest member.

        Every loop of two links or more lies within one of them. O(variables + links).
        """
        after: list[list[int]] = [[] for _ in self.variables]
        for source, target in zip(self.sources, self.targets, strict=True):
            after[source].append(target)
        return tuple(strong_components(after))

    @made_once
    def wirings(self) -> tuple[Wiring, ...]:
        """The components with the links within each, in the form that searches read."""
        within: list[list[tuple[int, int]]] = [[] for _ in self.components]
        for link in self.core_links:
            within[self.home[self.sources[link]]].append((self.sources[link], self.targets[link]))
        return tuple(Wiring(*each) for each in zip(self.components, within, strict=True))

    @made_once
    def home(self) -> Mapping[int, int]:
        """For each variable that lies on a loop with another the index of its component."""
        return {member: n for n, part in enumerate(self.components) for member in part}

    @made_once
    def core_links(self) -> tuple[int, ...]:
        """Indices of the links that lie on a loop of two links or more."""
        home = self.home
        ends = zip(self.sources, self.targets, strict=True)
        return tuple(
            link
            for link, (source, target) in enumerate(ends)
            if source != target and source in home and home[source] == home.get(target)
        )


def take_snapshot(causal_map: CausalMap) -> Snapshot:
    """The structure of the map as it stands. O(n log n) in variables and links."""
    table = causal_map.links
    ids = tuple(sorted(table))
    links = [table[link] for link in ids]
    sources = [link.source for link in links]
    targets = [link.target for link in links]
    variables = tuple(sorted({*sources, *targets}))
    number = {variable: n for n, variable in enumerate(variables)}
    return Snapshot(
        variables,
        ids,
        tuple([number[source] for source in sources]),
        tuple([number[target] for target in targets]),
        tuple([link.sign for link in links]),
        tuple([link.delayed for link in links]),
    )
