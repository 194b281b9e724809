"""Variables: add, name, describe, move. Each function answers the change that does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loopmap.editing.edits.naming import equations_renamed, means_otherwise
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
    value = means_otherwise(map_of(document, map_id), kept)
    if value is not None:
        return refused(f"Equations of this map already use {value}, which is not a variable.")
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
    """The variable under another name, which equations then use too, written as they were.

    EditRefused where may_name refuses.
    """
    standing = record_of(document, map_id, variable, Variable)
    may_name(document, map_id, name, variable=variable).require()
    kept = clean_name(name)
    others = equations_renamed(map_of(document, map_id), standing.name, kept)
    after = {old.id: (old, new) for old, new in others}
    before, own = after.get(variable, (standing, standing))
    return replacing(map_id, [*(after | {variable: (before, replace(own, name=kept))}).values()])


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
