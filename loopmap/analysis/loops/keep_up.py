"""A list of loops kept up with edits: what each link takes away, turns round or adds.

A new link is searched for alone, to the length the list is complete to: microseconds
where a search of the whole map takes tens of milliseconds. The result is as true as
what it came from; where a search of the whole map might list more, or less, it says
that it is not settled, and such a search is for a quiet moment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from loopmap.analysis.loops.along import still_standing
from loopmap.analysis.loops.budget import Budget, Meter, Stop
from loopmap.analysis.loops.loop import Loop, LoopList, make_loop
from loopmap.analysis.loops.through import Cycle, Entry, cycles_through
from loopmap.analysis.snapshot import Snapshot
from loopmap.analysis.wiring import Wiring
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

STEPS = 20_000
"""Inner steps spent on the loops of new links: about five milliseconds on a small laptop."""
MOST_LINKS = 400
"""New links that are searched one by one: of a pasted map the whole is searched sooner."""
MOST_NEW = 1_000
"""New loops of one edit; more are for the search of the whole map."""
PROVED = 4
"""Steps of the proof, at most, for each variable of the core between one loop and the next."""


class Edited(NamedTuple):
    """What became of the links between two snapshots; one whose ends moved is gone and new."""

    gone: frozenset[RecordId]
    turned: frozenset[RecordId]
    """Of another sign or delay."""
    new: tuple[RecordId, ...]


def edited(before: Snapshot, after: Snapshot, touched: Collection[RecordId]) -> Edited:
    """What became of the links ``touched``. O(touched), once the snapshots are numbered."""
    old = {link: claim for link in touched if (claim := before.claim(link))}
    now = {link: claim for link in sorted(touched) if (claim := after.claim(link))}
    gone = frozenset(link for link, claim in old.items() if now.get(link, ("",))[:2] != claim[:2])
    new = tuple(link for link, claim in now.items() if old.get(link, ("",))[:2] != claim[:2])
    turned = frozenset(
        link for link, claim in now.items() if link in old and old[link] != claim
    ).difference(gone)
    return Edited(gone, turned, new)


def keep_up(  # noqa: PLR0913, PLR0917  what a list follows from
    causal_map: CausalMap,
    loops: LoopList,
    before: Snapshot,
    after: Snapshot,
    budget: Budget,
    touched: Collection[RecordId] | None = None,
) -> LoopList | None:
    """The list after edits; None where what they add takes too long to find at once.

    ``loops`` is a list of ``before``, ``causal_map`` the map as ``after`` has it; no link
    differs but those ``touched``, if they are told. All
    that the list says holds: every loop of up to ``complete_to_length`` links is on it.
    Where it is settled it is what ``search`` finds with that budget.
    """
    every = {*before.links, *after.links} if touched is None else touched
    change = edited(before, after, every)
    if len(change.new) > MOST_LINKS:
        return None
    left = still_standing(causal_map, _without(loops, change.gone), change.turned)
    if not change.gone and not change.new:
        return replace(left, more_than=loops.more_than)
    bound = len(after.variables) if loops.complete else loops.complete_to_length
    cycles = _added(after, change.new, bound)
    if cycles is None:
        return None
    added = [make_loop(after, cycle) for cycle in cycles]
    finished = tuple(sorted((*left.finished, *added), key=lambda loop: (loop.length, loop.key)))
    return _judged(left, finished, after, budget)


def _without(loops: LoopList, gone: frozenset[RecordId]) -> LoopList:
    """The list without the loops of these links, even where one now leads elsewhere."""
    if not gone:
        return loops
    finished = tuple(loop for loop in loops.finished if gone.isdisjoint(loop.key))
    longer = tuple(loop for loop in loops.longer if gone.isdisjoint(loop.key))
    return replace(loops, loops=finished + longer, extra_cover=len(longer))


def _added(snapshot: Snapshot, new: Iterable[RecordId], bound: int) -> list[Cycle] | None:
    """The loops of up to ``bound`` links through any new link, each once; None for too many."""
    meter = Meter(Budget(count=MOST_NEW, steps=STEPS), lambda: False)
    wirings: dict[int, Wiring] = {}
    found: list[Cycle] = []
    for link in new:
        number = snapshot.number_of_link[link]
        source, target = snapshot.sources[number], snapshot.targets[number]
        home = snapshot.home.get(source)
        if source == target:
            found.extend([(source,)] if bound else [])
        elif home is not None and snapshot.home.get(target) == home:
            # Each new link is taken out when its loops are found, so that none comes twice.
            wiring = wirings.setdefault(home, snapshot.wirings[home].copy())
            root, first = wiring.place[source], wiring.place[target]
            for _ in cycles_through(Entry(wiring, root, 1 << first), bound, found, meter):
                pass
            wiring.cut(root, first)
        if meter.spend(0, len(found)):
            return None
    return found


def _judged(
    left: LoopList, finished: tuple[Loop, ...], snapshot: Snapshot, budget: Budget
) -> LoopList:
    """How far the list is complete now that these are its loops, and whether that is settled."""
    if len(finished) > 2 * budget.count:
        return _cut_short(left, finished, budget)
    if not left.complete:
        return replace(left, loops=finished + left.longer, settled=False)
    longest = max((loop.length for loop in finished), default=0)
    core = sum(wiring.size for wiring in snapshot.wirings)
    is_cheap = PROVED * core * (len(finished) + core) <= budget.proof_steps
    is_listed = len(finished) <= min(budget.count, budget.proof)
    settled = is_cheap and is_listed and budget.max_length is None
    return LoopList(finished, complete_to_length=longest, settled=settled)


def _cut_short(left: LoopList, finished: tuple[Loop, ...], budget: Budget) -> LoopList:
    """Without the longest lengths, so that no more than twice the budget is carried along."""
    length = finished[2 * budget.count].length - 1
    kept = tuple(loop for loop in finished if loop.length <= length)
    return LoopList(
        kept + left.longer,
        complete=False,
        complete_to_length=length,
        stopped_by=Stop.COUNT,
        more_than=len(finished) - 1,
        extra_cover=left.extra_cover,
        settled=False,
    )
