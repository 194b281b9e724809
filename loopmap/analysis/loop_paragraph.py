"""A loop told in a paragraph of short sentences, for reading aloud.

What starts it, what happens then, what it does to itself, how slow it is, on what ground
it rests and what acts on it from outside. Nothing of it is private: neither reasons nor
notes are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loopmap.analysis.lateness import when
from loopmap.analysis.loops import Loop, LoopKind
from loopmap.analysis.telling import tell_hinge, tell_hinges
from loopmap.analysis.turns import (
    Turn,
    from_the_hinge,
    from_the_start,
    quantity_of,
    turns,
    up_to_unknown,
)
from loopmap.analysis.wording import capitalised, listed
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import Link, Role, Status

_OUTSIDE_NAMED = 3
"""Variables named that act on a loop from outside; of more, how many."""

_ALL = {1: "Its link is", 2: "Both of its links are"}

_ENDINGS = {
    LoopKind.REINFORCING: (
        "which is how it began. So it feeds itself: left alone, each round adds to the last."
    ),
    LoopKind.BALANCING: (
        "the opposite of how it began. So it holds itself back: each round undoes some of what"
        " began it."
    ),
}


def tell_loop_paragraph(causal_map: CausalMap, loop: Loop, *, rising: bool = True) -> str:
    """The loop in short sentences; ``rising``: whether its first variable rises or falls.

    O(links of the loop + links to its variables).
    """
    links = [causal_map.links[link] for link in loop.key]
    told = _undetermined if loop.kind is LoopKind.UNDETERMINED else _round
    parts = (
        told(causal_map, links, loop.kind, rising),
        _how_slow(links),
        _ground(links),
        _from_outside(causal_map, loop),
    )
    return " ".join(part for part in parts if part)


def _round(causal_map: CausalMap, links: Sequence[Link], kind: LoopKind, rising: bool) -> str:
    first, *told, last = turns(causal_map, from_the_start(causal_map, links), rising=rising)
    later = f", {last.later}," if last.later else ""
    back = f"In the end{later} {last.moves}, {_ENDINGS[kind]}"
    return " ".join((_suppose(first), *_in_pairs(told), back))


def _undetermined(causal_map: CausalMap, links: Sequence[Link], _: LoopKind, rising: bool) -> str:
    links = from_the_hinge(links)
    known = up_to_unknown(links)
    told = turns(causal_map, known, rising=rising)
    begun = [_suppose(told[0]), *_in_pairs(told[1:])] if told else []
    if len(known) < len(links) - 1:
        hinge = tell_hinges(causal_map, links)
    else:
        turned = told[-1].rising if told else rising
        hinge = tell_hinge(causal_map, links[-1], rising=rising, turned=turned)
    return " ".join((*begun, hinge))


def _suppose(first: Turn) -> str:
    return f"Suppose {first.moves}."


def _in_pairs(told: Sequence[Turn]) -> list[str]:
    """What follows, two to a sentence: "Then strain rises, and so trust falls."."""
    sentences = []
    for n in range(0, len(told), 2):
        one, *other = told[n : n + 2]
        begun = capitalised(one.later) or ("Then" if n == 0 else "That means")
        so = "".join(f", and {turn.later or 'so'} {turn.moves}" for turn in other)
        sentences.append(f"{begun} {one.moves}{so}.")
    return sentences


def _how_slow(links: Sequence[Link]) -> str:
    late = [link for link in links if link.delayed]
    if not late:
        return "None of its links is marked as slow."
    if len(links) == 1:
        return f"That comes {when(late[0])}."
    if len(late) == len(links):
        return f"It is slow: {'both' if len(links) == 2 else 'all'} of its links take their time."
    takes = "takes its" if len(late) == 1 else "take their"
    return f"It is slow: {len(late)} of its {len(links)} links {takes} time."


def _ground(links: Sequence[Link]) -> str:
    """What its links rest on, counted: stated, implied, assumed, or nobody has said."""
    counts = Counter(link.status for link in links)
    said = [status for status in Status if counts[status]]
    if not said:
        return "Nobody has said yet what it rests on."
    if counts[said[0]] == len(links):
        return f"{_ALL.get(len(links), 'All of its links are')} {said[0].value}."
    parts = [f"{_are(counts[status])} {status.value}" for status in said]
    if counts[None]:
        parts.append(f"{_are(counts[None])} without a word on what that rests on")
    return f"Of its {len(links)} links, {listed(parts)}."


def _are(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}"


def _from_outside(causal_map: CausalMap, loop: Loop) -> str:
    """What acts on the loop and is not on it, levers first."""
    on_it = set(loop.variables)
    into = causal_map.adjacency.into
    outside = {link.source for variable in loop.variables for link in into(variable)} - on_it
    if not outside:
        return ""
    standing = [v for v in in_order(causal_map.variables) if v.id in outside]
    standing.sort(key=lambda variable: variable.role is not Role.LEVER)
    names = [quantity_of(causal_map, variable.id).noun for variable in standing[:_OUTSIDE_NAMED]]
    if len(standing) > _OUTSIDE_NAMED:
        names.append(f"{len(standing) - _OUTSIDE_NAMED} more")
    return f"It can be set going from outside by {listed(names)}."
