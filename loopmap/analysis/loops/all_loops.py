"""Proving a list complete: every loop of a component, by networkx, up to a number of loops.

networkx walks a component with Johnson's algorithm (SIAM J. Comput. 4:77, 1975,
doi 10.1137/0204007), whose delay between two loops is bounded, so a map with few
loops is finished quickly, whatever its shape. Its order is of no use to people: on
a map with millions of loops the first thousand have 25 links each. So what it
finds counts only when it finishes; otherwise the search by length takes over.

networkx can be paused only between two loops. On real maps of up to 662 variables
those gaps are 1 to 3 ms, on a dense one of 300 variables and 1,500 links 5 ms,
about one slice of the window's time, which is why there is no second
implementation of Johnson's algorithm here.
"""

from __future__ import annotations

from collections.abc import Generator

from loopmap.analysis.loops.budget import Meter
from loopmap.analysis.snapshot import Snapshot


def all_loops(
    snapshot: Snapshot, limit: int, meter: Meter
) -> Generator[None, None, list[tuple[int, ...]] | None]:
    """Every loop of two links or more, in no order, or None when there are more than ``limit``.

    Pauses after each loop. Also None, with the meter stopped, when time runs out.
    """
    import networkx as nx  # its import takes longer than most searches

    found: list[tuple[int, ...]] = []
    for component in snapshot.components:
        for cycle in nx.simple_cycles(snapshot.graph(component)):
            found.append(tuple(cycle))
            if len(found) > limit:
                return None
            yield
            if meter.is_late():
                return None
    return found
