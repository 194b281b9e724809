"""Stories of a reinforcing and a balancing loop that share a stretch: fixes, limits, commons.

Fixes that fail and limits to growth are the same picture with the delay on the other loop.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from loopmap.analysis.stories.pattern import Finds, Pattern
from loopmap.analysis.stories.rings import Meeting, Ring, Rings, stretch


def fixes_that_fail(rings: Rings, finds: Finds) -> Iterator[int]:
    """A quick balancing and a slow reinforcing loop run from problem to fix together.

    Weak: nothing is marked as delayed, but the way that reinforces is no shorter.
    """
    for m in rings.meetings:
        if m.start != m.end:
            late = rings.slow(m.own_r)
            if late and not rings.slow(m.own_b):
                finds.add(Pattern.FIXES_THAT_FAIL, (m.start, m.end), True, m.b, m.r)
            elif not late and _no_shorter(m.own_r, m.own_b) and not rings.slow(m.own_b):
                finds.add(Pattern.FIXES_THAT_FAIL, (m.start, m.end), False, m.b, m.r)
        yield 1


def limits_to_growth(rings: Rings, finds: Finds) -> Iterator[int]:
    """Growth that feeds itself, and a slow loop with a limit from outside that holds it back."""
    for m in rings.meetings:
        strict = _is_limit(rings, m)
        if strict is not None:
            finds.add(Pattern.LIMITS_TO_GROWTH, (m.start, m.end), strict, m.r, m.b)
        yield 2


def underinvestment(rings: Rings, finds: Finds) -> Iterator[int]:
    """Limits to growth, where a second, slow loop could lift the limit but comes late."""
    lifts: dict[Ring, list[_Lift]] = {}
    for m in rings.meetings:
        if _is_limit(rings, m) is None:
            yield 1
            continue
        steps = 2
        if m.b not in lifts:
            lifts[m.b] = _lifts(rings, m.b)
            steps += 2 * len(rings.balancing)
        for lift in lifts[m.b]:
            if not lift.ring.mask & m.r.mask:
                strict = lift.slow and not rings.slow(m.own_r)
                at = (m.start, m.end, lift.start)
                finds.add(Pattern.UNDERINVESTMENT, at, strict, m.r, m.b, lift.ring)
        yield steps + len(lifts[m.b])


class _Lift(NamedTuple):
    """A balancing loop that shares a stretch with a limiting one and has a standard outside."""

    ring: Ring
    start: int
    slow: bool


def _lifts(rings: Rings, limit: Ring) -> list[_Lift]:
    found = []
    for ring in rings.balancing:
        ends = stretch(ring, limit) if ring is not limit and ring.mask & limit.mask else None
        if ends is not None and rings.outside_inputs(ring, limit.mask):
            slow = rings.slow(ring.link_mask & ~limit.link_mask)
            found.append(_Lift(ring, ends[0], slow))
    return found


def _is_limit(rings: Rings, m: Meeting) -> bool | None:
    """Whether this is limits to growth: strictly, weakly or (None) not at all."""
    slow = rings.slow(m.own_b)
    if rings.slow(m.own_r) or not (slow or _no_shorter(m.own_b, m.own_r)):
        return None
    return slow if rings.outside_inputs(m.b, m.r.mask) else None


def commons(rings: Rings, finds: Finds) -> Iterator[int]:
    """Two that grow apart from each other and draw on one thing, which holds both back late."""
    grows: dict[Ring, list[Ring]] = {}
    for m in rings.meetings:
        grows.setdefault(m.b, []).append(m.r)
    users = list(grows)
    for n, one in enumerate(users):
        for other in users[n + 1 :]:
            shared = one.mask & other.mask
            ends = stretch(one, other) if shared else None
            if ends is None or ends[0] == ends[1]:
                continue
            pair = _apart(one, grows[one], other, grows[other])
            if pair is not None:
                slow = rings.slow(one.link_mask & other.link_mask)
                finds.add(Pattern.COMMONS, ends, slow, *pair, one, other)
        yield len(users) - n


def _apart(
    one: Ring, one_grows: list[Ring], other: Ring, other_grows: list[Ring]
) -> tuple[Ring, Ring] | None:
    """The shortest growth of each that has nothing to do with the other."""
    first = next((r for r in one_grows if not r.mask & other.mask), None)
    if first is None:
        return None
    apart = (r for r in other_grows if not r.mask & (one.mask | first.mask))
    second = next(apart, None)
    return None if second is None else (first, second)


def _no_shorter(links: int, than: int) -> bool:
    return links.bit_count() >= than.bit_count()
