"""Bringing across what is no variable or link: groups, notes, named loops, scenarios, the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from loopmap.analysis.difference import Differing
from loopmap.analysis.difference.besides import attribute_of
from loopmap.editing.edits.across_kept import bring_kept
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.groups import may_name_group, rename_group
from loopmap.editing.edits.loops import loop_with, may_label
from loopmap.editing.edits.of_ones_own import of_ones_own
from loopmap.editing.edits.scenarios import remove_scenario
from loopmap.editing.edits.taking import Called, Taking
from loopmap.editing.edits.touch import name_unlike
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, Change, adding, removing, replacing
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, loop_key, next_order
from loopmap.model.records import (
    Fact,
    FoundStory,
    Group,
    Intervention,
    Level,
    MapInfo,
    NamedLoop,
    Note,
    Scenario,
    Sketch,
)
from loopmap.model.views import View

_MORE_PRIVATE = tuple(Level)
"""The most private first."""


def bring_beside(take: Taking, one: Differing, mine: Any, theirs: Any) -> Change:
    """The change that lets the map have ``theirs`` for ``mine``, either of which may be None.

    EditRefused where it has no room for it. A note that is private on either map is private
    after: nothing becomes more public by being brought.
    """
    match theirs or mine:
        case Group():
            return _group(take, mine, theirs)
        case Note():
            return _note(take, mine, theirs)
        case NamedLoop():
            return _loop(take, one, mine, theirs)
        case Scenario():
            return _scenario(take, mine, theirs)
        case View() | Sketch() | Fact() | FoundStory():
            return bring_kept(take, mine, theirs)
        case MapInfo():
            name = attribute_of(one)
            assert name is not None
            info = take.map.info
            return replacing(DOCUMENT, [(info, replace(info, **{name: getattr(theirs, name)}))])
    raise EditRefused("This is not brought across.")


def add_group(take: Taking, theirs: Group) -> tuple[Change, RecordId]:
    """The other map's group with what it is called here; nobody is in it yet."""
    may_name_group(take.document, take.map_id, theirs.name).require()
    own, order = take.free_id(theirs.id, Group), next_order(take.map.groups)
    return adding(take.map_id, [replace(theirs, id=own, order=order)]), own


def loops_that_follow(take: Taking, giver: CausalMap) -> Iterator[NamedLoop]:
    """Named loops of the other map that stand on this one now and have no name on it."""
    for loop in giver.loops.values():
        links = [take.links.get(link) for link in loop.links]
        here = [link for link in links if link is not None and link in take.map.links]
        if links and len(here) == len(links) and loop_with(take.map, here) is None:
            yield loop


def add_loop(take: Taking, theirs: NamedLoop) -> Change:
    """The other map's name and story of a loop; its label where that is free, else the next."""
    links = loop_key([take.links[link] for link in theirs.links])
    label, number = theirs.label, 1
    while not may_label(take.document, take.map_id, links, label):
        number += 1
        label = f"{theirs.label.rstrip('0123456789')}{number}"
    own, order = take.free_id(theirs.id, NamedLoop), next_order(take.map.loops)
    made = replace(theirs, id=own, links=links, label=label, order=order)
    return adding(take.map_id, [made])


def _group(take: Taking, mine: Group | None, theirs: Group | None) -> Change:
    if theirs is None:
        assert mine is not None
        return delete_records(take.document, take.map_id, [mine.id])
    if mine is None:
        return add_group(take, theirs)[0]
    return rename_group(take.document, take.map_id, mine.id, theirs.name)


def _note(take: Taking, mine: Note | None, theirs: Note | None) -> Change:
    if theirs is None:
        assert mine is not None
        return delete_records(take.document, take.map_id, [mine.id])
    if mine is None:
        own, order = take.free_id(theirs.id, Note), next_order(take.map.notes)
        return adding(take.map_id, [replace(theirs, id=own, order=order)])
    level = min(mine.level, theirs.level, key=_MORE_PRIVATE.index)
    told = replace(mine, text=theirs.text, picture=theirs.picture, level=level)
    return replacing(take.map_id, [(mine, of_ones_own(mine, told))])


def _loop(take: Taking, one: Differing, mine: NamedLoop | None, theirs: NamedLoop | None) -> Change:
    if theirs is None:
        assert mine is not None
        return removing(take.map_id, [mine])
    if mine is None:
        return add_loop(take, theirs)
    standing = take.map.loops[mine.id]
    told = replace(standing, **{one.field: getattr(theirs, one.field)})
    return replacing(take.map_id, [(standing, told)])


def _scenario(take: Taking, mine: Scenario | None, theirs: Scenario | None) -> Change:
    if theirs is None:
        assert mine is not None
        return remove_scenario(take.document, take.map_id, mine.id)
    acts = tuple(_act(take, theirs, act) for act in theirs.interventions)
    outcomes = tuple(_here(take, take.variables, each, theirs.name) for each in theirs.outcomes)
    if mine is not None:
        standing = take.map.scenarios[mine.id]
        told = replace(standing, name=theirs.name, interventions=acts, outcomes=outcomes)
        return replacing(take.map_id, [(standing, told)])
    taken = {fold_name(each.name) for each in take.map.scenarios.values()}
    made = replace(
        theirs,
        id=take.free_id(theirs.id, Scenario),
        name=name_unlike(theirs.name, taken),
        interventions=acts,
        outcomes=outcomes,
        order=next_order(take.map.scenarios),
    )
    return adding(take.map_id, [made])


def _act(take: Taking, scenario: Scenario, act: Intervention) -> Intervention:
    both = {**take.variables, **take.links}

    def here(record: RecordId | None) -> RecordId | None:
        return None if record is None else _here(take, both, record, scenario.name)

    return replace(
        act, target=here(act.target), source=here(act.source), destination=here(act.destination)
    )


def _here(take: Taking, called: Called, record: RecordId, scenario: str) -> RecordId:
    own = called.get(record)
    if own is None or take.map.get(own) is None:
        title = take.map.info.title
        raise EditRefused(f"What the scenario “{scenario}” acts on is not on “{title}”.")
    return own
