"""One quick run on the fines example, from the map to the answer."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.editing.what_if import known_loops, scenarios_called, what_if
from loopmap.formats.registry import open_file
from loopmap.resources import example
from tests.benchmarks.yardstick import Measured, measure


def figures() -> Iterator[Measured]:
    """“Stop fining”: compile, draw, run, judge, explain."""
    document = open_file(example("fines-for-non-attendance")).document
    causal_map = document.maps[document.map_order[0]]
    stop = scenarios_called(causal_map, ["Stop fining"])
    yield measure(
        "what if: stop fining",
        lambda: what_if(causal_map, stop, known_loops(causal_map)),
        budget=150.0,
    )
