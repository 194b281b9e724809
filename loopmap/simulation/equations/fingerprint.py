"""A short mark of all that a run by equations depends on, to tell whether the map has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.rewrite import with_texts
from loopmap.model.document import CausalMap
from loopmap.model.equations import USUAL_TIMES, Graph
from loopmap.model.records import Kind, Variable
from loopmap.simulation.equations.flows import flow_links

_LETTERS = 12


def equations_fingerprint(causal_map: CausalMap) -> str:
    """Twelve letters that stay the same as long as the same numbers give the same courses.

    Names, places, units of variables and evidence do not count; equations, graphs, flows and
    the times do. Another way to write the same equation counts. O(equations times names).
    """
    keys = {canonical(v.name): f"<{v.id}>" for v in causal_map.variables.values()}
    rows = sorted(_row(causal_map, v, keys) for v in causal_map.variables.values())
    times = causal_map.info.times or USUAL_TIMES
    when = (times.start, times.stop, times.step, times.method.value, times.save_every)
    return hashlib.sha256(repr((rows, when)).encode()).hexdigest()[:_LETTERS]


def _row(
    causal_map: CausalMap, variable: Variable, keys: Mapping[CanonicalName, str]
) -> tuple[str, ...]:
    """What a variable brings to a run, in words that do not depend on names."""
    flows = flow_links(causal_map, variable.id) if variable.kind is Kind.STOCK else []
    return (
        variable.id,
        variable.kind.value,
        " ".join(with_texts(variable.equation, keys).split()),
        _graph(variable.graph),
        str(variable.nonnegative),
        *sorted(f"{link.source} {link.sign.value}" for link in flows),
    )


def _graph(graph: Graph | None) -> str:
    return "" if graph is None else repr((graph.points, graph.between.value))
