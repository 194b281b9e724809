"""Loops as bits of whole numbers, so that how two of them meet is asked in a few steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from loopmap.analysis.loops import Loop, LoopKind
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.records import Sign


class Ring:
    """A loop with its variables and links as numbers in causal order, and as masks.

    Link ``links[i]`` leaves variable ``order[i]``.
    """

    __slots__ = ("length", "link_mask", "links", "loop", "mask", "order")

    def __init__(
        self, loop: Loop, variables: dict[RecordId, int], links: dict[RecordId, int]
    ) -> None:
        self.loop = loop
        self.length = loop.length
        self.order = tuple(variables[variable] for variable in loop.variables)
        self.links = tuple(links[link] for link in loop.key)
        self.mask = _mask(self.order)
        self.link_mask = _mask(self.links)

    def after(self, variable: int) -> int:
        """The next variable round the loop."""
        return self.order[(self.order.index(variable) + 1) % self.length]

    def link_from(self, variable: int) -> int:
        """The link by which the loop leaves a variable."""
        return self.links[self.order.index(variable)]

    def link_into(self, variable: int) -> int:
        """The link by which the loop comes to a variable."""
        return self.links[self.order.index(variable) - 1]

    def between(self, start: int, end: int) -> tuple[int, ...]:
        """The variables passed on the way from one to another, neither of them counted.

        From a variable to itself that is all the others.
        """
        first = self.order.index(start)
        round_it = [self.order[(first + n) % self.length] for n in range(1, self.length + 1)]
        return tuple(round_it[: round_it.index(end)])

    def links_along(self, start: int, end: int) -> tuple[int, ...]:
        """The links from one variable to another; none from a variable to itself."""
        first, count = self.order.index(start), 0 if start == end else 1
        count += len(self.between(start, end)) if count else 0
        return tuple(self.links[(first + n) % self.length] for n in range(count))


class Meeting(NamedTuple):
    """A reinforcing and a balancing loop that share one stretch, from ``start`` to ``end``.

    ``own_r`` and ``own_b`` are masks of the links they do not share. The stretch may be a
    single variable.
    """

    r: Ring
    b: Ring
    start: int
    end: int
    own_r: int
    own_b: int


class Rings:
    """The loops a search for stories works on, shortest first, with what it asks of the map."""

    def __init__(self, causal_map: CausalMap, loops: Sequence[Loop], horizon: int) -> None:
        self.variables = tuple(sorted(causal_map.variables))
        self._links = sorted(causal_map.links.values(), key=lambda link: link.id)
        number = {variable: n for n, variable in enumerate(self.variables)}
        link_number = {link.id: n for n, link in enumerate(self._links)}
        self.delayed = _mask(n for n, link in enumerate(self._links) if link.delayed)
        self.signs = tuple(link.sign for link in self._links)
        self.ends = tuple((number[link.source], number[link.target]) for link in self._links)
        rings = [
            Ring(loop, number, link_number)
            for loop in loops
            if 2 <= loop.length <= horizon and loop.kind is not LoopKind.UNDETERMINED
        ]
        self.reinforcing = [r for r in rings if r.loop.kind is LoopKind.REINFORCING]
        self.balancing = [r for r in rings if r.loop.kind is LoopKind.BALANCING]
        self.meetings: list[Meeting] = []

    def slow(self, links: int) -> bool:
        """Whether any link of a mask is delayed."""
        return links & self.delayed != 0

    @made_once
    def into(self) -> list[int]:
        """For each variable the mask of those that lead to it."""
        return self._masks(lambda _: True, backwards=True)

    @made_once
    def effects(self) -> list[int]:
        """For each variable the mask of those it leads to."""
        return self._masks(lambda _: True)

    @made_once
    def lowers(self) -> list[int]:
        """For each variable the mask of those it works on the opposite way."""
        return self._masks(lambda link: self.signs[link] is Sign.OPPOSITE)

    def _masks(self, wanted: _Wanted, *, backwards: bool = False) -> list[int]:
        masks = [0] * len(self.variables)
        for link, (source, target) in enumerate(self.ends):
            if wanted(link):
                near, far = (target, source) if backwards else (source, target)
                masks[near] |= 1 << far
        return masks

    def outside_inputs(self, ring: Ring, besides: int) -> int:
        """The mask of variables that lead to the loop, but not to its variables in ``besides``.

        Those on the loop or in ``besides`` do not count.
        """
        found = 0
        for variable in ring.order:
            if not besides >> variable & 1:
                found |= self.into[variable]
        return found & ~(ring.mask | besides)

    def meet(self) -> Iterator[int]:
        """Fill ``meetings``, shortest loops first; yields the steps taken, row by row.

        The meetings of a reinforcing loop lie together.
        """
        for r in self.reinforcing:
            before = len(self.meetings)
            for b in self.balancing:
                if r.mask & b.mask:
                    meeting = _meeting(r, b)
                    if meeting is not None:
                        self.meetings.append(meeting)
            yield len(self.balancing) + 4 * (len(self.meetings) - before)


def bits(mask: int) -> list[int]:
    """The numbers whose bits are set, ascending."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return found


def stretch(one: Ring, other: Ring) -> tuple[int, int] | None:
    """Where the stretch begins and ends that two loops share, or None if it is not one stretch.

    Loops that share nothing share no stretch.
    """
    shared = one.mask & other.mask
    links = one.link_mask & other.link_mask
    if not shared or shared.bit_count() != links.bit_count() + 1:
        return None
    if not links:
        only = shared.bit_length() - 1
        return only, only
    on_it = [links >> link & 1 for link in one.links]
    start = next(n for n in range(one.length) if on_it[n] and not on_it[n - 1])
    return one.order[start], one.order[(start + links.bit_count()) % one.length]


def _meeting(r: Ring, b: Ring) -> Meeting | None:
    ends = stretch(r, b)
    if ends is None:
        return None
    return Meeting(r, b, *ends, r.link_mask & ~b.link_mask, b.link_mask & ~r.link_mask)


def _mask(numbers: Iterable[int]) -> int:
    mask = 0
    for number in numbers:
        mask |= 1 << number
    return mask


_Wanted = Callable[[int], bool]
