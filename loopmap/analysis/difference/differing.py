"""What differs between two maps, as values: one for each thing that somebody could name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loopmap.analysis.difference.same import Same
from loopmap.analysis.difference.ways import LoopWay, Way
from loopmap.analysis.loops import Loop
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import (
    Fact,
    FoundStory,
    Group,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Scenario,
    Sketch,
    Variable,
)
from loopmap.model.views import View

Compared = (
    Variable
    | Link
    | Group
    | Note
    | NamedLoop
    | Scenario
    | View
    | Sketch
    | Fact
    | FoundStory
    | MapInfo
)
"""The records that are compared."""


@dataclass(frozen=True, slots=True)
class Differing:
    """One difference: of which record, in which field, what it was and what it is now.

    ``before`` is None for what was added, ``after`` for what was removed. ``field`` is empty
    for both; ``was`` and ``now`` are in the words of the screen, empty where nothing was said.
    """

    way: Way
    before: Compared | None
    after: Compared | None
    field: str = ""
    was: str = ""
    now: str = ""

    @property
    def record(self) -> Compared:
        """The record as it is now, or as it was where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs on the way from ``base`` to ``other``, but for loops.

    ``variables`` and ``links``: the system itself, a difference each; ``besides``: what else
    was changed (words, statuses, groups, notes, scenarios, views, graphs over time, known
    facts, judged stories). Where things lie is not compared, nor runs that were kept.
    """

    base: CausalMap
    other: CausalMap
    same: Same
    variables: tuple[Differing, ...] = ()
    links: tuple[Differing, ...] = ()
    besides: tuple[Differing, ...] = ()

    def __iter__(self) -> Iterator[Differing]:
        return iter((*self.variables, *self.links, *self.besides))

    def __bool__(self) -> bool:
        return bool(self.variables or self.links or self.besides)

    def added(self, kind: type[Variable | Link]) -> tuple[RecordId, ...]:
        """The ids of the variables, or links, that only ``other`` has."""
        some = self.variables if kind is Variable else self.links
        return tuple(each.record.id for each in some if each.before is None)  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class LoopDiffering:
    """What became of one loop, which ``before`` or ``after`` may lack.

    ``label`` and ``name`` are those of the map that has it, of ``other`` where both do; the
    name is made of its variables where nobody gave it one, and ``is_named`` is then false.
    """

    way: LoopWay
    before: Loop | None
    after: Loop | None
    label: str
    name: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class LoopsBetween:
    """The loops that differ, and how far that is known.

    What is said of each loop is certain. Where ``complete`` is false, all that differ are
    told of up to ``complete_to_length`` links, and longer ones only where they were listed.
    """

    loops: tuple[LoopDiffering, ...] = ()
    complete: bool = True
    complete_to_length: int = 0

    def of(self, way: LoopWay) -> tuple[LoopDiffering, ...]:
        """Those of one way."""
        return tuple(each for each in self.loops if each.way is way)
