"""Doing what checks of links, loops and maps offer."""

from __future__ import annotations

from dataclasses import replace

from loopmap.analysis.checks.map_mends import (
    DrawLink,
    MakeRole,
    MapMend,
    MarkDelayed,
    Relabel,
    TakeOffTension,
    Tick,
)
from loopmap.editing.edits.links import add_link, set_delay, set_status
from loopmap.editing.edits.loops import may_label
from loopmap.editing.edits.tension import set_tension
from loopmap.editing.edits.touch import NewId, map_of, record_of
from loopmap.editing.edits.variables import set_role
from loopmap.model.change import DOCUMENT, Change, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, NamedLoop, Status, Variable


def mend_map(document: Document, map_id: MapId, how: MapMend, new_id: NewId) -> Change:
    """The change that does what was offered; EditRefused when it fits no longer."""
    match how:
        case MakeRole(variable, role):
            record_of(document, map_id, variable, Variable)
            return set_role(document, map_id, [variable], role)
        case MarkDelayed(link):
            standing = record_of(document, map_id, link, Link)
            return set_delay(document, map_id, [link], True, standing.delay_length)
        case DrawLink(source, target):
            return _assumed(document, map_id, source, target, new_id)
        case Relabel(loop, label):
            return _relabelled(document, map_id, loop, label)
        case TakeOffTension(record):
            return set_tension(document, map_id, [record], None)
        case Tick(key):
            return skip_finding(document, map_id, key)


def skip_finding(document: Document, map_id: MapId, *keys: str) -> Change:
    """The findings of these keys are not shown on this map again.

    A key names the rule and the records, so it holds whatever becomes of their names and
    signs, until somebody takes it back.
    """
    info = map_of(document, map_id).info
    skipped = tuple(dict.fromkeys((*info.skipped, *keys)))
    if skipped == info.skipped:
        return Change()
    return replacing(DOCUMENT, [(info, replace(info, skipped=skipped))])


def _assumed(
    document: Document, map_id: MapId, source: RecordId, target: RecordId, new_id: NewId
) -> Change:
    """A link that was asked for and not said: assumed, its sign open."""
    drawn = add_link(document, map_id, source, target, new_id)
    links = [key.id for key in drawn.touched(Link)]
    return drawn.then(set_status(document.apply(drawn), map_id, links, Status.ASSUMED))


def _relabelled(document: Document, map_id: MapId, loop: RecordId, label: str) -> Change:
    named = record_of(document, map_id, loop, NamedLoop)
    may_label(document, map_id, named.links, label).require()
    return replacing(map_id, [(named, replace(named, label=label))])
