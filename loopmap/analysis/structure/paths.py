"""Every path from one variable to another, shortest first, within a budget, and honest about it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from loopmap.analysis.loops.budget import Budget, Meter, Stop
from loopmap.analysis.structure.arrows import Arrows, distances
from loopmap.analysis.structure.path import Path, path_of
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign

PATHS = Budget(count=500, steps=200_000)
"""About 50 ms on a small laptop."""


@dataclass(frozen=True)
class PathList:
    """Paths by length, then by their links, and how far the list is complete.

    Every path of up to ``complete_to_length`` links is listed, and when ``complete`` is
    true every path there is. ``stopped_by`` says why the search went no further.
    """

    paths: tuple[Path, ...] = ()
    complete: bool = True
    complete_to_length: int = 0
    stopped_by: Stop | None = None

    @property
    def shortest(self) -> tuple[Path, ...]:
        """The paths with the fewest links."""
        return tuple(path for path in self.paths if path.length == self.paths[0].length)

    def count(self, sign: Sign) -> int:
        """How many of the listed paths work that way on the whole."""
        return sum(1 for path in self.paths if path.sign is sign)


def search_paths(
    along: Arrows, source: RecordId, target: RecordId, budget: Budget = PATHS
) -> Generator[None, None, PathList]:
    """The paths between two variables, length by length; pauses every few hundred steps.

    Only lengths searched to the end are listed, except that the shortest paths are
    always there, as many as the budget allows. From a variable to itself there are none.
    """
    search = PathsByLength(along, source, target)
    if search.nearest is None:
        return PathList()
    meter = Meter(budget, lambda: False)
    paths: list[Path] = []
    length = search.nearest - 1
    longest = min(budget.max_length or search.farthest, search.farthest)
    while length < longest:
        found = list(paths)
        yield from search.of_length(length + 1, found, meter)
        if meter.stopped_by is not None:
            paths = paths or found
            break
        paths, length = found, length + 1
        if search.is_done:
            break
    if meter.stopped_by is None and not search.is_done and length < search.farthest:
        meter.stop(Stop.LENGTH)
    return PathList(
        tuple(paths[: budget.count]), meter.stopped_by is None, length, meter.stopped_by
    )


class PathsByLength:
    """The paths from one variable to another, to be asked for length by length.

    ``nearest`` is the length of the shortest, None where there is no path; no path is
    longer than ``farthest``. ``is_done`` becomes true when no longer one can exist.
    """

    def __init__(self, along: Arrows, source: RecordId, target: RecordId) -> None:
        self._out = along.out
        self._source, self._target = source, target
        self._ahead = distances(along.into, target)
        self.nearest = self._ahead.get(source) or None
        self.farthest = len(self._ahead) - 1
        self.is_done = self.nearest is None

    def of_length(
        self, length: int, found: list[Path], meter: Meter
    ) -> Generator[None, None, None]:
        """Append every path of ``length`` links by its links; pauses every few hundred steps.

        Nothing is followed that cannot arrive in time. Stops early, leaving ``found``
        unfinished, when the meter says so.
        """
        self.is_done = True
        fresh: list[Path] = []
        path: list[Link] = []
        used, steps = {self._source}, 0
        stack = [iter(self._out[self._source])]
        while stack and meter.stopped_by is None:
            steps += 1
            if steps == Meter.PAUSE:
                meter.spend(steps, len(found) + len(fresh))
                steps = 0
                yield
            link = next(stack[-1], None)
            if link is None:
                stack.pop()
                if path:
                    used.discard(path.pop().target)
            elif link.target == self._target:
                if len(path) + 1 == length:
                    fresh.append(path_of((*path, link)))
            elif link.target not in used and self._arrives(link.target, length - len(path) - 1):
                path.append(link)
                used.add(link.target)
                stack.append(iter(self._out[link.target]))
        meter.spend(steps, len(found) + len(fresh))
        found += sorted(fresh, key=lambda path: path.links)

    def _arrives(self, here: RecordId, left: int) -> bool:
        """Whether the target is within ``left`` links; notes that longer paths may exist."""
        distance = self._ahead.get(here)
        if distance is None:
            return False
        if distance > left:
            self.is_done = False
        return distance <= left
