"""Small signed maps drawn from a seed, and the same as networkx graphs, for second opinions."""

import random
from itertools import pairwise

import networkx as nx

from loopmap.model.document import CausalMap
from tests.support.signed_maps import signed_map

SIGNS = "++--?"


def random_map(seed: int, *, size: int = 7, links: int = 14, signs: str = SIGNS) -> CausalMap:
    """A map of that many links at random between that many variables; some are delayed."""
    draw = random.Random(seed)
    pairs = [(a, b) for a in range(size) for b in range(size) if a != b]
    chosen = draw.sample(pairs, links)
    rows = [(f"x{a}", f"x{b}", draw.choice(signs)) for a, b in chosen]
    slow = [(a, b) for a, b, _ in rows if draw.random() < 0.3]
    return signed_map(rows, delayed=slow)


def graph_of(causal_map: CausalMap) -> nx.DiGraph:
    """The map as a networkx graph; each edge has its link."""
    graph = nx.DiGraph()
    graph.add_nodes_from(causal_map.variables)
    for link in causal_map.links.values():
        graph.add_edge(link.source, link.target, link=link)
    return graph


def links_along(graph: nx.DiGraph, variables: list) -> list:
    """The links of a path given by its variables."""
    return [graph[a][b]["link"] for a, b in pairwise(variables)]


def named(causal_map: CausalMap, variables) -> list[str]:
    """Variables by name."""
    return [causal_map.variables[variable].name for variable in variables]


def called(causal_map: CausalMap, name: str):
    """The id of the variable of that name."""
    return next(v.id for v in causal_map.variables.values() if v.name == name)
