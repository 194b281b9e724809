"""Taking what was decided at its word: in the document, or in what goes out alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loopmap.analysis.identifiers import Identifier, OwnNames
from loopmap.analysis.identifiers.own_names import NONE
from loopmap.editing.edits.identifiers import Decision, decide
from loopmap.editing.going_out.decided import Decided
from loopmap.editing.going_out.deciding import Taken
from loopmap.model.change import NOTHING, Change
from loopmap.model.document import Document
from loopmap.model.token import NEVER, Token


@dataclass(frozen=True, slots=True)
class Settled:
    """The change to the document, what is remembered beside it, and what may go out then."""

    change: Change
    decided: Decided
    goes_out: Document


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
    return Settled(change, decided, decided.goes_out(after, own, token))


def _said_there(taken: Taken, *, whole: bool) -> Iterator[tuple[Identifier, Decision]]:
    """The decisions that change the document: all of them, or what may stay from now on."""
    kept = frozenset(taken.document.info.may_stay)
    for each, decision in taken.decisions:
        if whole or (decision is Decision.KEEP and each.mark not in kept):
            yield each, decision
