"""Loops on the real maps beside the checkout, ours against networkx on the same bound."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import networkx as nx

from loopmap.analysis.loops import find_loops
from loopmap.formats.registry import open_file
from tests.benchmarks.yardstick import Measured, measure

MAPS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "maps"
NAMES = ("foresight_obesity", "openai_microsoft", "syn_cld100_300", "syn_fcm50_d30")
BUDGET = 260.0


def figures() -> Iterator[Measured]:
    """The live list of each map, then networkx to the length that list is complete to."""
    if not MAPS.is_dir():
        print("the shared maps are not beside this checkout: loops are not measured")
        return
    for name in NAMES:
        path = MAPS / f"{name}.csv"
        if not path.is_file():
            continue
        document = open_file(path).document
        causal_map = document.maps[document.map_order[0]]
        length = find_loops(causal_map).complete_to_length
        yield measure(f"loops {name}", lambda: find_loops(causal_map), budget=BUDGET)  # noqa: B023 - measured at once
        graph = _graph(path)
        yield measure(
            f"  networkx to length {length}",
            lambda: sum(1 for _ in nx.simple_cycles(graph, length_bound=length)),  # noqa: B023 - measured at once
            budget=float("inf"),
            times=3,
        )


def _graph(path: Path) -> nx.DiGraph:
    with path.open(encoding="utf-8", newline="") as file:
        return nx.DiGraph((row["from"], row["to"]) for row in csv.DictReader(file))
