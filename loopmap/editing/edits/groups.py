"""Groups: named areas and who belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.collapse import clear_stacks
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.emptied import LEAST, areas_left
from loopmap.editing.edits.permission import ALLOWED, Permission, refused
from loopmap.editing.edits.touch import NewId, change_each, map_of, place, record_of
from loopmap.model.change import Change, adding, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, fold_name, in_order, next_order
from loopmap.model.records import Group, Variable

COLOURS = 6
"""Group colours a theme offers; new groups go round them."""

SMALLEST = 40.0
"""Least width and height of an empty group's area, map units."""


EMPTY_GROUP = LEAST
"""Width and height of a group that was given no area, map units."""


def group_named(causal_map: CausalMap, name: str) -> Group | None:
    """The first group whose name folds to the same as ``name``, or None.

    It may be typed with the apostrophe of the keyboard and stand there with that of print.
    """
    folded = _folded(name)
    return next((g for g in in_order(causal_map.groups) if _folded(g.name) == folded), None)


def _folded(name: str) -> str:
    return fold_name(name).replace("’", "'")


def may_name_group(
    document: Document, map_id: MapId, name: str, *, group: RecordId | None = None
) -> Permission:
    """Whether a new group, or the one given, may have this name."""
    if not clean_name(name):
        return refused("A group needs a name.")
    standing = group_named(map_of(document, map_id), name)
    if standing is not None and standing.id != group:
        return refused(f"There is already a group called “{standing.name}” on this map.")
    return ALLOWED


def add_group(
    document: Document,
    map_id: MapId,
    name: str,
    area: Box,
    new_id: NewId,
    *,
    members: Iterable[RecordId] = (),
) -> Change:
    """A new group with its members; ``area`` holds while it has none."""
    may_name_group(document, map_id, name).require()
    groups = map_of(document, map_id).groups
    group = Group(
        new_id(Group),
        clean_name(name),
        len(groups) % COLOURS,
        place(area.x),
        place(area.y),
        max(place(area.width), SMALLEST),
        max(place(area.height), SMALLEST),
        order=next_order(groups),
    )
    chosen = frozenset(members)
    left = areas_left(map_of(document, map_id), chosen, beside=True)
    joined = change_each(document, map_id, chosen, Variable, lambda v: replace(v, group=group.id))
    return adding(map_id, [group]).then(left).then(joined)


def group_made(change: Change) -> RecordId:
    """The group that a change by ``add_group`` adds; groups it leaves empty are touched too."""
    return next(key.id for key in change.touched(Group) if change.steps[key].before is None)


def rename_group(document: Document, map_id: MapId, group: RecordId, name: str) -> Change:
    """The group under another name; EditRefused where may_name_group refuses."""
    standing = record_of(document, map_id, group, Group)
    may_name_group(document, map_id, name, group=group).require()
    return replacing(map_id, [(standing, replace(standing, name=clean_name(name)))])


def assign_group(
    document: Document, map_id: MapId, ids: Iterable[RecordId], group: RecordId | None
) -> Change:
    """The variables among ``ids`` in that group, or in none; what is collapsed covers nobody."""
    if group is not None:
        record_of(document, map_id, group, Group)
    causal_map, chosen = map_of(document, map_id), frozenset(ids)
    leaving = [i for i in chosen if i in causal_map.variables and _group_of(causal_map, i) != group]
    joined = change_each(document, map_id, chosen, Variable, lambda v: replace(v, group=group))
    change = areas_left(causal_map, leaving, beside=True).then(joined)
    touched = {g for g in (group, *(_group_of(causal_map, i) for i in leaving)) if g is not None}
    if any(causal_map.groups[i].collapsed for i in touched):
        change = change.then(clear_stacks(document.apply(change), map_id, touched))
    return change


def regroup(
    document: Document, map_id: MapId, groups: Mapping[RecordId, RecordId | None]
) -> Change:
    """Each of these variables in the group given for it, or in none, and on its way there."""
    left = areas_left(map_of(document, map_id), groups, beside=False)
    return left.then(
        change_each(document, map_id, groups, Variable, lambda v: replace(v, group=groups[v.id]))
    )


def _group_of(causal_map: CausalMap, variable: RecordId) -> RecordId | None:
    return causal_map.variables[variable].group


def set_group_colour(document: Document, map_id: MapId, group: RecordId, colour: int) -> Change:
    """The group in one of the theme's group colours, counted from 0."""
    kept = colour % COLOURS
    return change_each(document, map_id, [group], Group, lambda g: replace(g, colour=kept))


def remove_group(document: Document, map_id: MapId, group: RecordId) -> Change:
    """The map without the group; its members stay where they are."""
    return delete_records(document, map_id, [group])


def members_of(causal_map: CausalMap, groups: Iterable[RecordId]) -> tuple[RecordId, ...]:
    """Ids of the variables that belong to any of ``groups``, sorted."""
    wanted = frozenset(groups)
    return tuple(sorted(v.id for v in causal_map.variables.values() if v.group in wanted))
