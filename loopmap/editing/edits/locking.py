"""Locking: what no hand moves until it is unlocked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from loopmap.editing.edits.permission import ALLOWED, Permission, refused
from loopmap.editing.edits.touch import map_of
from loopmap.model.change import Change, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Group, Note, Variable

_GROUP = "The group"
_CALLED = 2
"""Locked things that are called by their names, where more stay."""


def set_locked(document: Document, map_id: MapId, ids: Iterable[RecordId], locked: bool) -> Change:
    """The variables, notes and groups among ``ids`` locked, or free to be moved."""
    causal_map = map_of(document, map_id)
    found = [causal_map.get(record_id) for record_id in sorted(set(ids))]
    return replacing(
        map_id,
        [(r, replace(r, locked=locked)) for r in found if isinstance(r, Variable | Note | Group)],
    )


def all_locked(causal_map: CausalMap, ids: Iterable[RecordId]) -> bool:
    """Whether there are variables, notes or groups among ``ids`` and each is locked itself."""
    found = map(causal_map.get, ids)
    locked = (r.locked for r in found if isinstance(r, Variable | Note | Group))
    return next(locked, False) and all(locked)  # mostly the first one tells


def locked_by(causal_map: CausalMap, record_id: RecordId) -> str | None:
    """What keeps a record where it is, as people call it: itself or its group; None if nothing."""
    record = causal_map.get(record_id)
    if isinstance(record, Variable):
        group = causal_map.groups.get(record.group) if record.group else None
        if group is not None and group.locked:
            return f"{_GROUP} “{group.name}”"
        return f"“{record.name}”" if record.locked else None
    if isinstance(record, Note):
        return "This note" if record.locked else None
    if isinstance(record, Group):
        return f"{_GROUP} “{record.name}”" if record.locked else None
    return None


def may_move(causal_map: CausalMap, record_id: RecordId) -> Permission:
    """Whether a hand may move a record: not while it or its group is locked."""
    keeper = locked_by(causal_map, record_id)
    return refused(f"{keeper} is locked. Unlock to move: Ctrl+Shift+K.") if keeper else ALLOWED


def stay_told(causal_map: CausalMap, ids: Sequence[RecordId]) -> str:
    """Which of the variables and notes that were to move are locked and stay, and why. O(n).

    Two are called by their names, with how many there are besides; "" where none is locked.
    """
    keepers = {i: keeper for i in ids if (keeper := locked_by(causal_map, i))}
    if not keepers:
        return ""
    if len(keepers) == len(ids):
        return f"Nothing moved: all {len(ids)} are locked. Unlock to move: Ctrl+Shift+K."
    names = [f"“{causal_map.variables[i].name}”" for i in keepers if i in causal_map.variables]
    by_group = [keeper for keeper in keepers.values() if keeper.startswith(_GROUP)]
    who = _listed(names, len(keepers))
    who = who[0].upper() + who[1:]
    if len(keepers) == 1:
        keeper = by_group[0].replace(_GROUP, "the group", 1) if by_group else "it"
        return f"{who} stays where it is: {keeper} is locked."
    return (
        f"{who} stay where they are: {'they or their groups' if by_group else 'they'} are locked."
    )


def _listed(names: Sequence[str], count: int) -> str:
    """So many variables and notes, of which these are the variables."""
    notes = count - len(names)
    if notes:
        names = [*names, "a note" if notes == 1 else f"{notes} notes"]
    if len(names) <= _CALLED:
        return " and ".join(names)
    return f"{', '.join(names[:_CALLED])} and {count - _CALLED} more"


def locked_variables(causal_map: CausalMap) -> frozenset[RecordId]:
    """The variables that no layout moves: locked themselves, or in a locked group."""
    return frozenset(i for i in causal_map.variables if locked_by(causal_map, i))
