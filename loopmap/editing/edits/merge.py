"""Two variables made one: the links, groups, evidence and scenarios of both are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from loopmap.editing.edits.evidence import with_unused_gone
from loopmap.editing.edits.naming import equations_renamed
from loopmap.editing.edits.permission import ALLOWED, Permission, refused
from loopmap.editing.edits.sketches import sketches_moved
from loopmap.editing.edits.touch import map_of
from loopmap.editing.edits.turn import turn_round
from loopmap.editing.edits.views_led import views_led
from loopmap.model.change import Change, removing, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order, links_at, loop_key
from loopmap.model.records import (
    Action,
    Fact,
    FoundStory,
    Intervention,
    Link,
    MapRecord,
    NamedLoop,
    Scenario,
    Sign,
    Variable,
)

Pairs = list[tuple[MapRecord, MapRecord]]
Instead = Mapping[RecordId, RecordId | None]
"""Links that go, each with the one that stands for it from now on, or None."""


def may_merge(document: Document, map_id: MapId, gone: RecordId, into: RecordId) -> Permission:
    """Whether one variable may become part of another."""
    variables = map_of(document, map_id).variables
    if gone not in variables or into not in variables:
        return refused("One of these variables is no longer on the map.")
    return refused("This is the same variable.") if gone == into else ALLOWED


def merge_variables(
    document: Document,
    map_id: MapId,
    gone: RecordId,
    into: RecordId,
    *,
    turned: bool = False,
) -> Change:
    """The map with ``gone`` made part of ``into``, which keeps its name and place.

    Links lead to and from ``into``. Where both had the same link it stays once, its sign
    not agreed if the two disagreed; links between the two go. ``turned``: ``gone`` is the
    opposite of ``into``, so its signs turn round first. EditRefused where may_merge
    refuses. O(links at the two, scenarios and named loops).
    """
    may_merge(document, map_id, gone, into).require()
    if turned:
        first = turn_round(document, map_id, gone)
        return first.then(merge_variables(document.apply(first), map_id, gone, into))
    causal_map = map_of(document, map_id)
    both = (causal_map.variables[into], causal_map.variables[gone])
    if renamed := replacing(map_id, equations_renamed(causal_map, both[1].name, both[0].name)):
        return renamed.then(merge_variables(document.apply(renamed), map_id, gone, into))
    moved, instead = _links(causal_map, gone, into)
    kept: Pairs = [
        *moved,
        (causal_map.variables[into], joined_variables(*both)),
        *_loops(causal_map, instead),
        *_found_stories(causal_map, gone, into),
        *_scenarios(causal_map, gone, into, instead),
        *views_led(causal_map, gone, into, instead),
    ]
    told, idle = _facts(causal_map, gone, into)
    kept += [*told, *sketches_moved(causal_map, gone, into)]
    doomed: list[MapRecord] = [*(causal_map.links[link] for link in sorted(instead)), *idle]
    change = replacing(map_id, kept).then(removing(map_id, [*doomed, causal_map.variables[gone]]))
    return with_unused_gone(document, change)


def joined_variables(one: Variable, other: Variable) -> Variable:
    """``one`` with what ``other`` says beside it; its own words stand where both have some."""
    return replace(
        one,
        meaning=joined(one.meaning, other.meaning),
        layer=one.layer or other.layer,
        role=one.role or other.role,
        group=one.group or other.group,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        equation=one.equation or other.equation,
        unit=one.unit or other.unit,
        graph=one.graph or (None if one.equation else other.graph),
        bounds=one.bounds or other.bounds,
        origins=tuple(dict.fromkeys((*one.origins, *other.origins))),
        extra={**other.extra, **one.extra},
    )


def _links(
    causal_map: CausalMap, gone: RecordId, into: RecordId
) -> tuple[Pairs, dict[RecordId, RecordId | None]]:
    """Links led elsewhere or made one with another, and what stands for those that go."""
    standing = {(k.source, k.target): k for k in links_at(causal_map, [into])}
    moved: dict[RecordId, tuple[Link, Link]] = {}
    instead: dict[RecordId, RecordId | None] = {}
    for link in sorted(links_at(causal_map, [gone]), key=lambda k: k.id):
        ends = tuple(into if end == gone else end for end in (link.source, link.target))
        source, target = ends
        if source == target and link.source != link.target:
            instead[link.id] = None
        elif (twin := standing.get((source, target))) is not None:
            before = moved.get(twin.id, (twin, twin))[1]
            moved[twin.id] = (twin, joined_links(before, link))
            instead[link.id] = twin.id
        else:
            led = replace(link, source=source, target=target, bulge=None, by_equation=False)
            moved[link.id] = (link, led)
    return [pair for pair in moved.values() if pair[0].id not in instead], instead


def joined_links(one: Link, other: Link) -> Link:
    """``one`` with what ``other`` says beside it; the sign not agreed where the two disagree."""
    return replace(
        one,
        sign=one.sign if one.sign is other.sign else Sign.UNKNOWN,
        delayed=one.delayed or other.delayed,
        delay_length=one.delay_length or other.delay_length,
        status=one.status or other.status,
        reason=joined(one.reason, other.reason),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        origins=tuple(dict.fromkeys((*one.origins, *other.origins))),
        extra={**other.extra, **one.extra},
    )


def joined(one: str, other: str) -> str:
    """Both texts, one line after the other, each said once."""
    return "\n".join(dict.fromkeys(text for text in (one, other) if text))


def _loops(causal_map: CausalMap, instead: Instead) -> Iterator[tuple[NamedLoop, NamedLoop]]:
    """Named loops along the links that stand now, each loop named once."""
    taken = {loop.links for loop in causal_map.loops.values()}
    for loop in in_order(causal_map.loops):
        links = loop_key(instead.get(link, link) or link for link in loop.links)
        if links != loop.links and links not in taken:
            taken.add(links)
            yield loop, replace(loop, links=links)


def _found_stories(
    causal_map: CausalMap, gone: RecordId, into: RecordId
) -> Iterator[tuple[FoundStory, FoundStory]]:
    """What people said of stories, told of the variable that stands now; each said once."""
    taken = {(story.pattern, story.variables) for story in causal_map.found_stories.values()}
    for story in in_order(causal_map.found_stories):
        hangs_on = tuple(into if one == gone else one for one in story.variables)
        roles = tuple((part, into if one == gone else one) for part, one in story.roles)
        if hangs_on == story.variables or (story.pattern, hangs_on) not in taken:
            taken.add((story.pattern, hangs_on))
            yield story, replace(story, variables=hangs_on, roles=roles)


def _scenarios(
    causal_map: CausalMap, gone: RecordId, into: RecordId, instead: Instead
) -> Iterator[tuple[Scenario, Scenario]]:
    for scenario in in_order(causal_map.scenarios):
        acts = (_act(act, gone, into, instead) for act in scenario.interventions)
        outcomes = (into if outcome == gone else outcome for outcome in scenario.outcomes)
        yield (
            scenario,
            replace(
                scenario,
                interventions=tuple(act for act in acts if act is not None),
                outcomes=tuple(dict.fromkeys(outcomes)),
            ),
        )


def _facts(causal_map: CausalMap, gone: RecordId, into: RecordId) -> tuple[Pairs, list[Fact]]:
    """What is known, of the variable that stands now, and what says nothing any more."""
    told: Pairs = []
    idle = []
    for fact in in_order(causal_map.facts):
        cause, effect = (into if end == gone else end for end in (fact.cause, fact.effect))
        if cause == effect:
            idle.append(fact)
        else:
            told.append((fact, replace(fact, cause=cause, effect=effect)))
    return told, idle


def _act(
    act: Intervention, gone: RecordId, into: RecordId, instead: Instead
) -> Intervention | None:
    """What a scenario does, to what is there now; None where nothing is left to do it to."""
    if act.action is Action.ADD:
        source = into if act.source == gone else act.source
        target = into if act.destination == gone else act.destination
        return None if source == target else replace(act, source=source, destination=target)
    if act.target is not None and act.target in instead:
        link = instead[act.target]
        return None if link is None else replace(act, target=link)
    return replace(act, target=into) if act.target == gone else act
