"""Collapsing groups to one stack each, and opening them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from loopmap.diagram.fold import fold, stacks_of
from loopmap.diagram.fold_place import lies_on_another, stack_place
from loopmap.editing.edits.open_room import moved_into_room
from loopmap.editing.edits.permission import ALLOWED, Permission, refused
from loopmap.editing.edits.touch import map_of, place
from loopmap.model.change import NOTHING, Change, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Group


def groups_at(causal_map: CausalMap, ids: Iterable[RecordId]) -> tuple[RecordId, ...]:
    """The groups among ``ids`` and those that variables among them are in, sorted."""
    if not causal_map.groups:
        return ()
    found = set()
    for record in ids:
        variable = causal_map.variables.get(record)
        group = record if variable is None else variable.group
        if group in causal_map.groups:
            found.add(group)
    return tuple(sorted(group for group in found if group is not None))


def collapse_groups(document: Document, map_id: MapId, groups: Iterable[RecordId]) -> Change:
    """The open groups among ``groups`` each as one stack amid its members, clear of others.

    Members stay where they are and are seen again when the group is opened. O(records).
    """
    causal_map = map_of(document, map_id)
    wanted = frozenset(groups)
    open_ones = [g for g in in_order(causal_map.groups) if g.id in wanted and not g.collapsed]
    closed = {group.id: replace(group, collapsed=True) for group in open_ones}
    return replacing(map_id, _placed(causal_map, closed))


def open_groups(document: Document, map_id: MapId, groups: Iterable[RecordId]) -> Change:
    """The groups among ``groups`` with their members to be seen, where they were.

    A group of which a card would now lie on something else comes to lie beside it, whole.
    """
    change = NOTHING
    for group in sorted(set(groups)):
        closed = map_of(document, map_id).groups.get(group)
        if closed is None or not closed.collapsed:
            continue
        opening = replacing(map_id, [(closed, replace(closed, collapsed=False))])
        document, change = document.apply(opening), change.then(opening)
        aside = replacing(map_id, moved_into_room(map_of(document, map_id), group))
        document, change = document.apply(aside), change.then(aside)
    return change


def place_stacks(document: Document, map_id: MapId) -> Change:
    """Every stack amid its members again, after something has moved those."""
    causal_map = map_of(document, map_id)
    closed = {i: group for i, group in causal_map.groups.items() if group.collapsed}
    return replacing(map_id, _placed(causal_map, closed))


def clear_stacks(document: Document, map_id: MapId, groups: Iterable[RecordId]) -> Change:
    """Those of these groups' stacks that lie on something amid their members again, clear of it.

    For groups that somebody joined or left: a stack stays near its members, and a variable
    that comes out of one stands where it stood, perhaps beneath it. Locked groups stay.
    """
    causal_map = map_of(document, map_id)
    wanted = frozenset(groups)
    if not any(i in wanted and group.collapsed for i, group in causal_map.groups.items()):
        return NOTHING
    folded = fold(causal_map)
    covering = {
        i: stack.group
        for i, stack in stacks_of(folded).items()
        if i in wanted and not stack.group.locked and lies_on_another(folded, stack)
    }
    return replacing(map_id, _placed(causal_map, covering))


def may_link_at(causal_map: CausalMap, record: RecordId | None, way: str = "to") -> Permission:
    """Whether a link may end on what is drawn there: not on a stack, which is many variables.

    ``way`` is "to" or "from".
    """
    group = causal_map.groups.get(record) if record is not None else None
    if group is None or not group.collapsed:
        return ALLOWED
    return refused(f"Open the group “{group.name}” to link {way} a variable in it.")


def _placed(causal_map: CausalMap, closed: Mapping[RecordId, Group]) -> list[tuple[Group, Group]]:
    """Each group as it was and with its stack placed, one after the other."""
    tables = {name: getattr(causal_map, name) for name in ("variables", "links", "notes")}
    groups = {**causal_map.groups, **closed}
    folded = fold(CausalMap(causal_map.info, {**tables, "groups": groups}))
    stacks = stacks_of(folded)
    standing = (folded.variables[i] for i in stacks if i not in closed)
    taken = {variable.id: (variable.x, variable.y) for variable in standing}
    pairs = []
    for stack in stacks.values():
        if stack.group.id in closed:
            at = stack_place(folded, stack, taken)
            taken[stack.group.id] = at
            placed = replace(stack.group, x=place(at[0]), y=place(at[1]))
            pairs.append((causal_map.groups[stack.group.id], placed))
    return pairs
