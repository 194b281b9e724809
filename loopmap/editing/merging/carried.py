"""What else comes in with a map: scenarios, what is known, courses over time, stories, views."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from loopmap.editing.edits.touch import NewId, name_unlike, orders
from loopmap.editing.merging.bringing import Incoming, from_there
from loopmap.editing.merging.views_in import views_carried
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import (
    Fact,
    FoundStory,
    Intervention,
    MapRecord,
    Scenario,
    Sketch,
)

Called = Mapping[RecordId, RecordId]
"""What each variable and link that comes in is called on the map it comes to."""


def carried(
    standing: CausalMap, incoming: Incoming, called: Called, new_id: NewId
) -> list[MapRecord]:
    """These records with new ids, about the variables and links as they are called here.

    A scenario whose name is taken gets a number; what is known already and a story that was
    told already is not said twice.
    """
    scenarios = list(_scenarios(standing, incoming, called, new_id))
    here = dict(zip((s.id for s in in_order(incoming.map.scenarios)), scenarios, strict=True))
    return [
        *scenarios,
        *_facts(standing, incoming.map, called, new_id),
        *_sketches(standing, incoming.map, called, new_id),
        *_stories(standing, incoming.map, called, new_id),
        *views_carried(
            standing, incoming.map, {**called, **{i: s.id for i, s in here.items()}}, new_id
        ),
    ]


def _scenarios(
    standing: CausalMap, incoming: Incoming, called: Called, new_id: NewId
) -> Iterator[Scenario]:
    order = orders(standing.scenarios)
    taken = {fold_name(each.name) for each in standing.scenarios.values()}
    for scenario in in_order(incoming.map.scenarios):
        name = name_unlike(scenario.name, taken)
        taken.add(fold_name(name))
        yield replace(
            from_there(scenario, incoming.name),
            id=new_id(Scenario),
            name=name,
            interventions=tuple(_act(each, called) for each in scenario.interventions),
            outcomes=tuple(dict.fromkeys(called[each] for each in scenario.outcomes)),
            order=order(),
        )


def _act(act: Intervention, called: Called) -> Intervention:
    def here(record: RecordId | None) -> RecordId | None:
        return None if record is None else called[record]

    return replace(
        act,
        target=here(act.target),
        source=here(act.source),
        destination=here(act.destination),
    )


def _facts(
    standing: CausalMap, incoming: CausalMap, called: Called, new_id: NewId
) -> Iterator[Fact]:
    order = orders(standing.facts)
    known = {(fact.cause, fact.effect, fact.rose) for fact in standing.facts.values()}
    for fact in in_order(incoming.facts):
        cause, effect = called[fact.cause], called[fact.effect]
        if (cause, effect, fact.rose) not in known:
            yield replace(fact, id=new_id(Fact), cause=cause, effect=effect, order=order())


def _sketches(
    standing: CausalMap, incoming: CausalMap, called: Called, new_id: NewId
) -> Iterator[Sketch]:
    order = orders(standing.sketches)
    for sketch in in_order(incoming.sketches):
        variable = called[sketch.variable]
        yield replace(sketch, id=new_id(Sketch), variable=variable, order=order())


def _stories(
    standing: CausalMap, incoming: CausalMap, called: Called, new_id: NewId
) -> Iterator[FoundStory]:
    order = orders(standing.found_stories)
    told = {(story.pattern, story.variables) for story in standing.found_stories.values()}
    for story in in_order(incoming.found_stories):
        variables = tuple(called[each] for each in story.variables if each in called)
        if (story.pattern, variables) in told or len(variables) < len(story.variables):
            continue
        roles = tuple((part, called[each]) for part, each in story.roles if each in called)
        made = replace(story, id=new_id(FoundStory), variables=variables, roles=roles)
        yield replace(made, order=order())
