"""What keeps the new going: levers that a future adds and that no loop feeds.

Almost every picture of the future adds levers but no loop that holds them up once the project
is over (rule M12 of the drawing checks). Told from the links alone, so it is certain however
many loops there are.
"""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.analysis.difference.differing import Difference
from loopmap.analysis.snapshot import Snapshot, take_snapshot
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Role, Variable


@dataclass(frozen=True, slots=True)
class Sustaining:
    """What the new map adds, as far as loops are concerned.

    ``no_new_loop``: variables or links were added and none of the links lies on a loop.
    ``levers``: added variables that act on others and that no loop reaches, in order: nothing
    on the map keeps them going.
    """

    no_new_loop: bool
    levers: tuple[RecordId, ...]


def sustaining(difference: Difference) -> Sustaining:
    """Whether what ``difference.other`` adds is kept going by a loop. O(records)."""
    other = difference.other
    variables, links = difference.added(Variable), difference.added(Link)
    snapshot = take_snapshot(other)
    closes = any(_on_a_loop(snapshot, link) for link in links)
    fed = _fed_by_loops(other, snapshot)
    levers = tuple(each for each in variables if each not in fed and _acts(other, each))
    return Sustaining(bool(variables or links) and not closes, levers)


def _acts(causal_map: CausalMap, variable: RecordId) -> bool:
    """Whether it does anything, and people can do something about it."""
    outside = causal_map.variables[variable].role is Role.OUTSIDE
    return not outside and bool(causal_map.adjacency.out_of(variable))


def _on_a_loop(snapshot: Snapshot, link: RecordId) -> bool:
    """Whether the ends of a link lie in the same part of the core, or are one."""
    number = snapshot.number_of_link[link]
    source, target = snapshot.sources[number], snapshot.targets[number]
    home = snapshot.home.get(source)
    return source == target or (home is not None and home == snapshot.home.get(target))


def _fed_by_loops(causal_map: CausalMap, snapshot: Snapshot) -> set[RecordId]:
    """Variables on a loop, and all that follow from them."""
    fed = {snapshot.variables[number] for number in snapshot.home}
    fed |= {link.source for link in causal_map.links.values() if link.source == link.target}
    waiting = sorted(fed)
    while waiting:
        for link in causal_map.adjacency.out_of(waiting.pop()):
            if link.target not in fed:
                fed.add(link.target)
                waiting.append(link.target)
    return fed
