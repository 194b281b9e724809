"""A map as SD-JSON: variables, relationships, and its named loops as feedback."""

from __future__ import annotations

import json
from typing import Any

from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.incoming.rings import ring_of
from loopmap.formats.kept import kept
from loopmap.formats.sdai.read import ID, OWN
from loopmap.model.document import CausalMap, Document
from loopmap.model.equations import Graph, Times
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, NamedLoop, Sign, Variable

_TYPES = {Kind.STOCK: "stock", Kind.FLOW: "flow"}
_POLARITIES = {Sign.SAME: "+", Sign.OPPOSITE: "-", Sign.UNKNOWN: ""}


def write(document: Document) -> bytes:
    """The document's first map. The same document always gives the same bytes. O(records).

    With named loops the map is the ``model`` beside its ``feedback``.
    """
    causal_map = document.maps[document.map_order[0]]
    model = _Model(causal_map)
    held = kept(causal_map.info.extra, ID)
    made: dict[str, Any] = {
        OWN: causal_map.info.title,
        "variables": [model.variable(v) for v in in_order(causal_map.variables)],
        "relationships": [model.relationship(k) for k in in_order(causal_map.links)],
    }
    if causal_map.info.times is not None:
        made["specs"] = {**_specs(causal_map.info.times), **held.get("specs", {})}
    loops = [model.loop(loop) for loop in in_order(causal_map.loops) if model.goes_round(loop)]
    if loops or held.get("feedback"):
        made = {"model": made, "feedback": {"feedbackLoops": loops, **held.get("feedback", {})}}
    if document.info.note:
        made["explanation"] = document.info.note
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _specs(times: Times) -> dict[str, Any]:
    specs: dict[str, Any] = {
        "startTime": times.start,
        "stopTime": times.stop,
        "dt": times.step,
    }
    if times.unit:
        specs["timeUnits"] = times.unit
    return specs


class _Model:
    """One map in the words of the format; names are unlike also where equations see no case."""

    def __init__(self, causal_map: CausalMap) -> None:
        self._map = causal_map
        taken: set[CanonicalName] = set()
        self._names: dict[RecordId, str] = {}
        for variable in in_order(causal_map.variables):
            free, number = variable.name, 2
            while canonical(free) in taken:
                free, number = f"{variable.name} {number}", number + 1
            taken.add(canonical(free))
            self._names[variable.id] = free

    def variable(self, variable: Variable) -> dict[str, Any]:
        name = self._names[variable.id]
        made: dict[str, Any] = {"type": _TYPES.get(variable.kind, "variable"), "name": name}
        if name.replace("_", " ") != variable.name:
            made[OWN] = variable.name
        said = {
            "equation": variable.equation,
            "units": variable.unit,
            "documentation": variable.meaning,
        }
        made.update((key, text) for key, text in said.items() if text)
        if variable.kind is Kind.STOCK:
            made["inflows"] = self._flows(variable, Sign.SAME)
            made["outflows"] = self._flows(variable, Sign.OPPOSITE)
        if variable.nonnegative and variable.kind is Kind.FLOW:
            made["uniflow"] = True
        if variable.graph is not None:
            made["graphicalFunction"] = _graph(variable.graph)
        return {**made, **kept(variable.extra, ID)}

    def _flows(self, stock: Variable, sign: Sign) -> list[str]:
        return [
            self._names[link.source]
            for link in in_order(self._map.links)
            if link.target == stock.id
            and link.sign is sign
            and self._map.variables[link.source].kind is Kind.FLOW
        ]

    def relationship(self, link: Link) -> dict[str, Any]:
        made = self._ends(link)
        if link.reason:
            made["reasoning"] = link.reason
        return made

    def _ends(self, link: Link) -> dict[str, Any]:
        return {
            "from": self._names[link.source],
            "to": self._names[link.target],
            "polarity": _POLARITIES[link.sign],
        }

    def goes_round(self, loop: NamedLoop) -> bool:
        """Whether all links of a loop are on the map and lead back to where it begins."""
        links = [self._map.links[link] for link in loop.links if link in self._map.links]
        return len(links) == len(loop.links) and ring_of(links) is not None

    def loop(self, loop: NamedLoop) -> dict[str, Any]:
        links = [self._map.links[link] for link in loop.links]
        signs = [link.sign for link in links]
        odd = sum(sign is Sign.OPPOSITE for sign in signs) % 2
        kind = "?" if Sign.UNKNOWN in signs else "-" if odd else "+"
        made = {
            "identifier": loop.label,
            "name": loop.name or loop.label,
            "links": [self._ends(link) for link in links],
            "polarity": kind,
        }
        if loop.story:
            made["description"] = loop.story
        return {**made, **kept(loop.extra, ID)}


def _graph(graph: Graph) -> dict[str, Any]:
    return {"points": [{"x": x, "y": y} for x, y in graph.points]}
