"""Stocks, flows and auxiliaries with equations in XMILE's words, from files that are JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from loopmap.expr.names import canonical
from loopmap.formats.foreign import as_list, as_number, as_text, number_or
from loopmap.formats.incoming.map_maker import MapMaker
from loopmap.formats.incoming.places import Place
from loopmap.formats.incoming.sign_words import number_in
from loopmap.formats.kept import keep
from loopmap.model.equations import Graph, Method, Times
from loopmap.model.records import Kind, Sign

_MOST_POINTS = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One variable as a file says it; ``name`` is as people see it, ``key`` as equations do."""

    key: str
    name: str
    kind: Kind
    equation: str = ""
    inflows: tuple[str, ...] = ()
    outflows: tuple[str, ...] = ()
    unit: str = ""
    note: str = ""
    nonnegative: bool = False
    graph: Graph | None = None
    at: Place | None = None
    group: Any = None
    kept: dict[str, Any] = field(default_factory=dict)


def add_entries(into: MapMaker, entries: Sequence[Entry], format_id: str) -> None:
    """Fill the map with variables and, where nobody linked them yet, flows and their stocks."""
    for entry in entries:
        kind = entry.kind
        if kind is Kind.AUXILIARY and number_in(entry.equation) is not None and not entry.graph:
            kind = Kind.DRIVER
        into.variable(
            canonical(entry.key),
            entry.name,
            entry.at,
            kind=kind,
            equation=entry.equation,
            unit=entry.unit,
            meaning=entry.note,
            nonnegative=entry.nonnegative,
            graph=entry.graph,
            group=entry.group,
            extra=keep({}, format_id, entry.kept),
        )


def add_pipes(into: MapMaker, entries: Iterable[Entry]) -> None:
    """Links of flows with the stocks they fill and empty, after those that a file names."""
    for entry in entries:
        for flows, sign in ((entry.inflows, Sign.SAME), (entry.outflows, Sign.OPPOSITE)):
            for flow in flows:
                _pipe(into, canonical(flow), canonical(entry.key), sign)


def _pipe(into: MapMaker, flow: str, stock: str, sign: Sign) -> None:
    standing = into.between(flow, stock)
    if standing is None:
        into.link(flow, stock, sign)
    elif into.links[standing].sign is Sign.UNKNOWN:
        into.change(standing, sign=sign)


def set_times(into: MapMaker, specs: dict[str, Any], stop: str, method: str = "") -> None:
    """When the map is run, where a file says so and it makes sense."""
    start, end = as_number(specs.get("startTime")), as_number(specs.get(stop))
    step = number_or(as_number(specs.get("dt")), 1.0)
    if start is None or end is None or start >= end or step <= 0:
        return
    unit = as_text(specs.get("timeUnits"))
    kind = Method.RK4 if method.casefold() == "rk4" else Method.EULER
    saved = as_number(specs.get("saveStep"))
    save_every = saved if saved is not None and saved > 0 else None
    into.info = replace(into.info, times=Times(start, end, step, kind, unit, save_every))


def graph_of(value: Any) -> Graph | None:
    """A graphical function from points as objects or pairs, or from heights over a range."""
    if not isinstance(value, dict):
        return None
    found: dict[float, float] = {}
    for point in as_list(value.get("points"))[:_MOST_POINTS]:
        pair = [point.get("x"), point.get("y")] if isinstance(point, dict) else as_list(point)
        numbers = [as_number(each) for each in pair]
        if len(numbers) == 2 and numbers[0] is not None and numbers[1] is not None:
            found[numbers[0]] = numbers[1]
    heights = [as_number(each) for each in as_list(value.get("yPoints"))[:_MOST_POINTS]]
    scale = value.get("xScale")
    if not found and isinstance(scale, dict) and len(heights) > 1 and None not in heights:
        low = number_or(as_number(scale.get("min")), 0.0)
        high = number_or(as_number(scale.get("max")), 1.0)
        step = (high - low) / (len(heights) - 1)
        found = {low + n * step: each for n, each in enumerate(heights) if each is not None}
    return Graph(tuple(sorted(found.items()))) if found else None


def texts(value: Any) -> tuple[str, ...]:
    """The texts of a list."""
    return tuple(text for each in as_list(value) if (text := as_text(each)))
