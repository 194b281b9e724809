"""What would go out, looked at before it does: what has to be asked, and what has not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from loopmap.analysis.identifiers import Identifier, OwnNames, find_identifiers
from loopmap.analysis.identifiers.own_names import NONE
from loopmap.analysis.identifiers.pseudonyms import pseudonyms
from loopmap.editing.going_out.decided import Decided, undecided
from loopmap.editing.going_out.deciding import Deciding
from loopmap.model.document import Document
from loopmap.model.token import NEVER, Token


class Holds(Protocol):
    """Which of those found in a document something that goes out would hold."""

    def __call__(
        self, document: Document, /, *, found: Iterable[Identifier]
    ) -> Iterable[Identifier]: ...


def everything(_: Document, /, *, found: Iterable[Identifier]) -> Iterable[Identifier]:
    """All of the document, what is private too."""
    return found


@dataclass(frozen=True, slots=True)
class Looked:
    """``goes_out``: the document as it may go out, None while somebody has to be asked.

    ``own``: the names that it was looked at with; ``decided``: what was decided before.
    """

    deciding: Deciding
    goes_out: Document | None
    own: OwnNames
    decided: Decided


def look(
    document: Document,
    holds: Holds,
    before: Decided | Callable[[list[Identifier]], Decided],
    own: OwnNames = NONE,
    token: Token = NEVER,
) -> Looked:
    """Look at what would go out. Raises Cancelled, EditRefused. O(length of all texts).

    ``before``: what was decided, or what tells that from all that is found in the document.
    """
    found = find_identifiers(document, stay=(), token=token, own=own)
    decided = before if isinstance(before, Decided) else before(found)
    held = list(holds(document, found=found))
    token.check()
    proposed = pseudonyms(document, found, decided.called)
    asked = undecided(decided, document, held)
    going = None if asked else decided.goes_out(document, own, token)
    return Looked(Deciding(document, held, proposed, decided), going, own, decided)
