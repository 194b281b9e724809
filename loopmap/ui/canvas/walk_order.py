"""The order in which Tab visits a map: along the links, so that a loop is met as a loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loopmap.analysis.snapshot import take_snapshot
from loopmap.diagram.geometry import Box
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.walk import reading_order


def along_links(causal_map: CausalMap, boxes: Mapping[RecordId, Box]) -> list[RecordId]:
    """Every variable with a box once, each followed by what it affects, depth first.

    The walk begins at variables that nothing drives, then at what is left, in the order
    of reading. Among effects those that lie on a loop with their cause come first, so
    that a loop is gone round before the walk leaves it; then the order of reading.
    O(variables + links), and the sorting.
    """
    read = reading_order(boxes)
    place = {record: n for n, record in enumerate(read)}
    follows = _effects(causal_map, place)
    driven = {effect for effects in follows.values() for effect in effects}
    starts = sorted(read, key=lambda record: record in driven)
    return _depth_first(starts, follows)


def _effects(
    causal_map: CausalMap, place: Mapping[RecordId, int]
) -> dict[RecordId, list[RecordId]]:
    """What each variable leads to, in the order in which Tab tries it."""
    snapshot = take_snapshot(causal_map)
    home = {
        snapshot.variables[member]: n
        for n, part in enumerate(snapshot.components)
        for member in part
    }

    def turn(cause: RecordId, effect: RecordId) -> tuple[bool, int]:
        together = cause in home and home[cause] == home.get(effect)
        return not together, place[effect]

    found: dict[RecordId, list[RecordId]] = {}
    for cause in place:
        effects = {link.target for link in causal_map.adjacency.out_of(cause)} - {cause}
        found[cause] = sorted(effects & place.keys(), key=lambda effect: turn(cause, effect))
    return found


def _depth_first(
    starts: Sequence[RecordId], follows: Mapping[RecordId, Sequence[RecordId]]
) -> list[RecordId]:
    order: dict[RecordId, None] = {}
    waiting = list(reversed(starts))
    while waiting:
        record = waiting.pop()
        if record not in order:
            order[record] = None
            waiting.extend(reversed(follows[record]))
    return list(order)
