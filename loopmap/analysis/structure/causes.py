"""Common causes: variables from which two others can be reached on ways that part at once."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from loopmap.analysis.structure.arrows import Arrows, distances, shortest_way
from loopmap.analysis.structure.path import Path, net_sign, path_of
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign


@dataclass(frozen=True, slots=True)
class CommonCause:
    """A variable that leads to two others; the two paths share nothing but where they begin."""

    variable: RecordId
    to_one: Path
    to_other: Path

    @property
    def together(self) -> Sign:
        """Whether it moves both the same way (SAME), apart, or nobody can say."""
        return net_sign((self.to_one.sign, self.to_other.sign))


def search_causes(
    along: Arrows, one: RecordId, other: RecordId, at_most: int = 10
) -> Generator[None, None, tuple[CommonCause, ...]]:
    """Common causes by the links of both paths together; pauses after each looked at.

    Paths lead through neither of the two. A variable whose shortest paths all run
    together for a while is left out: the cause is where they part. O(links) for each.
    """
    if one == other:
        return ()
    to_one = distances(along.into, one, frozenset([other]))
    to_other = distances(along.into, other, frozenset([one]))
    both = (v for v in to_one if v in to_other and v not in (one, other))
    nearest = sorted(both, key=lambda v: (to_one[v] + to_other[v], abs(to_one[v] - to_other[v]), v))
    found: list[CommonCause] = []
    for variable in nearest:
        ways = _parting(along, variable, one, other) or _parting(along, variable, other, one)
        if ways is not None:
            first, second = sorted(ways, key=lambda way: way[-1].target != one)
            found.append(CommonCause(variable, path_of(first), path_of(second)))
            if len(found) == at_most:
                break
        yield
    return tuple(found)


def _parting(
    along: Arrows, start: RecordId, near: RecordId, far: RecordId
) -> tuple[tuple[Link, ...], tuple[Link, ...]] | None:
    """A shortest way to one end, and a shortest of those to the other that never meet it."""
    first = shortest_way(along, start, near, frozenset([far]))
    if first is None:
        return None
    taken = frozenset(link.target for link in first)
    second = shortest_way(along, start, far, taken)
    return None if second is None else (first, second)
