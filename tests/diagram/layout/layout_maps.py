"""Small maps for the layout's tests."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, Variable

INFO = MapInfo(MapId("m"), "Map")


def map_of(names: Iterable[str], links: Iterable[tuple[str, str]]) -> CausalMap:
    """A map with variables by these ids and links between them."""
    variables = {RecordId(n): Variable(RecordId(n), f"Variable {n}") for n in names}
    drawn = [
        Link(RecordId(f"l-{a}-{b}"), RecordId(a), RecordId(b)) for a, b in dict.fromkeys(links)
    ]
    return CausalMap(INFO, {"variables": variables, "links": {k.id: k for k in drawn}})


def ring(count: int) -> CausalMap:
    names = [f"v{i}" for i in range(count)]
    return map_of(names, list(zip(names, names[1:] + names[:1], strict=True)))


def grown(count: int, seed: int) -> CausalMap:
    """A connected map as people draw them: every added path closes a loop."""
    rng = random.Random(seed)
    names, links = ["v0"], []
    while len(names) < count:
        start, end = rng.choice(names), rng.choice(names)
        path = [f"v{len(names) + i}" for i in range(min(rng.randint(1, 4), count - len(names)))]
        names += path
        links += [p for p in zip([start, *path], [*path, end], strict=True) if p[0] != p[1]]
    return map_of(names, links)


def shuffled(causal_map: CausalMap, seed: int) -> CausalMap:
    """The same map, its records entered in another order."""
    rng = random.Random(seed)
    tables = {}
    for name in ("variables", "links", "loops", "groups"):
        entries = list(getattr(causal_map, name).items())
        rng.shuffle(entries)
        tables[name] = dict(entries)
    return CausalMap(causal_map.info, tables)


def at(causal_map: CausalMap, places: dict[RecordId, tuple[float, float]]) -> CausalMap:
    """The map with its variables at these places."""
    moved = {
        i: replace(v, x=places[i][0], y=places[i][1]) if i in places else v
        for i, v in causal_map.variables.items()
    }
    return CausalMap(causal_map.info, {"variables": moved, "links": causal_map.links})
