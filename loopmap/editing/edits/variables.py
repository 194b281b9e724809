"""Variables: add, name, describe, move. Each function answers the change that does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loopmap.editing.edits.permission import ALLOWED, Permission, refused
from loopmap.editing.edits.touch import NewId, change_each, map_of, place, record_of
from loopmap.model.change import Change, adding, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, next_order, variable_named
from loopmap.model.records import Kind, Role, Variable

LONGEST_NAME = 500
"""Characters beyond which a name is surely a text pasted by mistake."""


def may_name(
    document: Document, map_id: MapId, name: str, *, variable: RecordId | None = None
) -> Permission:
    """Whether a new variable, or the one given, may have this name."""
    kept = clean_name(name)
    if not kept:
        return refused("A variable needs a name.")
    if len(kept) > LONGEST_NAME:
        return refused(f"A name can have {LONGEST_NAME} characters at most; this has {len(kept)}.")
    standing = variable_named(map_of(document, map_id), kept)
    if standing is not None and standing.id != variable:
        return refused(f"There is already a variable called “{standing.name}” on this map.")
    return ALLOWED


def add_variable(
    document: Document,
    map_id: MapId,
    name: str,
    at: tuple[float, float],
    new_id: NewId,
    *,
    kind: Kind = Kind.AUXILIARY,
) -> Change:
    """A new variable with its centre at ``at``; EditRefused where may_name refuses."""
    may_name(document, map_id, name).require()
    order = next_order(map_of(document, map_id).variables)
    x, y = place(at[0]), place(at[1])
    return adding(map_id, [Variable(new_id(Variable), clean_name(name), x, y, kind, order=order)])


def rename_variable(document: Document, map_id: MapId, variable: RecordId, name: str) -> Change:
    """The variable under another name; EditRefused where may_name refuses."""
    standing = record_of(document, map_id, variable, Variable)
    may_name(document, map_id, name, variable=variable).require()
    return replacing(map_id, [(standing, replace(standing, name=clean_name(name)))])


def set_kind(document: Document, map_id: MapId, ids: Iterable[RecordId], kind: Kind) -> Change:
    """The variables among ``ids`` made stock, flow, driver or auxiliary."""
    return change_each(document, map_id, ids, Variable, lambda v: replace(v, kind=kind))


def set_role(
    document: Document, map_id: MapId, ids: Iterable[RecordId], role: Role | None
) -> Change:
    """The variables among ``ids`` given a role, or none."""
    return change_each(document, map_id, ids, Variable, lambda v: replace(v, role=role))


def set_meaning(document: Document, map_id: MapId, variable: RecordId, meaning: str) -> Change:
    """What a variable means, in words; kept as written."""
    return change_each(
        document, map_id, [variable], Variable, lambda v: replace(v, meaning=meaning)
    )


def set_layer(document: Document, map_id: MapId, ids: Iterable[RecordId], layer: str) -> Change:
    """The variables among ``ids`` put on a layer (experience, pattern, structure, belief or "")."""
    kept = clean_name(layer)
    return change_each(document, map_id, ids, Variable, lambda v: replace(v, layer=kept))
