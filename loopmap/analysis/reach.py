"""How far a change can travel along the arrows: what each variable can affect, and be affected by.

Counts of what was drawn and nothing more: inside a set of variables that all lie on loops
with one another everybody reaches everybody, and splitting a variable alters the count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId


class Reach(NamedTuple):
    """How many other variables one can affect, and how many can affect it."""

    affects: int
    affected_by: int


def reach(causal_map: CausalMap) -> dict[RecordId, Reach]:
    """The reach of every variable. O(links) unions of sets of bits, one bit a variable."""
    variables = sorted(causal_map.variables)
    out = {v: [link.target for link in causal_map.adjacency.out_of(v)] for v in variables}
    into = {v: [link.source for link in causal_map.adjacency.into(v)] for v in variables}
    forwards, backwards = _counts(variables, out), _counts(variables, into)
    return {v: Reach(forwards[v], backwards[v]) for v in variables}


def _counts(
    variables: Iterable[RecordId], onward: Mapping[RecordId, list[RecordId]]
) -> dict[RecordId, int]:
    """How many others can be come to from each variable."""
    import networkx as nx  # its import takes longer than the count

    graph = nx.DiGraph()
    graph.add_nodes_from(variables)
    graph.add_edges_from((v, other) for v in variables for other in onward[v])
    merged = nx.condensation(graph)
    number = {v: n for n, v in enumerate(variables)}
    seen: dict[int, int] = {}
    for part in reversed(list(nx.topological_sort(merged))):
        bits = sum(1 << number[v] for v in merged.nodes[part]["members"])
        for following in merged.successors(part):
            bits |= seen[following]
        seen[part] = bits
    home = merged.graph["mapping"]
    return {v: seen[home[v]].bit_count() - 1 for v in variables}
