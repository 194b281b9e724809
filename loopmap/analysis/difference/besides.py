"""What else was changed between two maps: words, statuses, groups, notes, scenarios, views.

None of it changes how the system is wired, so it is told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar

from loopmap.analysis.aloud import counted
from loopmap.analysis.difference.besides_kept import besides_kept
from loopmap.analysis.difference.differing import Compared, Differing
from loopmap.analysis.difference.same import Pairs, Same
from loopmap.analysis.difference.ways import Way
from loopmap.model.document import CausalMap
from loopmap.model.equations import Method, Times
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order, loop_key
from loopmap.model.records import (
    Fact,
    FoundStory,
    Group,
    Level,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Scenario,
    Sketch,
    Variable,
)
from loopmap.model.views import View

Kept = TypeVar("Kept", Group, Note, Scenario)

_VARIABLE = (
    *("kind", "role", "meaning", "layer", "unit", "equation", "graph", "nonnegative"),
    *("bounds", "tension", "settle_time", "decay", "evidence"),
)
_LINK = (
    *("status", "reason", "confidence", "evidence", "shape", "threshold", "table", "mode"),
    *("combine", "arrival", "tension"),
)
_MAP = ("question", "time_span", "times", "summary", "vision", "source")
_TABLES: Mapping[type, tuple[str, ...]] = {Variable: _VARIABLE, Link: _LINK, MapInfo: _MAP}
_SPOKEN: Mapping[str, str] = {
    "nonnegative": "never below nothing",
    "bounds": "range of values",
    "settle_time": "time to settle",
    "decay": "running down",
    "confidence": "how sure",
    "combine": "what it multiplies with",
    "arrival": "how the effect comes in",
    "time_span": "time span",
    "times": "times of runs",
    "tension": "point of tension",
}
_NOUNS: Mapping[type, str] = {
    Variable: "variable",
    Link: "link",
    Group: "group",
    Note: "note",
    NamedLoop: "loop",
    Scenario: "scenario",
    MapInfo: "map",
    View: "view",
    Sketch: "graph over time",
    Fact: "known fact",
    FoundStory: "judged story",
}
_METHODS = {Method.EULER: "Euler", Method.RK4: "Runge–Kutta"}
_CUT = 60
"""Characters told of a note."""


def besides(base: CausalMap, other: CausalMap, same: Same) -> Iterator[Differing]:
    """All of it: of variables, links, groups, notes, named loops, scenarios and the map itself."""
    for was in in_order(base.variables):
        if was.id in same.variables:
            now = other.variables[same.variables[was.id]]
            yield from _fields(_VARIABLE, was, now)
            yield from _group(base, was, other, now, same.groups)
    for link in in_order(base.links):
        if link.id in same.links:
            yield from _fields(_LINK, link, other.links[same.links[link.id]])
    yield from _groups(base, other, same.groups)
    yield from _kept(base.notes, other.notes, told_note, lambda note: note.text)
    yield from _loops(base, other, same.links)
    yield from _kept(base.scenarios, other.scenarios, _told_scenario, _content)
    yield from besides_kept(base, other, same)
    yield from _fields(_MAP, base.info, other.info)


def attribute_of(one: Differing) -> str | None:
    """The field of a variable, a link or the map that it is about, as the record calls it.

    None for other records, and for what came or went.
    """
    table = _TABLES.get(type(one.record), ())
    if one.before is None or one.after is None:
        return None
    return next((name for name in table if _SPOKEN.get(name, name) == one.field), None)


def told_note(note: Note) -> str:
    """A note in a few words; a private one without any."""
    if note.level is Level.PRIVATE:
        return "a private note"
    text = " ".join(note.text.split())
    return f"“{text[:_CUT].rstrip()}…”" if len(text) > _CUT else f"“{text}”"


def _fields(names: tuple[str, ...], was: Any, now: Any) -> Iterator[Differing]:
    for name in names:
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            spoken = _SPOKEN.get(name, name)
            yield Differing(Way.ALSO, was, now, spoken, _words(before), _words(after))


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum | float):
        return str(value.value) if isinstance(value, Enum) else f"{value:g}"
    if isinstance(value, tuple):
        return _several(value)
    if isinstance(value, Times):
        unit = f" ({value.unit})" if value.unit else ""
        return (
            f"{value.start:g} to {value.stop:g} by {value.step:g}{unit}, {_METHODS[value.method]}"
        )
    return value if isinstance(value, str) else "" if value is None else "one drawn"


def _several(value: tuple[Any, ...]) -> str:
    if not value:
        return ""
    if all(isinstance(each, float | int) for each in value):
        return " to ".join(f"{each:g}" for each in value)
    return counted(len(value), "piece" if isinstance(value[0], str) else "point")


def _group(
    base: CausalMap, was: Variable, other: CausalMap, now: Variable, groups: Pairs
) -> Iterator[Differing]:
    before = None if was.group is None else groups.get(was.group, was.group)
    if before != now.group:
        names = (_group_name(base, was.group), _group_name(other, now.group))
        yield Differing(Way.ALSO, was, now, "group", *names)


def _group_name(causal_map: CausalMap, group: RecordId | None) -> str:
    found = None if group is None else causal_map.groups.get(group)
    return "" if found is None else found.name


def _groups(base: CausalMap, other: CausalMap, same: Pairs) -> Iterator[Differing]:
    there = set(same.values())
    for group in in_order(other.groups):
        if group.id not in there:
            yield Differing(Way.ALSO, None, group, "group", "", group.name)
    for group in in_order(base.groups):
        now = other.groups[same[group.id]] if group.id in same else None
        if now is None:
            yield Differing(Way.ALSO, group, None, "group", group.name, "")
        elif now.name != group.name:
            yield Differing(Way.ALSO, group, now, "name", group.name, now.name)


def _kept(
    base: Mapping[RecordId, Kept],
    other: Mapping[RecordId, Kept],
    told: Callable[[Kept], str],
    content: Callable[[Kept], object],
) -> Iterator[Differing]:
    """Notes, or scenarios: those that came, went or say something else."""
    here, there = _paired(base, other, content)
    for now in in_order(other):
        if now.id not in there:
            yield Differing(Way.ALSO, None, now, _NOUNS[type(now)], "", told(now))
    for was in in_order(base):
        after = here.get(was.id)
        if after is None:
            yield Differing(Way.ALSO, was, None, _NOUNS[type(was)], told(was), "")
        elif content(was) != content(after):
            yield Differing(Way.ALSO, was, after, _NOUNS[type(was)], told(was), told(after))


def _paired(
    base: Mapping[RecordId, Kept],
    other: Mapping[RecordId, Kept],
    content: Callable[[Kept], object],
) -> tuple[dict[RecordId, Kept], set[RecordId]]:
    """Records that are the same: by id, else because they say the same."""
    here = {each: other[each] for each in base if each in other}
    there = set(here)
    free = {content(record): record for i, record in other.items() if i not in there}
    for each, record in base.items():
        if each not in here and content(record) in free:
            here[each] = free.pop(content(record))
            there.add(here[each].id)
    return here, there


def _told_scenario(scenario: Scenario) -> str:
    return scenario.name


def _content(scenario: Scenario) -> object:
    return (fold_name(scenario.name), scenario.interventions, scenario.outcomes)


def _loops(base: CausalMap, other: CausalMap, links: Pairs) -> Iterator[Differing]:
    """Names and stories of loops that both maps have; new ones are told with the loops."""
    there = {loop.links: loop for loop in other.loops.values()}
    for was in in_order(base.loops):
        key = loop_key(links.get(link, link) for link in was.links)
        now = there.pop(key, None)
        if now is not None:
            yield from _fields(("name", "story"), was, now)
        elif was.links and all(links.get(link) is not None for link in was.links):
            yield Differing(Way.ALSO, was, None, "loop", _loop_called(was), "")
    stand = set(links.values())
    for now in in_order({loop.id: loop for loop in there.values()}):
        if now.links and stand.issuperset(now.links):
            yield Differing(Way.ALSO, None, now, "loop", "", _loop_called(now))


def _loop_called(loop: NamedLoop) -> str:
    return " ".join(part for part in (loop.label, loop.name) if part)


def noun_of(record: Compared) -> str:
    """What kind of thing it is, for people."""
    return _NOUNS[type(record)]
