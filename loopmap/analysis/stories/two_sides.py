"""Stories of two loops with nothing in common, joined from outside: two sides of a thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from loopmap.analysis.stories.pattern import Finds, Pattern
from loopmap.analysis.stories.rings import Meeting, Ring, Rings, bits


def success_apart(rings: Rings, finds: Finds) -> Iterator[int]:
    """Two that feed themselves, and a link by which one works against the other.

    Always weak: loops apart from each other with a link between them are everywhere.
    """
    loops = rings.reinforcing
    works_against = [_works_against(rings, ring.mask) for ring in loops]
    for n, one in enumerate(loops):
        for k in range(n + 1, len(loops)):
            other = loops[k]
            if one.mask & other.mask:
                continue
            there, back = works_against[n] & other.mask, works_against[k] & one.mask
            if there or back:
                _add_rivals(rings, finds, one, other)
        yield len(loops) - n


def _add_rivals(rings: Rings, finds: Finds, one: Ring, other: Ring) -> None:
    there, back = _first_blow(rings, one, other), _first_blow(rings, other, one)
    if there is not None and (back is None or there < back):
        finds.add(Pattern.SUCCESS_APART, there, False, one, other)
    elif back is not None:
        finds.add(Pattern.SUCCESS_APART, back, False, other, one)


def _first_blow(rings: Rings, one: Ring, other: Ring) -> tuple[int, int] | None:
    """A link by which one loop works against another, the first by its ends; None for none."""
    ends = [
        (source, target)
        for source in one.order
        for target in bits(rings.lowers[source] & other.mask)
    ]
    return min(ends, default=None)


class _Side(NamedTuple):
    """A balancing loop that meets a reinforcing one, and what its own part works against."""

    meeting: Meeting
    against: int


def sides(rings: Rings, finds: Finds) -> Iterator[int]:
    """Two sides, each held in balance at home, that act on each other round a common loop.

    Accidental adversaries where each side's own way of coping also works against the
    other; otherwise a form of escalation. Strict where both sides are slow.
    """
    for r, meetings in groupby(rings.meetings, key=lambda meeting: meeting.r):
        around = [_Side(m, _works_against(rings, m.b.mask & ~r.mask)) for m in meetings]
        yield 2 * len(around)
        for n, one in enumerate(around):
            for other in around[n + 1 :]:
                if not one.meeting.b.mask & other.meeting.b.mask:
                    _add_sides(rings, finds, r, *_in_order(one, other))
            yield len(around) - n


def _add_sides(rings: Rings, finds: Finds, r: Ring, one: _Side, other: _Side) -> None:
    first, second = one.meeting, other.meeting
    at = (first.end, second.end)
    late = rings.slow(first.own_b), rings.slow(second.own_b)
    if one.against & second.b.mask and other.against & first.b.mask:
        finds.add(Pattern.ADVERSARIES, at, all(late), r, first.b, second.b)
    elif late[0] == late[1]:
        finds.add(Pattern.ARMS_RACE, at, late[0], r, first.b, second.b)


def _in_order(one: _Side, other: _Side) -> tuple[_Side, _Side]:
    return (one, other) if one.meeting.end < other.meeting.end else (other, one)


def _works_against(rings: Rings, mask: int) -> int:
    """The variables that any of these works on the opposite way."""
    found = 0
    for variable in bits(mask):
        found |= rings.lowers[variable]
    return found
