"""What differs of views, graphs over time, known facts and stories that people have judged.

Runs that were kept are left out: they say what one map answered once, and are told beside
a comparison of both maps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from loopmap.analysis.difference.differing import Differing
from loopmap.analysis.difference.same import Same
from loopmap.analysis.difference.ways import Way
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Fact, FoundStory, Level, Sketch, SketchKind
from loopmap.model.views import View

CONTENT = "what it says"
"""The field of a record that is called as before and says something else."""

_SKETCHES: Mapping[SketchKind, str] = {
    SketchKind.HOPE: "what is hoped for",
    SketchKind.FEAR: "what is feared",
    SketchKind.HISTORY: "how it went",
    SketchKind.DATA: "data",
}
_NOT_COMPARED = {"id", "order", "extra"}

Told = Callable[[CausalMap, Any], str]


def besides_kept(base: CausalMap, other: CausalMap, same: Same) -> Iterator[Differing]:
    """Those that came, went or say something else, by id, else by what they say. O(records)."""
    called = {**same.variables, **same.links, **same.groups}
    for before, after, noun, told in (
        (base.views, other.views, "view", _view),
        (base.sketches, other.sketches, "graph over time", _sketch),
        (base.facts, other.facts, "known fact", _fact),
        (base.found_stories, other.found_stories, "judged story", _story),
    ):
        yield from _kept(base, other, before, after, called, noun, told)


def _kept(  # noqa: PLR0913, PLR0917  two maps, two tables, and how both are told
    base: CausalMap,
    other: CausalMap,
    before: Mapping[RecordId, Any],
    after: Mapping[RecordId, Any],
    called: Mapping[RecordId, RecordId],
    noun: str,
    told: Told,
) -> Iterator[Differing]:
    pairs = {each: each for each in before if each in after}
    free = {_content(one, {}): i for i, one in after.items() if i not in pairs}
    for each, one in before.items():
        if each not in pairs and (found := free.pop(_content(one, called), None)) is not None:
            pairs[each] = found
    there = set(pairs.values())
    for now in in_order(after):
        if now.id not in there:
            yield Differing(Way.ALSO, None, now, noun, "", told(other, now))
    for was in in_order(before):
        if was.id not in pairs:
            yield Differing(Way.ALSO, was, None, noun, told(base, was), "")
            continue
        now = after[pairs[was.id]]
        if _content(was, called) != _content(now, {}):
            words = told(base, was), told(other, now)
            field = CONTENT if words[0] == words[1] else noun
            yield Differing(Way.ALSO, was, now, field, *words)


def _content(record: Any, called: Mapping[RecordId, RecordId]) -> object:
    """All that a record says, with the ids of the other map."""
    said = (getattr(record, f.name) for f in fields(record) if f.name not in _NOT_COMPARED)
    return tuple(_there(value, called) for value in said)


def _there(value: Any, called: Mapping[RecordId, RecordId]) -> Any:
    if isinstance(value, tuple):
        return tuple(_there(each, called) for each in value)
    return called.get(value, value) if isinstance(value, str) else value  # type: ignore[call-overload]


def _name(causal_map: CausalMap, variable: RecordId) -> str:
    found = causal_map.variables.get(variable)
    return "something that is gone" if found is None else found.name


def _view(_: CausalMap, view: View) -> str:
    return f"“{view.name}”"


def _sketch(causal_map: CausalMap, sketch: Sketch) -> str:
    if sketch.level is Level.PRIVATE:
        return "a private one"
    return f"“{_name(causal_map, sketch.variable)}”, {_SKETCHES[sketch.kind]}"


def _fact(causal_map: CausalMap, fact: Fact) -> str:
    way = "rose" if fact.rose else "fell"
    cause, effect = _name(causal_map, fact.cause), _name(causal_map, fact.effect)
    return f"“{cause}” went up and “{effect}” {way}"


def _story(causal_map: CausalMap, story: FoundStory) -> str:
    names = ", ".join(_name(causal_map, each) for each in story.variables)
    judged = "does not fit" if story.dismissed else "fits"
    return f"“{story.pattern}” {judged} ({names})"
