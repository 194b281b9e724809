"""The parts of a map: its core, what feeds it, what comes of it, what lies between, islands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from loopmap.analysis.snapshot import Component, Snapshot, take_snapshot
from loopmap.analysis.structure.arrows import Arrows, ByEnd, arrows, far_end
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

Several = tuple[RecordId, ...]


class Part(Enum):
    """Where a variable stands in the map, in the words of the room."""

    CORE = "core"
    FEEDER = "feeder"
    OUTCOME = "outcome"
    BETWEEN = "in between"
    ISLAND = "island"


MEANING = {
    Part.CORE: "These lie on loops with one another: a change here comes back to itself.",
    Part.FEEDER: "These lead into the core, and nothing in the core leads back to them.",
    Part.OUTCOME: "The core leads to these, and they lead nothing back to it.",
    Part.BETWEEN: "These join the other parts and lie on no loop themselves.",
    Part.ISLAND: "These hang together with nothing in the rest of the map.",
}
"""What each part is, as a sentence."""

_WITHOUT_CORE = {
    Part.FEEDER: "Nothing in the map leads to these: changes begin here.",
    Part.OUTCOME: "These lead to nothing in the map: changes end here.",
}


@dataclass(frozen=True)
class Parts:
    """Every variable of a map in one part.

    ``cores`` and ``islands`` are the separate ones, the largest first; the others are
    variables in the order of their ids.
    """

    cores: tuple[Several, ...]
    feeders: Several
    outcomes: Several
    between: Several
    islands: tuple[Several, ...]

    def of(self, part: Part) -> Several:
        """The variables of that part, in one list."""
        return {
            Part.CORE: _joined(self.cores),
            Part.FEEDER: self.feeders,
            Part.OUTCOME: self.outcomes,
            Part.BETWEEN: self.between,
            Part.ISLAND: _joined(self.islands),
        }[part]

    def meaning(self, part: Part) -> str:
        """What that part is on this map, as a sentence."""
        return MEANING[part] if self.cores else _WITHOUT_CORE.get(part, MEANING[part])


def parts_of(causal_map: CausalMap) -> Parts:
    """Where every variable stands. O(n log n) in variables and links.

    On a map without a loop there is no core: then feeders are what nothing leads to,
    outcomes what leads to nothing. The mainland is the largest piece with a core in it,
    or the largest of all; pieces without a link to it are islands.
    """
    along = arrows(causal_map)
    snapshot = take_snapshot(causal_map)
    rings = [tuple(snapshot.variables[n] for n in part) for part in _on_loops(snapshot)]
    pieces = _pieces(along)
    core = frozenset(_joined(rings))
    mainland = max(pieces, key=lambda p: (not core.isdisjoint(p), len(p)), default=())
    at_home = [ring for ring in rings if ring[0] in mainland]
    inside = frozenset(mainland)
    before, after = _beside_core(along, frozenset(_joined(at_home)), inside)
    between = inside - _as_set(at_home) - before - after
    islands = [piece for piece in pieces if piece is not mainland]
    return Parts(
        _largest_first(at_home),
        tuple(sorted(before)),
        tuple(sorted(after)),
        tuple(sorted(between)),
        _largest_first(islands),
    )


def _on_loops(snapshot: Snapshot) -> list[Component]:
    """Components of the core, and variables that lead to themselves outside of them."""
    inside = {n for part in snapshot.components for n in part}
    alone = {snapshot.sources[link] for link in snapshot.self_links} - inside
    return [*snapshot.components, *((n,) for n in sorted(alone))]


def summary(parts: Parts) -> str:
    """The map in one or two sentences of counts."""
    size = sum(len(core) for core in parts.cores)
    if not size:
        core = "No core: following the arrows you never come back to the same variable."
    elif size == 1:
        core = "The core: 1 variable, which leads to itself."
    elif len(parts.cores) == 1:
        core = f"The core: {size} variables that all lie on loops with one another."
    else:
        core = f"{len(parts.cores)} separate cores of {size} variables in all."
    others = (
        (len(parts.feeders), "feeds", "feed", " the core" if size else " others only"),
        (len(parts.outcomes), "is an outcome", "are outcomes", ""),
        (len(parts.between), "lies", "lie", " in between"),
        (sum(map(len, parts.islands)), "stands", "stand", " apart"),
    )
    told = [f"{n} {one if n == 1 else many}{rest}" for n, one, many, rest in others if n]
    return f"{core} {_listed(told)}." if told else core


def _listed(told: list[str]) -> str:
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def _beside_core(
    along: Arrows, core: frozenset[RecordId], inside: frozenset[RecordId]
) -> tuple[frozenset[RecordId], frozenset[RecordId]]:
    """Feeders and outcomes of the mainland."""
    if not core:
        alone = len(inside) == 1
        sources = frozenset(v for v in inside if not along.into[v] and not alone)
        return sources, frozenset(v for v in inside if not along.out[v] and not alone)
    leads_in, leads_out = _reached(along.into, core), _reached(along.out, core)
    return leads_in - leads_out - core, leads_out - leads_in - core


def _reached(onward: ByEnd, starts: Collection[RecordId]) -> frozenset[RecordId]:
    seen = set(starts)
    waiting = sorted(seen)
    while waiting:
        here = waiting.pop()
        for link in onward[here]:
            other = far_end(link, here)
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return frozenset(seen)


def _pieces(along: Arrows) -> list[Several]:
    """The map's variables in pieces that no link joins."""
    either = {variable: (*along.out[variable], *along.into[variable]) for variable in along.out}
    placed: set[RecordId] = set()
    pieces = []
    for variable in along.out:
        if variable not in placed:
            piece = _reached(either, [variable])
            placed |= piece
            pieces.append(tuple(sorted(piece)))
    return pieces


def _largest_first(groups: Iterable[Several]) -> tuple[Several, ...]:
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def _joined(groups: Iterable[Several]) -> Several:
    return tuple(variable for group in groups for variable in group)


def _as_set(groups: Iterable[Several]) -> frozenset[RecordId]:
    return frozenset(_joined(groups))
