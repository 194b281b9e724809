"""Doing what a check of equations offers."""

from __future__ import annotations

from dataclasses import replace

from loopmap.analysis.checks.equation_mends import (
    AddCause,
    DrawLinks,
    EquationMend,
    FollowLate,
    MakeKind,
    Propose,
    ProposeRest,
    Redraw,
    Respell,
    Rewrite,
    SetSign,
    TakeAway,
    UseCause,
)
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.equations import links_of_equation, set_equation
from loopmap.editing.edits.links import set_sign
from loopmap.editing.edits.touch import NewId, map_of, place, record_of
from loopmap.editing.edits.variables import add_variable, set_kind
from loopmap.editing.proposals.adding_cause import followed_late, with_cause
from loopmap.editing.proposals.proposing import propose, propose_rest
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.expr.rewrite import renamed
from loopmap.model.change import Change, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.records import Link, Variable


def mend_equation(document: Document, map_id: MapId, how: EquationMend, new_id: NewId) -> Change:
    """The change that does what was offered; EditRefused when it fits no longer."""
    if isinstance(how, SetSign | DrawLinks | TakeAway | MakeKind):
        return _redraw(document, map_id, how, new_id)
    return _rewrite(document, map_id, how, new_id)


def _redraw(document: Document, map_id: MapId, how: Redraw, new_id: NewId) -> Change:
    """Mends of what is drawn."""
    match how:
        case SetSign(link, sign):
            record_of(document, map_id, link, Link)
            return set_sign(document, map_id, [link], sign)
        case DrawLinks(variable):
            return links_of_equation(document, map_id, variable, new_id)
        case TakeAway(link):
            return delete_records(document, map_id, [link])
        case MakeKind(variable, kind):
            return set_kind(document, map_id, [variable], kind)


def _rewrite(document: Document, map_id: MapId, how: Rewrite, new_id: NewId) -> Change:
    """Mends of equations."""
    match how:
        case Respell(variable, old, new):
            record = record_of(document, map_id, variable, Variable)
            text = renamed(record.equation, old, new)
            return set_equation(document, map_id, variable, text, new_id)
        case UseCause(link):
            record_of(document, map_id, link, Link)
            changed = with_cause(map_of(document, map_id), link)
            return set_equation(document, map_id, changed.id, changed.equation, new_id)
        case FollowLate(variable):
            record_of(document, map_id, variable, Variable)
            late = followed_late(map_of(document, map_id), variable)
            return set_equation(document, map_id, variable, late.equation, new_id)
        case AddCause():
            return _add_cause(document, map_id, how, new_id)
        case Propose(variable):
            return propose(document, map_id, variable, new_id).change
        case ProposeRest():
            return propose_rest(document, map_id, new_id).change


def _add_cause(document: Document, map_id: MapId, how: AddCause, new_id: NewId) -> Change:
    effect = record_of(document, map_id, how.variable, Variable)
    change = add_variable(document, map_id, how.name, (effect.x, effect.y), new_id)
    after = document.apply(change)
    change = change.then(links_of_equation(after, map_id, effect.id, new_id))
    after = document.apply(change)
    (new,) = (key.id for key in change.touched(Variable))
    at = PlaceNew()(map_of(after, map_id), (new,))[new]
    old = record_of(after, map_id, new, Variable)
    return change.then(replacing(map_id, [(old, replace(old, x=place(at.x), y=place(at.y)))]))
