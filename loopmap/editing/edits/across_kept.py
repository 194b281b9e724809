"""Bringing across views, graphs over time, known facts and stories that people have judged."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from loopmap.editing.edits.taking import Taking
from loopmap.errors import EditRefused
from loopmap.model.change import Change, adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.query import next_order
from loopmap.model.records import Fact, FoundStory, Level, Sketch
from loopmap.model.views import View

Kept = View | Sketch | Fact | FoundStory

_MORE_PRIVATE = tuple(Level)
"""The most private first."""

_OWN = {"id", "order", "extra"}


def bring_kept(take: Taking, mine: Kept | None, theirs: Kept | None) -> Change:
    """The change that lets the map have ``theirs`` for ``mine``, either of which may be None.

    EditRefused where the map lacks what it is about; a view shows what is there of it. A graph
    that is private on either map is private after.
    """
    if theirs is None:
        assert mine is not None
        return removing(take.map_id, [mine])
    made = _here(take, theirs)
    if mine is None:
        own, order = take.free_id(theirs.id, type(theirs)), next_order(_table(take, theirs))
        return adding(take.map_id, [replace(made, id=own, order=order)])
    standing = take.map.get(mine.id)
    assert standing is not None
    said = {f.name: getattr(made, f.name) for f in fields(made) if f.name not in _OWN}
    if isinstance(mine, Sketch) and isinstance(theirs, Sketch):
        said["level"] = min(mine.level, theirs.level, key=_MORE_PRIVATE.index)
    return replacing(take.map_id, [(standing, replace(standing, **said))])


def _table(take: Taking, record: Kept) -> Any:
    tables = {View: "views", Sketch: "sketches", Fact: "facts", FoundStory: "found_stories"}
    return getattr(take.map, tables[type(record)])


def _here(take: Taking, theirs: Kept) -> Kept:
    """The record with what its variables and links are called on the map."""
    match theirs:
        case View():
            both = {**take.variables, **take.links}

            def called(record: RecordId) -> RecordId:
                return both.get(record, record)

            records = tuple(map(called, theirs.records))
            loops = tuple(tuple(map(called, loop)) for loop in theirs.loops)
            return replace(theirs, records=records, loops=loops)
        case Sketch():
            return replace(theirs, variable=_variable(take, theirs.variable))
        case Fact():
            ends = _variable(take, theirs.cause), _variable(take, theirs.effect)
            return replace(theirs, cause=ends[0], effect=ends[1])
    variables = tuple(_variable(take, each) for each in theirs.variables)
    roles = tuple((part, _variable(take, each)) for part, each in theirs.roles)
    return replace(theirs, variables=variables, roles=roles)


def _variable(take: Taking, theirs: RecordId) -> RecordId:
    own = take.variables.get(theirs)
    if own is None or own not in take.map.variables:
        raise EditRefused(f"What it is about is not on “{take.map.info.title}”.")
    return own
