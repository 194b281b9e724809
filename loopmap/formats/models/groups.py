"""Groups of a map, as a file names them with their members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from loopmap.expr.names import CanonicalName
from loopmap.formats.models.numbering import Numbering
from loopmap.formats.models.picture import Picture
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import Group, Variable


def groups_of(
    picture: Picture, variables: Mapping[CanonicalName, RecordId], ids: Numbering
) -> dict[RecordId, Group]:
    """The groups that have members on this map."""
    made: dict[RecordId, Group] = {}
    for name, members in picture.groups.items():
        if any(each in variables for each in members):
            order = len(made)
            group = Group(ids.next("g"), clean_name(name) or "Group", order % 6, order=float(order))
            made[group.id] = group
    return made


def with_groups(
    table: dict[RecordId, Variable],
    picture: Picture,
    variables: Mapping[CanonicalName, RecordId],
    groups: Mapping[RecordId, Group],
) -> dict[RecordId, Variable]:
    """The variables, each in its group; one in several is in the first."""
    ids = {group.name: group.id for group in reversed(list(groups.values()))}
    found = dict(table)
    for name, members in picture.groups.items():
        group = ids.get(clean_name(name) or "Group")
        for record in (variables[each] for each in members if each in variables):
            if group is not None and found[record].group is None:
                found[record] = replace(found[record], group=group)
    return found
