"""Taking what was decided at its word: in the document, or in what goes out alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loopmap.analysis.identifiers import Identifier, IdentifierKind, OwnNames
from loopmap.analysis.identifiers.own_names import NONE
from loopmap.analysis.identifiers.places import text_at
from loopmap.editing.edits.identifiers import Decision, decide
from loopmap.editing.going_out.decided import Decided
from loopmap.editing.going_out.deciding import Taken
from loopmap.model.change import NOTHING, Change
from loopmap.model.document import Document
from loopmap.model.token import NEVER, Token


@dataclass(frozen=True, slots=True)
class Settled:
    """The change to the document, what is remembered beside it, and what may go out then.

    ``still_said``: texts with a name replaced that go on to say “he” or “she”: no word of ours
    can stand there without another verb, so people are told.
    """

    change: Change
    decided: Decided
    goes_out: Document
    still_said: int = 0


def settle(
    taken: Taken,
    before: Decided,
    own: OwnNames = NONE,
    token: Token = NEVER,
    *,
    may_change: bool = True,
) -> Settled:
    """What becomes of the document, of what is remembered, and of what goes out.

    ``before``: what was decided earlier, and whether the document is to change with it. What
    may stay is always remembered in the document, unless it may not change at all: then
    everything is beside it. Raises EditRefused, Cancelled. O(length of all texts).
    """
    document, called = taken.document, taken.called
    in_document = before.in_document and may_change
    change = NOTHING
    if may_change and taken.decisions:
        change = decide(document, _said_there(taken, whole=in_document), called, own)
    marks = {each.mark: decision for each, decision in taken.decisions}
    if in_document:
        left = {mark: each for mark, each in before.by_mark.items() if mark not in marks}
        decided = replace(before, by_mark=left).with_more({}, called)
    else:
        decided = before.with_more(marks, called)
    token.check()
    after = document.apply(change)
    goes_out = decided.goes_out(after, own, token)
    return Settled(change, decided, goes_out, _still_said(taken, goes_out))


_HE_OR_SHE = re.compile(r"\b(?:he|she|him|her|hers|his|himself|herself)\b", re.IGNORECASE)


def _still_said(taken: Taken, goes_out: Document) -> int:
    """Texts in which somebody's name was replaced and “he” or “she” was not."""
    places = {
        (each.key, each.path)
        for each, decision in taken.decisions
        if decision is Decision.REPLACE and each.kind is IdentifierKind.NAME
    }
    return sum(
        record is not None and _HE_OR_SHE.search(text_at(record, path)) is not None
        for key, path in places
        for record in (goes_out.get(key),)
    )


def _said_there(taken: Taken, *, whole: bool) -> Iterator[tuple[Identifier, Decision]]:
    """The decisions that change the document: all of them, or what may stay from now on."""
    kept = frozenset(taken.document.info.may_stay)
    for each, decision in taken.decisions:
        if whole or (decision is Decision.KEEP and each.mark not in kept):
            yield each, decision
