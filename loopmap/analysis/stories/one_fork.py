"""Stories of two loops that share one variable: where they fork, something is decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from loopmap.analysis.stories.pattern import Finds, Pattern
from loopmap.analysis.stories.rings import Ring, Rings

_ROW = 512
"""Steps after which even the middle of a row of loops is a place to pause."""


def shifting_the_burden(rings: Rings, finds: Finds) -> Iterator[int]:
    """A quick and a slow way to hold a problem back, and a side effect of one upon the other.

    The side effect is a way that leaves the quick loop and joins the slow one, so that with
    both ends it makes a reinforcing loop through the problem. Where delays bear the two ways
    out, they alone are a near miss.
    """
    through = _by_links_at(rings.reinforcing)
    for row in _forks(rings.balancing):
        steps = row.cost
        for quick, slow, problem in (*row.pairs, *((b, a, at) for a, b, at in row.pairs)):
            strict = rings.slow(slow.link_mask) and not rings.slow(quick.link_mask)
            if not strict and (rings.slow(quick.link_mask) or quick.length > slow.length):
                continue
            if strict:
                ways = (problem, quick.after(problem), slow.after(problem))
                finds.add(Pattern.NEAR_BURDEN, ways, True, quick, slow)
            ends = (quick.link_from(problem), slow.link_into(problem))
            for r in through.get(ends, ()):
                side = _side_effect(r, quick, slow, problem)
                if side is not None:
                    at = (problem, *side)
                    finds.add(Pattern.SHIFTING_THE_BURDEN, at, strict, quick, slow, r)
                steps += 4
            if steps >= _ROW:
                yield steps
                steps = 0
        yield steps


def success_to_the_successful(rings: Rings, finds: Finds) -> Iterator[int]:
    """Two that feed themselves out of one thing, which gives to one what it takes from the other.

    Always weak: nothing but the signs at the fork tells it from two loops that merely touch,
    and those hang on how variables are named.
    """
    for row in _forks(rings.reinforcing):
        for one, other, pot in row.pairs:
            if _parts_ways(rings, one, other, pot):
                ways = sorted(((one.after(pot), one), (other.after(pot), other)), key=_way)
                at = (pot, ways[0][0], ways[1][0])
                finds.add(Pattern.SUCCESS, at, False, ways[0][1], ways[1][1])
        yield row.cost


def two_balancing(rings: Rings, finds: Finds) -> Iterator[int]:
    """Escalation where both sides are alike in delay, eroding goals where one is quick.

    Without any mark of a delay the two cannot be told apart: a weak escalation stands for
    both.
    """
    for row in _forks(rings.balancing):
        for one, other, gap in row.pairs:
            if _parts_ways(rings, one, other, gap):
                _add_two_balancing(rings, finds, one, other, gap)
        yield row.cost


def _add_two_balancing(rings: Rings, finds: Finds, one: Ring, other: Ring, gap: int) -> None:
    ways = sorted(((one.after(gap), one), (other.after(gap), other)), key=_way)
    late = [rings.slow(ring.link_mask) for _, ring in ways]
    pattern = Pattern.ESCALATION if late[0] == late[1] else Pattern.ERODING_GOALS
    if pattern is Pattern.ERODING_GOALS and late[0]:
        ways.reverse()
    at = (gap, ways[0][0], ways[1][0])
    finds.add(pattern, at, any(late), ways[0][1], ways[1][1])


class _Forks(NamedTuple):
    """Pairs of loops that share exactly one variable, each with it; and the steps to find them."""

    pairs: list[tuple[Ring, Ring, int]]
    cost: int


def _forks(loops: list[Ring]) -> Iterator[_Forks]:
    """For each loop its forks with those after it."""
    for n, one in enumerate(loops):
        pairs = []
        for other in loops[n + 1 :]:
            shared = one.mask & other.mask
            if shared and not shared & (shared - 1):
                pairs.append((one, other, shared.bit_length() - 1))
        yield _Forks(pairs, len(loops) - n + 2 * len(pairs))


def _parts_ways(rings: Rings, one: Ring, other: Ring, at: int) -> bool:
    """Whether two loops leave a variable by links of opposite sign."""
    return rings.signs[one.link_from(at)] is not rings.signs[other.link_from(at)]


def _way(way: tuple[int, Ring]) -> int:
    """By which variable it begins: what ways out of a fork are sorted by."""
    return way[0]


def _by_links_at(loops: list[Ring]) -> dict[tuple[int, int], list[Ring]]:
    """Loops under each pair of links by which they leave and come to one of their variables."""
    found: dict[tuple[int, int], list[Ring]] = {}
    for ring in loops:
        for n, link in enumerate(ring.links):
            found.setdefault((link, ring.links[n - 1]), []).append(ring)
    return found


def _side_effect(r: Ring, quick: Ring, slow: Ring, problem: int) -> tuple[int, int] | None:
    """Where a reinforcing loop leaves the quick loop for good, and where it joins the slow one."""
    order = (problem, *r.between(problem, problem), problem)
    start = r.order.index(problem)
    links = (*r.links[start:], *r.links[:start])
    first = next(n for n, link in enumerate(links) if not quick.link_mask >> link & 1)
    last = len(links)
    while slow.link_mask >> links[last - 1] & 1:
        last -= 1
    both = quick.mask | slow.mask
    if first >= last or any(both >> one & 1 for one in order[first + 1 : last]):
        return None
    return order[first], order[last]
