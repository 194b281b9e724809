"""Doing what a check offers, and showing again what people said does not matter here."""

from __future__ import annotations

from dataclasses import replace

from loopmap.analysis.checks import Mend, Merge, Park, Rename, Split
from loopmap.analysis.checks.map_mends import (
    DrawLink,
    MakeRole,
    MarkDelayed,
    Relabel,
    TakeOffTension,
    Tick,
)
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.ideas import park
from loopmap.editing.edits.mend_equations import mend_equation
from loopmap.editing.edits.mend_map import mend_map
from loopmap.editing.edits.merge import merge_variables
from loopmap.editing.edits.split import split_variable
from loopmap.editing.edits.touch import NewId, map_of, record_of
from loopmap.editing.edits.turn import call_it_the_opposite
from loopmap.editing.edits.variables import rename_variable
from loopmap.model.change import DOCUMENT, Change, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.records import Variable


def mend(document: Document, map_id: MapId, how: Mend, new_id: NewId) -> Change:
    """The change that does what was offered; EditRefused when it fits no longer."""
    match how:
        case Rename(variable, name, turned):
            rename = call_it_the_opposite if turned else rename_variable
            return rename(document, map_id, variable, name)
        case Merge(gone, into, turned):
            return merge_variables(document, map_id, gone, into, turned=turned)
        case Split(variable, names):
            return split_variable(document, map_id, variable, names, new_id)
        case Park(variable):
            name = record_of(document, map_id, variable, Variable).name
            parked = park(document, name, new_id)
            return parked.then(delete_records(document, map_id, [variable]))
        case MakeRole() | MarkDelayed() | DrawLink() | Relabel() | TakeOffTension() | Tick():
            return mend_map(document, map_id, how, new_id)
    return mend_equation(document, map_id, how, new_id)


def show_skipped(document: Document, map_id: MapId) -> Change:
    """Every finding that was skipped on this map is shown again."""
    info = map_of(document, map_id).info
    return replacing(DOCUMENT, [(info, replace(info, skipped=()))])
