"""Causal-loop maps grown by ears: every path that is added closes a loop, as people draw them."""

from __future__ import annotations

import random
from itertools import pairwise

from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, Sign, Variable
from tests.benchmarks.maps import WORDS


def grown_by_ears(variables: int, seed: int) -> CausalMap:
    """A connected map with about 1.5 links per variable, without places; the same every time."""
    chance = random.Random(variables * 1009 + seed)
    ends: dict[tuple[int, int], None] = dict.fromkeys(zip((0, 1, 2), (1, 2, 0), strict=True))
    count = 3
    while count < variables:
        fresh = min(chance.choice((1, 2, 3)), variables - count)
        start, end = chance.sample(range(count), 2)
        path = [start, *range(count, count + fresh), end]
        ends |= dict.fromkeys(pairwise(path))
        count += fresh
    names = [RecordId(f"v{n:03}") for n in range(count)]
    tables = {
        "variables": {
            name: Variable(name, f"{chance.choice(WORDS)} {chance.choice(WORDS)} {n}", order=n)
            for n, name in enumerate(names)
        },
        "links": {
            RecordId(f"l{n:03}"): Link(RecordId(f"l{n:03}"), names[a], names[b], Sign.SAME, order=n)
            for n, (a, b) in enumerate(ends)
        },
    }
    return CausalMap(MapInfo(MapId("m1"), "Grown"), tables)
