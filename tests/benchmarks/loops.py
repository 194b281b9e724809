"""Loops on the maps beside the checkout: against networkx, after each edit, and while drawing."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from loopmap.analysis.loops import Budget, LoopList, find_loops, keep_up
from loopmap.analysis.loops.all_loops import all_loops
from loopmap.analysis.loops.budget import Meter
from loopmap.analysis.loops.by_length import LoopsByLength, loops_of_length
from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.snapshot import take_snapshot
from loopmap.formats.registry import open_file
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign
from tests.benchmarks.frames import FrameTimes, Told
from tests.benchmarks.searching import figures as frames_while_searching
from tests.benchmarks.yardstick import Measured, measure, measured, yardstick

MAPS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "maps"
REFERENCE = 1.28e-3
"""Seconds the yardstick takes on the quiet machine the budgets below were set on."""
ANSWER = 0.150 / REFERENCE
EDIT = 0.009 / REFERENCE
FASTER = 5.0

BOUNDED = (
    ("openai_microsoft", None),
    ("urban_data_governance_V2_merged", 10),
    ("foresight_obesity", 8),
    ("foresight_obesity", 11),
    ("syn_fcm50_d30", 4),
    ("syn_fcm50_d30", 5),
    ("syn_cld300_1500", 6),
    ("sfd_wrld3_03", 16),
    ("sfd_scirev8", None),
)
"""The cases of the measurements the search was chosen by; None for loops of any length."""

EDITED = (
    "foresight_obesity",
    "urban_data_governance_V2_merged",
    "syn_cld300_825",
    "syn_cld300_1500",
    "syn_fcm50_d30",
    "sfd_wrld3_03",
)
EDITS = 100


def figures() -> Iterator[Measured | Told | FrameTimes]:
    """Faster than networkx, every map within its time, an edit at once, frames undisturbed."""
    if not MAPS.is_dir():
        print("the shared maps are not beside this checkout: loops are not measured")
        return
    yield from _against_networkx()
    yield from _every_map()
    for name in EDITED:
        yield from _edited(name)
    yield from frames_while_searching()


def _against_networkx() -> Iterator[Measured | Told]:
    """Our loops as variables in order, as networkx lists them: the same loops, one run."""
    ratios = []
    for name, length in BOUNDED:
        causal_map = _map(MAPS / f"{name}.csv")
        graph = nx.DiGraph((link.source, link.target) for link in causal_map.links.values())
        what = f"{name} to length {length or 'any'}"
        ours = measure(f"loops {what}", lambda: _ours(causal_map, length), budget=float("inf"))  # noqa: B023
        theirs = measure(
            f"  networkx {what}",
            lambda: _theirs(graph, length or len(graph)),  # noqa: B023
            budget=float("inf"),
            times=3,
            warm=0,
        )
        assert _ours(causal_map, length) == _theirs(graph, length or len(graph))
        ratios.append(theirs.ratio / ours.ratio)
        yield ours
        yield theirs
    middle = statistics.median(ratios)
    told = ", ".join(f"{ratio:.1f}" for ratio in ratios)
    yield Told(
        f"times faster than networkx.simple_cycles with a length bound: {told};"
        f" median {middle:.1f} (at least {FASTER:g})",
        middle >= FASTER,
    )


def _ours(causal_map: CausalMap, length: int | None) -> int:
    snapshot = take_snapshot(causal_map)
    meter = Meter(Budget(count=10**7, steps=10**12), lambda: False)
    alone = len(snapshot.self_links)
    if length is None:
        every = in_one_go(all_loops(snapshot, meter))
        return alone + len(every or ())
    parts = [LoopsByLength(wiring) for wiring in snapshot.wirings]
    found = (in_one_go(loops_of_length(parts, n, meter)) for n in range(2, length + 1))
    return alone + sum(len(each or ()) for each in found)


def _theirs(graph: nx.DiGraph[Any], length: int) -> int:
    return sum(1 for _ in nx.simple_cycles(graph, length_bound=length))


def _every_map() -> Iterator[Measured | Told]:
    """The whole answer of the live list from scratch: the slowest maps, and how many there are."""
    taken: list[tuple[float, str]] = []
    for path in sorted(MAPS.glob("*.csv")):
        causal_map = _map(path)
        taken.append((min(_seconds(causal_map) for _ in range(2)), path.stem))
    slowest = sorted(taken, reverse=True)[:4]
    for seconds, name in slowest:
        yield measured(f"live list of {name}", [seconds], budget=ANSWER)
    within = sum(seconds / yardstick() <= ANSWER for seconds, _ in taken)
    yield Told(f"maps answered within 150 ms of the yardstick's machine: {within} of {len(taken)}")


def _seconds(causal_map: CausalMap) -> float:
    began = time.thread_time()
    find_loops(causal_map)
    return time.thread_time() - began


def _edited(name: str) -> Iterator[Measured | Told]:
    """A link drawn and cut again: from the map to the list that is shown, the snapshot included."""
    causal_map = _map(MAPS / f"{name}.csv")
    loops = find_loops(causal_map, Budget(probes=0))
    draw = random.Random(7)
    taken, overruns = [], 0
    for turn in range(EDITS):
        after = _with_link(causal_map, draw, turn)
        drawn, seconds = _timed_edit(causal_map, loops, after)
        taken.append(seconds)
        if drawn is None:
            overruns += 1
        else:
            taken.append(_timed_edit(after, drawn, causal_map)[1])
    p95 = sorted(taken)[int(0.95 * len(taken))]
    reach = "all" if loops.complete else loops.complete_to_length
    yield measured(f"a link on {name}, to length {reach}: p95", [p95], budget=EDIT)
    yield Told(
        f"  median {statistics.median(taken) * 1e3:.2f} ms, worst {max(taken) * 1e3:.2f} ms;"
        f" {overruns} of {EDITS} left to a search of the whole map"
    )


def _timed_edit(
    before: CausalMap, loops: LoopList, after: CausalMap
) -> tuple[LoopList | None, float]:
    old = take_snapshot(before)
    began = time.thread_time()
    kept = keep_up(after, loops, old, take_snapshot(after), Budget())
    return kept, time.thread_time() - began


def _with_link(causal_map: CausalMap, draw: random.Random, turn: int) -> CausalMap:
    variables = sorted(causal_map.variables)
    while True:
        source, target = draw.sample(variables, 2)
        if causal_map.adjacency.between(source, target) is None:
            break
    link = Link(RecordId(f"new{turn}"), source, target, Sign.SAME)
    links = {**causal_map.links, link.id: link}
    return CausalMap(causal_map.info, {"variables": causal_map.variables, "links": links})


def _map(path: Path) -> CausalMap:
    document = open_file(path).document
    return document.maps[document.map_order[0]]
