"""Small maps with equations, written as a test would say them."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.expr.causes import causes
from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.model.document import CausalMap
from loopmap.model.equations import Graph, Times
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Kind, Link, MapInfo, Sign, Variable

MAP = MapId("m1")


def map_with(
    equations: Mapping[str, str],
    stocks: Mapping[str, tuple[str, ...]] | None = None,
    *,
    links: tuple[str, ...] = (),
    times: Times | None = Times(0.0, 10.0, 1.0),  # noqa: B008
    graphs: Mapping[str, tuple[tuple[float, float], ...]] | None = None,
) -> CausalMap:
    """Equations by name; a stock is its value at the start and its flows, those out with a minus.

    ``links`` are more of them, as ``"Fines - Trust"``.
    """
    stocks, graphs = stocks or {}, graphs or {}
    flowing = {flow.lstrip("-") for _, *flows in stocks.values() for flow in flows}
    written = {**equations, **{name: initial for name, (initial, *_) in stocks.items()}}
    ids = {name: RecordId(f"v{n}") for n, name in enumerate([*written, *graphs])}
    variables = {
        ids[name]: Variable(
            ids[name],
            name,
            kind=Kind.STOCK if name in stocks else Kind.FLOW if name in flowing else Kind.AUXILIARY,
            equation=written.get(name, ""),
            graph=Graph(graphs[name]) if name in graphs else None,
            order=float(n),
        )
        for n, name in enumerate(ids)
    }
    made: dict[RecordId, Link] = {}

    def link(source: str, target: str, sign: str) -> None:
        number = RecordId(f"l{len(made)}")
        made[number] = Link(number, ids[source], ids[target], Sign(sign), order=float(len(made)))

    for name, (_, *flows) in stocks.items():
        for flow in flows:
            link(flow.lstrip("-"), name, "-" if flow.startswith("-") else "+")
    for line in links:
        source, sign, target = line.rsplit(" ", 2)[0], line.split(" ")[-2], line.split(" ")[-1]
        link(source, target, sign)
    info = MapInfo(MAP, "Today", times=times)
    return CausalMap(info, {"variables": variables, "links": made})


def called(causal_map: CausalMap, name: str) -> RecordId:
    """The id of the variable of that name."""
    return next(v.id for v in causal_map.variables.values() if v.name == name)


def causes_of(causal_map: CausalMap, name: str) -> set[str]:
    """The variables that an equation names, by name."""
    keys = set(causes(parse(causal_map.variables[called(causal_map, name)].equation)))
    return {v.name for v in causal_map.variables.values() if canonical(v.name) in keys}
