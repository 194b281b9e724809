"""What would make a loop stop: its links, and what else would go with each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loopmap.analysis.loop_labels import Label
from loopmap.analysis.loops import Loop, LoopKey
from loopmap.analysis.wording import capitalised
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Status

_GROUNDS = (Status.ASSUMED, None, Status.IMPLIED, Status.STATED)
"""What a link rests on, the thinnest ground first."""
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """A link of the loop, what it rests on, and the other listed loops that it carries."""

    link: RecordId
    ground: Status | None
    others: tuple[LoopKey, ...] = ()


def ways_to_stop(causal_map: CausalMap, loop: Loop, listed: Iterable[Loop]) -> tuple[Stop, ...]:
    """A loop's links, the weakest first: by the ground it stands on, then by the loops it carries.

    A loop stops when any one of its links no longer holds. Own definition. O(sum of lengths).
    """
    carried: dict[RecordId, list[LoopKey]] = {link: [] for link in loop.key}
    for other in listed:
        if other.key != loop.key:
            for link in other.key:
                if link in carried:
                    carried[link].append(other.key)
    stops = [
        Stop(link, causal_map.links[link].status, tuple(others)) for link, others in carried.items()
    ]
    return tuple(sorted(stops, key=lambda s: (_GROUNDS.index(s.ground), len(s.others), s.link)))


def tell_stop(stop: Stop, labels: Mapping[LoopKey, Label], *, complete: bool = True) -> str:
    """What the link rests on and what else would stop, as in "Assumed. R2 and B1 stop too.".

    ``complete``: whether all loops are listed; of others nothing is known.
    """
    ground = "Nobody said what it rests on" if stop.ground is None else stop.ground.value
    return f"{capitalised(ground)}. {_what_else(stop, labels, complete)}"


def _what_else(stop: Stop, labels: Mapping[LoopKey, Label], complete: bool) -> str:
    if not stop.others:
        return "No other loop stops." if complete else "No other listed loop stops."
    told = [labels[key].label for key in stop.others[:_MOST_TOLD] if key in labels]
    more = len(stop.others) - len(told)
    if more:
        listed = "" if complete else " listed"
        told.append(f"{more:,} {'more' if told else 'other'}{listed}{'' if told else _loops(more)}")
    if len(told) == 1:
        return f"{told[0]} stop{'s' if len(stop.others) == 1 else ''} too."
    return f"{', '.join(told[:-1])} and {told[-1]} stop too."


def _loops(number: int) -> str:
    return " loop" if number == 1 else " loops"
