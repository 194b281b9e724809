"""What a loop is, and a list of loops that says how far it is complete."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from loopmap.analysis.loops.budget import Stop
from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.snapshot import Snapshot
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.records import Sign
from loopmap.model.token import breathe

LoopKey = tuple[RecordId, ...]
"""A loop's link ids in causal order, rotated to start at the smallest."""


class LoopKind(Enum):
    """What a loop does to a change that enters it."""

    REINFORCING = "reinforcing"
    BALANCING = "balancing"
    UNDETERMINED = "undetermined"

    def __init__(self, word: str) -> None:
        self.letter = word[0].upper()
        """The letter of its label: R, B or U."""


_REINFORCING, _BALANCING, _UNDETERMINED = LoopKind
_UNKNOWN, _OPPOSITE = Sign.UNKNOWN, Sign.OPPOSITE


@dataclass(frozen=True, slots=True)
class Loop:
    """A simple directed cycle.

    ``key``, ``variables`` and ``signs`` run in causal order and in step: link
    ``key[i]`` leaves ``variables[i]`` with ``signs[i]``. ``delayed`` counts as a
    slow loop: one delayed link is enough.
    """

    key: LoopKey
    variables: tuple[RecordId, ...]
    signs: tuple[Sign, ...]
    kind: LoopKind
    delayed: bool

    @property
    def length(self) -> int:
        """Number of links, which is the number of variables."""
        return len(self.key)

    @property
    def hinges(self) -> tuple[RecordId, ...]:
        """The links marked ? on which an undetermined loop depends."""
        pairs = zip(self.key, self.signs, strict=True)
        return tuple(link for link, sign in pairs if sign is Sign.UNKNOWN)


@dataclass(frozen=True)
class LoopList:
    """Loops of a map by length, then key, and what is known of those that are not listed.

    Every loop of up to ``complete_to_length`` links is in the list, and when
    ``complete`` is true every loop of the map. The last ``extra_cover`` loops are
    longer ones, listed so that every link that lies on any loop is on a listed one.
    ``stopped_by`` says why the search went no further; ``more_than`` is a number that
    the map's loops exceed with at least 90 % confidence, or None where nobody estimated.
    ``settled`` is false for a list kept up with edits that a search of the whole map may
    still lengthen or shorten; what it says of itself is true all the same.
    """

    loops: tuple[Loop, ...] = ()
    complete: bool = True
    complete_to_length: int = 0
    stopped_by: Stop | None = None
    more_than: int | None = None
    extra_cover: int = 0
    settled: bool = True

    @property
    def finished(self) -> tuple[Loop, ...]:
        """The loops of the lengths that were searched to the end."""
        return self.loops[: len(self.loops) - self.extra_cover]

    @property
    def longer(self) -> tuple[Loop, ...]:
        """The longer loops that were added to cover every link."""
        return self.loops[len(self.loops) - self.extra_cover :]

    @made_once
    def by_key(self) -> Mapping[LoopKey, Loop]:
        """Each loop under its key."""
        return {loop.key: loop for loop in self.loops}

    def count(self, kind: LoopKind) -> int:
        """How many of the finished loops are of that kind."""
        return sum(1 for loop in self.finished if loop.kind is kind)


def make_loop(snapshot: Snapshot, cycle: tuple[int, ...]) -> Loop:
    """The loop through these variables of a snapshot, given in causal order from any start."""
    breathe()
    between = snapshot.link_between
    links = [between[ends] for ends in zip(cycle, (*cycle[1:], cycle[0]), strict=True)]
    # Links are numbered in the order of their ids, so the smallest number starts the key.
    start = links.index(min(links))
    links = links[start:] + links[:start]
    # Thousands are made at a time, and this way of asking is the quickest.
    signs = tuple(map(snapshot.signs.__getitem__, links))
    return Loop(
        tuple(map(snapshot.links.__getitem__, links)),
        tuple(map(snapshot.causes.__getitem__, links)),
        signs,
        kind_of(signs),
        any(map(snapshot.delayed.__getitem__, links)),
    )


def sorted_loops(snapshot: Snapshot, cycles: Iterable[tuple[int, ...]]) -> tuple[Loop, ...]:
    """The loops through these variables, by length, then key."""
    return in_one_go(sort_loops(snapshot, cycles))


def sort_loops(
    snapshot: Snapshot, cycles: Iterable[tuple[int, ...]]
) -> Generator[None, None, tuple[Loop, ...]]:
    """The same with pauses: made and sorted length by length."""
    by_length: dict[int, list[tuple[int, ...]]] = {}
    for cycle in cycles:
        by_length.setdefault(len(cycle), []).append(cycle)
    loops: list[Loop] = []
    for _, alike in sorted(by_length.items()):
        made: list[Loop] = []
        for cycle in alike:
            made.append(make_loop(snapshot, cycle))
            if len(made) % 64 == 0:
                yield
        made.sort(key=lambda loop: loop.key)
        loops.extend(made)
        yield
    return tuple(loops)


def kind_of(signs: tuple[Sign, ...]) -> LoopKind:
    """Reinforcing for an even number of minus signs, balancing for an odd one, unless any is ?.

    >>> kind_of((Sign.SAME, Sign.OPPOSITE)).value
    'balancing'
    """
    if _UNKNOWN in signs:
        return _UNDETERMINED
    return _BALANCING if signs.count(_OPPOSITE) % 2 else _REINFORCING
