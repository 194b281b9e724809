"""What was decided about likely identifiers while a document is open, and what goes out by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from loopmap.analysis.identifiers import Identifier, OwnNames, find_identifiers
from loopmap.analysis.identifiers.own_names import NONE
from loopmap.editing.edits.identifiers import Decision, decide
from loopmap.model.document import Document
from loopmap.model.token import NEVER, Token


@dataclass(frozen=True, slots=True)
class Decided:
    """``by_mark`` by ``Identifier.mark``, ``called`` what stands instead by ``Identifier.same``.

    ``in_document``: whether the document is to change with what goes out. Kept beside the
    document, for what goes out alone; that something may stay is in the document itself.
    """

    by_mark: Mapping[str, Decision] = field(default_factory=lambda: MappingProxyType({}))
    called: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    in_document: bool = False

    def of(self, document: Document, found: Identifier) -> Decision | None:
        """What was decided about one, None where nobody did."""
        if found.mark in self.by_mark:
            return self.by_mark[found.mark]
        return Decision.KEEP if found.mark in document.info.may_stay else None

    def with_more(self, by_mark: Mapping[str, Decision], called: Mapping[str, str]) -> Decided:
        """The same with newer decisions, which go before older ones."""
        return replace(self, by_mark={**self.by_mark, **by_mark}, called={**self.called, **called})

    def where(self, *, in_document: bool) -> Decided:
        """The same, for the document or for what goes out alone."""
        return replace(self, in_document=in_document)

    def goes_out(self, document: Document, own: OwnNames = NONE, token: Token = NEVER) -> Document:
        """The document as it may go out: fresh, without what was replaced or removed.

        The very same where nothing was. Raises EditRefused, Cancelled. O(length of all texts).
        """
        if all(each is Decision.KEEP for each in self.by_mark.values()):
            return document
        found = find_identifiers(document, stay=(), token=token, own=own)
        decisions = [(e, d) for e in found for d in (self.by_mark.get(e.mark),) if d is not None]
        if not decisions:
            return document
        return document.apply(decide(document, decisions, self.called, own))


NOTHING_DECIDED = Decided()


def undecided(
    decided: Decided, document: Document, found: Iterable[Identifier]
) -> list[Identifier]:
    """Those about which nobody has decided anything."""
    return [each for each in found if decided.of(document, each) is None]
