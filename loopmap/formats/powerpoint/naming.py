"""What the shapes of a slide are called, and what is said of them to those who hear the slide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loopmap.analysis.telling import tell_link
from loopmap.diagram.emphasis import Badge
from loopmap.diagram.fold import bundles_of, stacks_of
from loopmap.formats.powerpoint.pieces import Called
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Role, Sign

_WAY = {Sign.SAME: "same way", Sign.OPPOSITE: "opposite way", Sign.UNKNOWN: "sign not agreed"}
_KIND = {Kind.STOCK: "Stock. ", Kind.FLOW: "Flow. ", Kind.DRIVER: "Driven from outside. "}
_ROLE = {
    Role.LEVER: "We can act on it. ",
    Role.OUTCOME: "Outcome. ",
    Role.OUTSIDE: "Outside our control. ",
}
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Naming:
    """Names by record of a map as it is drawn, and of the badges on it."""

    causal_map: CausalMap
    badges: Mapping[RecordId, Badge] = field(default_factory=dict)

    def of(self, record: RecordId | None) -> Called:
        """What a record is called; shapes that belong to none have an empty name."""
        drawn = self.causal_map
        if record is None:
            return Called("")
        if record in drawn.variables:
            return self._variable(record)
        if record in drawn.links:
            return self._link(record)
        if record in drawn.groups:
            name = drawn.groups[record].name
            members = [v.name for v in drawn.variables.values() if v.group == record]
            return Called(f"Group {name}", f"Group {name}: {_listed(members) or 'empty'}.")
        if record in drawn.notes:
            text = " ".join(drawn.notes[record].text.split())
            return Called(f"Note: {_short(text)}", f"Note: {text or 'a picture'}")
        badge = self.badges.get(record)
        return Called("") if badge is None else self._badge(badge)

    def _variable(self, record: RecordId) -> Called:
        drawn, stack = self.causal_map, stacks_of(self.causal_map).get(record)
        variable, adjacency = drawn.variables[record], drawn.adjacency
        causes = _listed(drawn.variables[k.source].name for k in adjacency.into(record))
        effects = _listed(drawn.variables[k.target].name for k in adjacency.out_of(record))
        told = f"Driven by {causes or 'nothing here'}. Affects {effects or 'nothing here'}."
        if stack is not None:
            count = len(stack.members)
            return Called(variable.name, f"A group of {count} variables. {told}")
        kind = _KIND.get(variable.kind, "")
        role = _ROLE[variable.role] if variable.role else ""
        return Called(variable.name, f"Variable. {kind}{role}{told}")

    def _link(self, record: RecordId) -> Called:
        drawn, bundle = self.causal_map, bundles_of(self.causal_map).get(record)
        link = drawn.links[record]
        ends = f"{drawn.variables[link.source].name} to {drawn.variables[link.target].name}"
        delayed = ", delayed" if link.delayed else ""
        if bundle is not None:
            way = "some same way, some opposite" if bundle.mixed else _WAY[link.sign]
            name = f"{ends}, {len(bundle.links)} links, {way}{delayed}"
            return Called(name, f"{name}.")
        status = f" {link.status.value.capitalize()}." if link.status else ""
        told = tell_link(drawn, link) if link.sign is not Sign.UNKNOWN else f"{ends}: not agreed."
        return Called(f"{ends}, {_WAY[link.sign]}{delayed}", f"{told}{status}")

    def _badge(self, badge: Badge) -> Called:
        links = [self.causal_map.links.get(link) for link in badge.links]
        names = [self.causal_map.variables[k.source].name for k in links if k is not None]
        told = f" through {_listed(names)}" if names and None not in links else ""
        return Called(f"Loop {badge.label}", f"Loop {badge.label}, {badge.kind}{told}.")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME].rstrip()}…"
