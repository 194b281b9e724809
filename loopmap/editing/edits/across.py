"""Bringing changes across: one of two maps becomes, in these points, as the other one is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from loopmap.analysis.difference import Difference, Differing, Way
from loopmap.analysis.difference.besides import attribute_of
from loopmap.editing.edits.across_besides import (
    add_group,
    add_loop,
    bring_beside,
    loops_that_follow,
)
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.evidence import with_unused_gone
from loopmap.editing.edits.links import may_link
from loopmap.editing.edits.taking import Taking
from loopmap.editing.edits.touch import NewId, map_of
from loopmap.editing.edits.variables import may_name, rename_variable
from loopmap.errors import EditRefused
from loopmap.model.change import NOTHING, Change, adding, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import links_at, next_order
from loopmap.model.records import Group, Link, Scenario, Variable

_ATTRIBUTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sign": ("sign",),
        "strength": ("strength", "strength_range"),
        "delay": ("delayed", "delay_length", "delay_time"),
    }
)
_CAME: Mapping[type, int] = {Group: 0, Variable: 1, Link: 3}
_WENT: Mapping[type, int] = {Link: 7, Variable: 8, Group: 9}
_CHANGED: Mapping[type, int] = {Link: 4, Scenario: 5}
"""Turns of what came, went and is another now; of any other record 5, 6 and 2."""


@dataclass(frozen=True, slots=True)
class Brought:
    """``change`` is one step. ``left``: what was not brought, and why; ``besides``: what else.

    Both are sentences for people.
    """

    change: Change
    left: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()


def bring_across(
    document: Document,
    difference: Difference,
    ones: Iterable[Differing],
    new_id: NewId,
    *,
    back: bool = False,
) -> Brought:
    """The map that comes first as the other one is, in these differences.

    ``back``: the other one as the first is. A link brings the variables it needs. What the
    receiving map has no room for is left and told; a loop that stands again has its name.
    ``difference`` is of maps of this document as they stand. O(differences x records).
    """
    work = _Bringing(document, difference, new_id, back=back)
    for one in sorted(ones, key=work.turn):
        try:
            work.bring(one)
        except EditRefused as refusal:
            work.left.append(str(refusal))
    work.name_loops()
    return Brought(work.change, tuple(dict.fromkeys(work.left)), tuple(work.besides))


class _Bringing:
    def __init__(
        self, document: Document, difference: Difference, new_id: NewId, *, back: bool
    ) -> None:
        self._document, self._difference, self._new_id = document, difference, new_id
        self._back = back
        maps = (difference.base, difference.other)
        taker, self._giver = reversed(maps) if back else maps
        self._map_id = taker.id
        same = difference.same
        self._here = dict(same.variables) if back else _turned(same.variables)
        self._groups = dict(same.groups) if back else _turned(same.groups)
        self._links = dict(same.links) if back else _turned(same.links)
        self._brought_links: dict[RecordId, RecordId] = {}
        self.change = NOTHING
        self.left: list[str] = []
        self.besides: list[str] = []

    def turn(self, one: Differing) -> int:
        """What comes before what is said of it, and what goes comes last."""
        mine, theirs = self._both(one)
        kind = type(one.record)
        if theirs is None:
            return _WENT.get(kind, 6)
        if mine is None:
            return _CAME.get(kind, 5)
        return _CHANGED.get(kind, 2)

    def bring(self, one: Differing) -> None:
        """One difference; EditRefused where the map has no room for it."""
        mine, theirs = self._both(one)
        if isinstance(theirs, Variable) and mine is None:
            self._add_variable(theirs)
        elif isinstance(theirs, Link) and mine is None:
            self._add_link(theirs)
        elif isinstance(mine, Variable | Link) and theirs is None:
            self._delete(mine)
        elif isinstance(mine, Variable) and one.way is Way.RENAMED:
            assert isinstance(theirs, Variable)
            self._do(rename_variable(self._document, self._map_id, mine.id, theirs.name))
        elif isinstance(mine, Link) and one.way is Way.REROUTED:
            assert isinstance(theirs, Link)
            self._lead(mine, theirs)
        elif isinstance(mine, Variable) and one.field == "group":
            self._put_in_group(mine, theirs)
        elif isinstance(mine, Variable | Link):
            self._set(one, mine, theirs)
        else:
            self._do(bring_beside(self._taking, one, mine, theirs))
            if isinstance(theirs, Group):
                self._groups[theirs.id] = _named(self._map, theirs.name)

    def name_loops(self) -> None:
        """Loops that the links brought have closed are called as on the other map."""
        if not self._brought_links:
            return
        for loop in list(loops_that_follow(self._taking, self._giver)):
            self._do(add_loop(self._taking, loop))
            self.besides.append(f"The name of {loop.label} came with it.")

    @property
    def _taking(self) -> Taking:
        links = {**self._links, **self._brought_links}
        return Taking(self._document, self._map_id, self._here, links, self._new_id)

    @property
    def _map(self) -> CausalMap:
        return map_of(self._document, self._map_id)

    def _both(self, one: Differing) -> tuple[Any, Any]:
        """The record as the taking map has it, and as the giving one does."""
        return (one.after, one.before) if self._back else (one.before, one.after)

    def _do(self, change: Change) -> None:
        self._document = self._document.apply(change)
        self.change = self.change.then(change)

    def _add_variable(self, theirs: Variable) -> RecordId:
        may_name(self._document, self._map_id, theirs.name).require()
        own = self._free_id(theirs.id, Variable)
        group = None if theirs.group is None else self._groups.get(theirs.group)
        order = next_order(self._map.variables)
        self._do(adding(self._map_id, [replace(theirs, id=own, group=group, order=order)]))
        self._here[theirs.id] = own
        return own

    def _free_id(self, wanted: RecordId, kind: type) -> RecordId:
        return wanted if self._map.get(wanted) is None else self._new_id(kind)

    def _add_link(self, theirs: Link) -> None:
        ends = (self._end(theirs.source), self._end(theirs.target))
        may_link(self._document, self._map_id, *ends).require()
        own, order = self._free_id(theirs.id, Link), next_order(self._map.links)
        made = replace(theirs, id=own, source=ends[0], target=ends[1], order=order)
        self._do(adding(self._map_id, [made]))
        self._brought_links[theirs.id] = own

    def _put_in_group(self, mine: Variable, theirs: Variable) -> None:
        """In the group that it is in on the other map, which comes along where there is none."""
        own = None if theirs.group is None else self._groups.get(theirs.group)
        if theirs.group is not None and (own is None or own not in self._map.groups):
            group = self._giver.groups[theirs.group]
            change, own = add_group(self._taking, group)
            self._do(change)
            self._groups[group.id] = own
            self.besides.append(f"The group “{group.name}” came with it.")
        standing = self._map.variables[mine.id]
        self._do(replacing(self._map_id, [(standing, replace(standing, group=own))]))

    def _end(self, variable: RecordId) -> RecordId:
        """What the taking map calls a variable; brought along where it has none."""
        own = self._here.get(variable)
        if own is not None and own in self._map.variables:
            return own
        theirs = self._giver.variables[variable]
        made = self._add_variable(theirs)
        self.besides.append(f"“{theirs.name}” came with it.")
        return made

    def _delete(self, mine: Variable | Link) -> None:
        if self._map.get(mine.id) is None:
            return  # it went with a variable
        lost = links_at(self._map, [mine.id]) if isinstance(mine, Variable) else []
        if lost:
            links = "1 link" if len(lost) == 1 else f"{len(lost)} links"
            self.besides.append(f"{links} went with “{mine.name}”.")  # type: ignore[union-attr]
        self._do(delete_records(self._document, self._map_id, [mine.id]))

    def _lead(self, mine: Link, theirs: Link) -> None:
        ends = (self._end(theirs.source), self._end(theirs.target))
        may_link(self._document, self._map_id, *ends, moving=mine.id).require()
        standing = self._map.links[mine.id]
        made = replace(standing, source=ends[0], target=ends[1], bulge=theirs.bulge)
        self._do(replacing(self._map_id, [(standing, made)]))

    def _set(self, one: Differing, mine: Any, theirs: Any) -> None:
        names = _ATTRIBUTES.get(one.field) if isinstance(mine, Link) else None
        own = attribute_of(one)
        names = names or (() if own is None else (own,))
        standing = self._map.get(mine.id)
        assert standing is not None
        taken = {name: getattr(theirs, name) for name in names}
        made = replacing(self._map_id, [(standing, replace(standing, **taken))])
        self._do(with_unused_gone(self._document, made))


def _turned(pairs: Mapping[RecordId, RecordId]) -> dict[RecordId, RecordId]:
    return {there: here for here, there in pairs.items()}


def _named(causal_map: CausalMap, name: str) -> RecordId:
    """The group of that name, which is there."""
    return next(group.id for group in causal_map.groups.values() if group.name == name)
