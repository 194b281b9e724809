"""Stories and structure on the obesity map, the densest people drew by hand."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.analysis.loops import find_loops
from loopmap.analysis.stories import find_stories
from loopmap.analysis.structure.measures import measure as count
from loopmap.analysis.structure.measures import shake
from loopmap.formats.registry import open_file
from tests.benchmarks.loops import MAPS
from tests.benchmarks.yardstick import Measured, measure
from tests.support.structure import affected_by, almost_loops, balance_of, closing_links, small_set

PATH = MAPS / "foresight_obesity.csv"


def figures() -> Iterator[Measured]:
    """Each question once more than a person would wait to ask it again."""
    if not PATH.is_file():
        print("the shared maps are not beside this checkout: structure is not measured")
        return
    document = open_file(PATH).document
    causal_map = document.maps[document.map_order[0]]
    loops = find_loops(causal_map)
    hub = max(causal_map.variables, key=lambda v: len(causal_map.adjacency.out_of(v)))
    yield measure("stories", lambda: find_stories(causal_map, loops, weak=True), budget=180)
    yield measure("what a hub affects", lambda: affected_by(causal_map, hub), budget=25)
    yield measure("links that would close loops", lambda: closing_links(causal_map, hub), budget=25)
    yield measure("almost loops", lambda: almost_loops(causal_map), budget=100)
    yield measure("a small set on every loop", lambda: small_set(causal_map), budget=8)
    yield measure("balance", lambda: balance_of(causal_map), budget=8)
    yield measure("where to look", lambda: count(causal_map, loops), budget=20)
    yield measure("the shake test", lambda: shake(causal_map, loops), budget=700, times=3)
