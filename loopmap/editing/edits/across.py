"""Bringing changes across: one of two maps becomes, in these points, as the other one is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from loopmap.analysis.difference import Difference, Differing, Way
from loopmap.analysis.difference.besides import attribute_of
from loopmap.analysis.difference.told import subject
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import may_link
from loopmap.editing.edits.touch import NewId, map_of
from loopmap.editing.edits.variables import may_name, rename_variable
from loopmap.errors import EditRefused
from loopmap.model.change import NOTHING, Change, adding, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import links_at, next_order
from loopmap.model.records import Link, Variable

_ATTRIBUTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sign": ("sign",),
        "strength": ("strength", "strength_range"),
        "delay": ("delayed", "delay_length", "delay_time"),
    }
)
_LAST = 5


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
    receiving map has no room for is left and told. ``difference`` is of maps of this
    document as they stand. O(differences x records).
    """
    work = _Bringing(document, difference, new_id, back=back)
    for one in sorted(ones, key=work.turn):
        try:
            work.bring(one)
        except EditRefused as refusal:
            work.left.append(str(refusal))
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
        self.change = NOTHING
        self.left: list[str] = []
        self.besides: list[str] = []

    def turn(self, one: Differing) -> int:
        """New variables first, then names, links and what is said of them; what goes comes last."""
        mine, theirs = self._both(one)
        is_link = isinstance(one.record, Link)
        if theirs is None:
            return _LAST - 1 if is_link else _LAST
        if mine is None:
            return 2 if is_link else 0
        return 3 if is_link else 1

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
        else:
            self._set(one, mine, theirs)

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
        if not names:
            told = subject(self._difference, one)
            raise EditRefused(f"{told}: only variables and links are brought across.")
        standing = self._map.get(mine.id)
        assert standing is not None
        taken = {name: getattr(theirs, name) for name in names}
        self._do(replacing(self._map_id, [(standing, replace(standing, **taken))]))


def _turned(pairs: Mapping[RecordId, RecordId]) -> dict[RecordId, RecordId]:
    return {there: here for here, there in pairs.items()}
