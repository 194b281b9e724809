"""A map as ModelJSON: what Insight Maker has a place for, and the rest beside it in ``_``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.foreign import as_fields, as_list
from loopmap.formats.insightmaker.equations import in_their_language
from loopmap.formats.insightmaker.model_json import ID, OWN
from loopmap.formats.insightmaker.parts import FLOW, STOCK, VARIABLE
from loopmap.formats.kept import kept
from loopmap.model.document import CausalMap, Document
from loopmap.model.equations import Method, Times
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, Sign, Strength, Variable

_SIZE = (120, 50)
_POLARITIES = {Sign.SAME: "POSITIVE", Sign.OPPOSITE: "NEGATIVE", Sign.UNKNOWN: "NEUTRAL"}
_UNITS = ("SECONDS", "MINUTES", "HOURS", "DAYS", "WEEKS", "MONTHS", "YEARS")


def write(document: Document) -> bytes:
    """The document's first map. The same document always gives the same bytes. O(records)."""
    causal_map = document.maps[document.map_order[0]]
    elements = _Elements(causal_map)
    made: dict[str, Any] = {"engine": "SIMULATION_PACKAGE", "name": causal_map.info.title}
    if document.info.note:
        made["description"] = document.info.note
    if causal_map.info.times is not None:
        made["simulation"] = _simulation(causal_map.info.times)
    made["elements"] = [*elements.variables(), *elements.links()]
    made.update(kept(causal_map.info.extra, ID))
    made[OWN] = {"title": causal_map.info.title}
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _simulation(times: Times) -> dict[str, Any]:
    unit = times.unit.strip().upper()
    unit = unit if unit.endswith("S") else f"{unit}S"
    return {
        "algorithm": "RK4" if times.method is Method.RK4 else "RK1",
        "time_start": times.start,
        "time_length": times.stop - times.start,
        "time_step": times.step,
        "time_units": unit if unit in _UNITS else "YEARS",
    }


class _Elements:
    """The elements of one map."""

    def __init__(self, causal_map: CausalMap) -> None:
        self._map = causal_map
        self._names = _free_names(causal_map)
        self._by_key: dict[CanonicalName, str] = {
            canonical(v.name): self._names[v.id] for v in reversed(in_order(causal_map.variables))
        }
        self._pipes: dict[RecordId, dict[str, Link]] = {}
        self._piped: set[RecordId] = set()
        for link in in_order(causal_map.links):
            self._find_pipe(link)

    def _find_pipe(self, link: Link) -> None:
        """A link from a flow to a stock is no link there: the flow ends or begins in the stock."""
        source, target = (self._map.variables[end] for end in (link.source, link.target))
        if source.kind is not Kind.FLOW or target.kind is not Kind.STOCK:
            return
        side = {Sign.SAME: "to", Sign.OPPOSITE: "from"}.get(link.sign)
        pipes = self._pipes.setdefault(source.id, {})
        if side is not None and side not in pipes and not link.by_equation:
            pipes[side] = link
            self._piped.add(link.id)

    def variables(self) -> list[dict[str, Any]]:
        return [self._variable(variable) for variable in in_order(self._map.variables)]

    def links(self) -> list[dict[str, Any]]:
        return [
            self._link(link) for link in in_order(self._map.links) if link.id not in self._piped
        ]

    def _variable(self, variable: Variable) -> dict[str, Any]:
        pipes = self._pipes.get(variable.id, {})
        sort = _sort_of(variable, pipes)
        element: dict[str, Any] = {"type": sort, "name": self._names[variable.id]}
        if variable.meaning:
            element["description"] = variable.meaning
        if sort == FLOW:
            for side in ("from", "to"):
                link = pipes.get(side)
                element[side] = None if link is None else self._names[link.target]
        element["behavior"] = self._behaviour(variable, sort)
        element["display"] = _display(variable)
        own = self._own(variable, sort, pipes)
        return {**element, **({OWN: own} if own else {})}

    def _behaviour(self, variable: Variable, sort: str) -> dict[str, Any]:
        as_kept = as_fields(kept(variable.extra, ID).get("behavior"))
        if sort not in (STOCK, FLOW, VARIABLE):
            return as_kept
        equation = in_their_language(variable.equation, self._by_key)
        said: dict[str, Any] = {}
        if equation:
            said["initial_value" if sort == STOCK else "value"] = equation
        if variable.nonnegative and sort != VARIABLE:
            said["non_negative"] = True
        if variable.unit:
            said["units"] = variable.unit
        return said

    def _own(self, variable: Variable, sort: str, pipes: Mapping[str, Link]) -> dict[str, Any]:
        own: dict[str, Any] = {"kind": variable.kind.value}
        if self._names[variable.id] != variable.name:
            own["name"] = variable.name
        if variable.equation and sort in (STOCK, FLOW, VARIABLE):
            own["equation"] = variable.equation
        for side, link in pipes.items():
            if said := _said(link):
                own[side] = said
        return own

    def _link(self, link: Link) -> dict[str, Any]:
        element: dict[str, Any] = {
            "type": "LINK",
            "from": self._names[link.source],
            "to": self._names[link.target],
            "behavior": {"polarity": _POLARITIES[link.sign]},
        }
        said = _said(link)
        return {**element, **({OWN: said} if said else {})}


def _free_names(causal_map: CausalMap) -> dict[RecordId, str]:
    """The name of each variable, unlike all others also where equations see no difference."""
    taken: set[CanonicalName] = set()
    names: dict[RecordId, str] = {}
    for variable in in_order(causal_map.variables):
        plain = variable.name.replace("[", "(").replace("]", ")")
        free, number = plain, 2
        while canonical(free) in taken:
            free, number = f"{plain} {number}", number + 1
        taken.add(canonical(free))
        names[variable.id] = free
    return names


def _sort_of(variable: Variable, pipes: Mapping[str, Link]) -> str:
    """Which element a variable is: what it was in such a file, else by its kind."""
    was = kept(variable.extra, ID).get("type")
    if was == "CONVERTER" and variable.graph is not None:
        return "CONVERTER"
    if was in ("STATE", "TRANSITION") and not variable.equation:
        return str(was) if was == "STATE" else VARIABLE
    if variable.kind is Kind.STOCK:
        return STOCK
    return FLOW if variable.kind is Kind.FLOW and pipes else VARIABLE


def _display(variable: Variable) -> dict[str, Any]:
    size = as_list(kept(variable.extra, ID).get("size")) or list(_SIZE)
    wide, high = (float(each) for each in (size if len(size) == 2 else _SIZE))
    display: dict[str, Any] = {
        "coordinates": [round(variable.x - wide / 2, 1), round(variable.y - high / 2, 1)],
        "size": size,
    }
    if variable.bounds is not None:
        low, high = variable.bounds
        display.update(interactive=True, interactive_min=low, interactive_max=high)
    return display


def _said(link: Link) -> dict[str, Any]:
    """What is said of a link and Insight Maker has no place for."""
    said: dict[str, Any] = {"delayed": True} if link.delayed else {}
    if link.by_equation:
        said["by_equation"] = True
    if link.delay_length:
        said["delay_length"] = link.delay_length
    if link.strength is not Strength.MEDIUM:
        said["strength"] = link.strength.value
    if link.reason:
        said["reason"] = link.reason
    if link.status is not None:
        said["status"] = link.status.value
    if link.confidence is not None:
        said["confidence"] = link.confidence
    return said
