"""How many loops a map has at least, by random walks, where listing them all is hopeless.

Knuth's estimate of the size of a search tree (Math. Comp. 29:122, 1975, doi
10.1090/S0025-5718-1975-0373371-6): from each root walk at random among the variables
that may follow, multiplying by the number of choices; each link back to the root adds
the product. The mean over walks is an unbiased estimate that is never negative, so by
Markov's inequality a map has more than a tenth of it with at least 90 % confidence.
"""

from __future__ import annotations

import random
from collections.abc import Generator

from loopmap.analysis.loops.budget import Meter
from loopmap.analysis.snapshot import Component, Snapshot

SEED = 1975
"""Walks are drawn from a fixed seed: the same map gives the same sentence everywhere."""


def more_than(snapshot: Snapshot, probes: int, meter: Meter) -> Generator[None, None, int | None]:
    """A number the map's loops exceed with at least 90 % confidence; None when time ran out.

    ``probes`` walks are shared out among all roots, at least one each. Rounded down to
    one significant figure. Pauses after each walk.
    """
    draw = random.Random(SEED)  # noqa: S311 - an estimate, not a secret
    core = sum(len(component) for component in snapshot.components)
    each = max(1, probes // max(1, core))
    total = 0
    for component in snapshot.components:
        after = _successors(snapshot, component)
        for root in component:
            for _ in range(each):
                total += _walk(after, root, draw)
                yield
                if meter.is_late():
                    return None
    return _round_down(total // (each * 10))


def _walk(after: dict[int, list[int]], root: int, draw: random.Random) -> int:
    """One walk among variables after the root: the sum of the products where it could close."""
    seen = {root}
    here, weight, closed = root, 1, 0
    while True:
        following = after[here]
        if root in following and here != root:
            closed += weight
        choices = [v for v in following if v > root and v not in seen]
        if not choices:
            return closed
        weight *= len(choices)
        here = choices[draw.randrange(len(choices))]
        seen.add(here)


def _successors(snapshot: Snapshot, component: Component) -> dict[int, list[int]]:
    after: dict[int, list[int]] = {member: [] for member in component}
    for source, target in zip(snapshot.sources, snapshot.targets, strict=True):
        if source != target and source in after and target in after:
            after[source].append(target)
    return after


def _round_down(number: int) -> int:
    """The number cut to its first figure.

    >>> _round_down(2_834_576)
    2000000
    """
    size = int(10 ** (len(str(number)) - 1))
    return number // size * size
