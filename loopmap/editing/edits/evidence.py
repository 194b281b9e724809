"""Evidence: what speaks for a variable or a link, kept once for the whole document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loopmap.editing.edits.of_ones_own import of_ones_own
from loopmap.editing.edits.touch import NewId, change_each, orders
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, Change, adding, removing, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import next_order
from loopmap.model.records import Evidence, EvidenceKind, Level, Link, Record, Variable


def add_evidence(
    document: Document,
    text: str,
    new_id: NewId,
    *,
    kind: EvidenceKind = EvidenceKind.QUOTE,
    source: str = "",
    level: Level = Level.PRIVATE,
) -> Change:
    """A new piece of evidence, private unless said otherwise; EditRefused without any text."""
    if not text.strip() and not source.strip():
        raise EditRefused("Evidence needs a text or a source.")
    order = next_order(document.evidence)
    piece = Evidence(new_id(Evidence), kind, text.strip(), source.strip(), level, order)
    return adding(DOCUMENT, [piece])


def edit_evidence(
    document: Document,
    evidence: RecordId,
    *,
    text: str | None = None,
    source: str | None = None,
    kind: EvidenceKind | None = None,
    level: Level | None = None,
) -> Change:
    """The evidence with another text, source, kind or level; what is None stays."""
    old = _standing(document, evidence)
    new = replace(
        old,
        text=old.text if text is None else text.strip(),
        source=old.source if source is None else source.strip(),
        kind=kind or old.kind,
        level=level or old.level,
    )
    return replacing(DOCUMENT, [(old, of_ones_own(old, new))])


def attach_evidence(
    document: Document, map_id: MapId, ids: Iterable[RecordId], evidence: RecordId
) -> Change:
    """The evidence behind the variables and links among ``ids``, once each."""
    _standing(document, evidence)

    def with_it(record: Variable | Link) -> tuple[RecordId, ...]:
        return (*_without(record, evidence), evidence)

    chosen = frozenset(ids)
    return change_each(
        document, map_id, chosen, Variable, lambda v: replace(v, evidence=with_it(v))
    ).then(change_each(document, map_id, chosen, Link, lambda k: replace(k, evidence=with_it(k))))


def take_away_evidence(
    document: Document, map_id: MapId, ids: Iterable[RecordId], evidence: RecordId
) -> Change:
    """The variables and links among ``ids`` without that evidence.

    A piece that then speaks for nothing leaves the document: nobody could find it there
    any more, and it may be private.
    """
    _standing(document, evidence)
    return with_unused_gone(document, _detached(document, map_id, ids, evidence))


def pasted_evidence(
    document: Document, pieces: Iterable[Evidence], new_id: NewId
) -> tuple[dict[RecordId, RecordId], list[Evidence]]:
    """What each piece from elsewhere is called in this document, and those it does not have yet.

    A piece is had already where that of its id, or any, says the same; what says something
    else is another piece. Those of the document are called as they are.
    """
    known = {piece: piece for piece in document.evidence}
    said = {_said(piece): piece.id for piece in document.evidence.values()}
    order, new = orders(document.evidence), []
    for piece in pieces:
        standing = document.evidence.get(piece.id)
        if standing is not None and _is_of(standing, piece):
            continue
        if _said(piece) not in said:
            new.append(replace(piece, id=new_id(Evidence), order=order()))
            said[_said(piece)] = new[-1].id
        known[piece.id] = said[_said(piece)]
    return known, new


def _said(piece: Evidence) -> tuple[object, ...]:
    return piece.kind, piece.text, piece.source, piece.level


def _is_of(standing: Evidence, piece: Evidence) -> bool:
    """Whether a piece of its id is this one, of whatever kind and level it is by now."""
    return (standing.text or standing.source) == (piece.text or piece.source)


def with_unused_gone(document: Document, change: Change) -> Change:
    """The change, and with it the evidence that speaks for nothing any more because of it.

    Evidence that spoke for nothing before stays. O(records) where the change takes any away.
    """
    lost = {
        piece
        for _, (before, after) in change
        for piece in set(_behind(before)) - set(_behind(after))
        if piece in document.evidence
    }
    if not lost:
        return change
    left = document.apply(change)
    unused = sorted(lost - _in_use(left))
    return change.then(removing(DOCUMENT, [document.evidence[piece] for piece in unused]))


def _detached(
    document: Document, map_id: MapId, ids: Iterable[RecordId], evidence: RecordId
) -> Change:
    chosen = frozenset(ids)
    return change_each(
        document,
        map_id,
        chosen,
        Variable,
        lambda v: replace(v, evidence=_without(v, evidence)),
    ).then(
        change_each(
            document, map_id, chosen, Link, lambda k: replace(k, evidence=_without(k, evidence))
        )
    )


def _in_use(document: Document) -> set[RecordId]:
    """The evidence behind any claim of any map."""
    return {
        piece
        for causal_map in document.maps.values()
        for table in (causal_map.variables, causal_map.links)
        for claim in table.values()
        for piece in claim.evidence
    }


def _behind(record: Record | None) -> tuple[RecordId, ...]:
    return record.evidence if isinstance(record, Variable | Link) else ()


def _standing(document: Document, evidence: RecordId) -> Evidence:
    piece = document.evidence.get(evidence)
    if piece is None:
        raise EditRefused("This evidence is no longer in the document.")
    return piece


def _without(record: Variable | Link, evidence: RecordId) -> tuple[RecordId, ...]:
    return tuple(piece for piece in record.evidence if piece != evidence)
