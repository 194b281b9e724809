"""A difference line by line: what is said, in which part, and where the place of it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from loopmap.analysis.difference.differing import (
    Compared,
    Difference,
    Differing,
    LoopDiffering,
    LoopsBetween,
)
from loopmap.analysis.difference.sustaining import sustaining
from loopmap.analysis.difference.to_do import Task, tasks, tell_sustaining
from loopmap.analysis.difference.told import subject, tell
from loopmap.analysis.difference.told_loops import how_complete, how_much, tell_loop_change
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Group, Link, NamedLoop, Note, Variable


class Part(Enum):
    """The parts of a page on what differs, under their headings."""

    VARIABLES = "Variables"
    LINKS = "Links"
    LOOPS = "Loops"
    BESIDES = "Also changed"
    TO_DO = "What has to change"
    ASKED = "What will keep this going"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a difference is: a map that has it, and the records, for a loop its links in order."""

    map: MapId
    records: tuple[RecordId, ...]
    is_loop: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One difference in words. ``way``: "added"; ``told``: a sentence; ``place`` or None.

    ``one`` is what the line tells, where it is of a variable, a link or besides; ``task`` what
    that asks of somebody, if anything.
    """

    part: Part
    way: str
    about: str
    was: str
    now: str
    told: str
    place: Place | None = None
    one: Differing | None = None
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """All there is to say of what differs; ``summary`` in numbers, ``reach`` how far loops go."""

    difference: Difference
    loops: LoopsBetween
    lines: tuple[Line, ...]
    summary: str
    reach: str

    @property
    def titles(self) -> tuple[str, str]:
        """Of the map that comes first and of the other."""
        return self.difference.base.info.title, self.difference.other.info.title

    def of(self, part: Part) -> tuple[Line, ...]:
        """The lines of one part."""
        return tuple(line for line in self.lines if line.part is part)


def tell_all(difference: Difference, loops: LoopsBetween) -> Told:
    """Every line; O(records + loops x length)."""
    asked = tasks(difference)
    by_change = {id(task.one): task for task in asked}
    lines = (
        *(_line(difference, one, Part.VARIABLES, by_change) for one in difference.variables),
        *(_line(difference, one, Part.LINKS, by_change) for one in difference.links),
        *(_loop(difference, one) for one in loops.loops),
        *(_line(difference, one, Part.BESIDES) for one in difference.besides),
        *(Line(Part.TO_DO, "", "", "", "", t.told, task=t) for t in asked),
        *_asked(difference),
    )
    summary = how_much(difference, loops)
    return Told(difference, loops, lines, summary, how_complete(loops))


def _line(
    difference: Difference, one: Differing, part: Part, by_change: Mapping[int, Task] | None = None
) -> Line:
    task = (by_change or {}).get(id(one))
    about, told = subject(difference, one), tell(difference, one)
    place = _place(difference, one, one.record)
    return Line(part, one.way.value, about, one.was, one.now, told, place, one, task)


def _place(difference: Difference, one: Differing, record: Compared) -> Place | None:
    causal_map = difference.base if one.after is None else difference.other
    if isinstance(record, NamedLoop):
        return Place(causal_map.id, record.links, is_loop=True)
    seen = isinstance(record, Variable | Link | Group | Note)
    return Place(causal_map.id, (record.id,)) if seen else None  # type: ignore[arg-type]


def _loop(difference: Difference, one: LoopDiffering) -> Line:
    causal_map, loop = (difference.other, one.after) if one.after else (difference.base, one.before)
    assert loop is not None
    was = one.before.kind.value if one.before else ""
    now = one.after.kind.value if one.after else ""
    place = Place(causal_map.id, loop.key, is_loop=True)
    about, told = f"{one.label} {one.name}", tell_loop_change(difference, one)
    return Line(Part.LOOPS, one.way.value, about, was, now, told, place)


def _asked(difference: Difference) -> Iterator[Line]:
    found = sustaining(difference)
    sentences = tell_sustaining(difference, found)
    levers = [Place(difference.other.id, (lever,)) for lever in found.levers]
    places = [*[None] * (len(sentences) - len(levers)), *levers]
    for told, place in zip(sentences, places, strict=True):
        yield Line(Part.ASKED, "", "", "", "", told, place)
