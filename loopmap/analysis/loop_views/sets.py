"""Loops that the list of a map may lack: sought by themselves, and honest about how far.

The list goes by length. What is direct, strong or passes one thing may be longer than
that, and is few enough to be found all the same.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace

from loopmap.analysis.aloud import counted
from loopmap.analysis.loop_status import NONE, by_kind, counts_of
from loopmap.analysis.loop_views.tell import called
from loopmap.analysis.loop_views.view import Among
from loopmap.analysis.loops import (
    Budget,
    Loop,
    LoopList,
    Stop,
    direct_loops,
    independent_loops,
    loops_through,
    strongest_loops,
)
from loopmap.analysis.snapshot import Snapshot, take_snapshot
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Strength

STRONGEST = 100
"""How many of the strongest loops are sought."""
_REFINED = Budget(probes=0)


@dataclass(frozen=True)
class LoopSet:
    """What a search of its own found, in its own order, and the line that says how far it goes.

    Every loop of its kind of up to ``complete_to_length`` links is there, and when
    ``complete`` every loop of its kind. ``strengths`` are the products of the strongest.
    """

    loops: tuple[Loop, ...] = ()
    complete: bool = True
    complete_to_length: int = 0
    stopped_by: Stop | None = None
    line: str = NONE
    strengths: tuple[float, ...] = ()


Pauses = Generator[None, None, LoopSet]


def search_set(
    causal_map: CausalMap, among: Among, budget: Budget = _REFINED, wanted: int = STRONGEST
) -> Pauses:
    """The loops of that kind, but for ``Among.LISTED``, which the loop search finds; pauses often.

    The independent set has a budget of its own; ``wanted`` is for the strongest.
    """
    snapshot = take_snapshot(causal_map)
    if among is Among.STRONGEST:
        return (yield from _strongest(causal_map, snapshot, budget, wanted))
    if among is Among.INDEPENDENT:
        return (yield from _independent(snapshot))
    found = yield from direct_loops(snapshot, budget)
    return _set_of(found, _direct_line(found))


def search_through(
    causal_map: CausalMap, record: RecordId, listed: LoopList | None, budget: Budget = _REFINED
) -> Pauses:
    """The loops through a variable or a link, further than ``listed`` where it is not complete.

    Never fewer than the list has; pauses often.
    """
    found = yield from loops_through(take_snapshot(causal_map), record, budget)
    if listed is not None and not found.complete:
        found = _at_least(found, listed, record)
    return _set_of(found, _through_line(called(causal_map, record), found))


def _at_least(found: LoopList, listed: LoopList, record: RecordId) -> LoopList:
    """What was found, or what the list has, whichever reaches further."""
    if not listed.complete and listed.complete_to_length <= found.complete_to_length:
        return found
    through = (o for o in listed.finished if record in o.key or record in o.variables)
    return replace(
        found,
        loops=tuple(through),
        complete=listed.complete,
        complete_to_length=listed.complete_to_length,
        stopped_by=listed.stopped_by,
    )


def _set_of(found: LoopList, line: str) -> LoopSet:
    return LoopSet(found.loops, found.complete, found.complete_to_length, found.stopped_by, line)


def _strongest(
    causal_map: CausalMap, snapshot: Snapshot, budget: Budget, wanted: int
) -> Generator[None, None, LoopSet]:
    strengths = {link.id: link.strength for link in causal_map.links.values()}
    found = yield from strongest_loops(snapshot, strengths, budget, wanted)
    total = len(found.loops)
    if found.complete:
        longest = max((loop.length for loop in found.loops), default=0)
        first = f"All {total:,} loops, the strongest first." if total > 1 else "The only loop."
        line = f"{first}{_alike(causal_map, found.loops)}" if total else NONE
        return LoopSet(found.loops, True, longest, None, line, found.products)
    line = f"The {total:,} strongest of all loops."
    if found.is_partial:
        line = f"The {total:,} strongest loops. The search stopped before it had {wanted:,}."
    line += _alike(causal_map, found.loops) or " Others may be as strong as the last of them."
    stop = Stop.STEPS if found.is_partial else Stop.COUNT
    return LoopSet(found.loops, False, 0, stop, line, found.products)


def _alike(causal_map: CausalMap, loops: Iterable[Loop]) -> str:
    """Where strengths tell nothing apart, that they do not."""
    used = {causal_map.links[link].strength for loop in loops for link in loop.key}
    if len(used) != 1 or Strength.STRONG in used:
        return ""
    return f" Every link on them is of {used.pop().value} strength, so the shortest come first."


def _independent(snapshot: Snapshot) -> Generator[None, None, LoopSet]:
    found = yield from independent_loops(snapshot)
    total = len(found.loops)
    if not found.wanted:
        return LoopSet()
    if found.complete:
        line = f"{counted(total, 'independent loop')}: every loop of this map is made of"
        line += " some of them. Another such set would do as well."
        return LoopSet(found.loops, True, 0, None, line)
    line = f"{total:,} of {found.wanted:,} independent loops. The search stopped before it had all."
    return LoopSet(found.loops, False, 0, Stop.STEPS, line)


def _direct_line(found: LoopList) -> str:
    if not found.loops and found.complete:
        return NONE
    return _line(found, "direct loop", ", which no link cuts short")


def _through_line(name: str, found: LoopList) -> str:
    if not found.loops and found.complete:
        return f"No loop leads through {name}."
    return _line(found, "loop", f" through {name}")


def _line(found: LoopList, noun: str, which: str) -> str:
    """How many of that sort, of which kinds, and whether that is all."""
    total = counted(len(found.loops), noun)
    if found.complete and len(found.loops) == 1:
        return f"{total}{which}, {found.loops[0].kind.value}. There is no other."
    kinds = by_kind(counts_of(found.loops))
    if found.complete:
        return f"{total}{which}: {kinds}. This is all of them."
    reach = f"of up to {counted(found.complete_to_length, 'link')}"
    return f"{total} {reach}{which} ({kinds}). {_longer(found)}"


def _longer(found: LoopList) -> str:
    if found.stopped_by is Stop.LENGTH:
        return "Longer ones were not asked for."
    return "Longer ones may exist."
