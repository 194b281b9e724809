"""Likely identifiers while somebody decides about them, one or all of the same at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from loopmap.analysis.identifiers import Identifier
from loopmap.editing.edits.identifiers import Decision
from loopmap.editing.going_out.decided import Decided
from loopmap.model.document import Document

_DONE: Mapping[Decision | None, str] = MappingProxyType(
    {None: "Not decided", Decision.KEEP: "Stays", Decision.REMOVE: "Goes"}
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was decided about a document, and what stands instead by ``Identifier.same``."""

    document: Document
    decisions: tuple[tuple[Identifier, Decision], ...]
    called: Mapping[str, str]


class Deciding:
    """``rows``: those of the same value beside each other, in the order of the document.

    ``proposed``: what may stand instead, by ``Identifier.same``; ``before``: what was decided.
    What stands instead of a value is the same throughout, so it is kept by value.
    """

    def __init__(
        self,
        document: Document,
        found: Iterable[Identifier],
        proposed: Mapping[str, str],
        before: Decided,
    ) -> None:
        of_value: dict[str, list[Identifier]] = {}
        for each in found:
            of_value.setdefault(each.same, []).append(each)
        self.document = document
        self.rows = tuple(each for some in of_value.values() for each in some)
        self.called = {same: proposed[same] for same in of_value}
        self._of_value = of_value
        self._decided = {each.mark: before.of(document, each) for each in self.rows}

    def of(self, each: Identifier) -> Decision | None:
        """What is decided about one, None for nothing yet."""
        return self._decided[each.mark]

    def same_as(self, each: Identifier) -> tuple[Identifier, ...]:
        """All of that value, itself among them."""
        return tuple(self._of_value[each.same])

    def take(self, some: Iterable[Identifier], decision: Decision) -> None:
        """Decide about these."""
        for each in some:
            self._decided[each.mark] = decision

    def take_rest(self, decision: Decision) -> None:
        """Decide about all that is left."""
        self.take(self.left, decision)

    def call(self, each: Identifier, instead: str) -> bool:
        """Let ``instead`` stand for all of that value; False where that is nothing or itself."""
        said = " ".join(instead.split())
        if not said or said.casefold() == each.text.casefold():
            return False
        self.called[each.same] = said
        return True

    @property
    def left(self) -> tuple[Identifier, ...]:
        """Those about which nothing is decided."""
        return tuple(each for each in self.rows if self.of(each) is None)

    @property
    def decisions(self) -> dict[str, Decision]:
        """By mark, all that is decided."""
        return {mark: each for mark, each in self._decided.items() if each is not None}

    def taken(self) -> Taken:
        """What is decided by now, as a value."""
        decided = ((each, self.of(each)) for each in self.rows)
        decisions = tuple((each, decision) for each, decision in decided if decision is not None)
        return Taken(self.document, decisions, MappingProxyType(dict(self.called)))

    def told(self, each: Identifier) -> str:
        """“Stays”, “Goes”, “Child A” instead, or that it is not decided."""
        decision = self.of(each)
        return _DONE.get(decision) or f"“{self.called[each.same]}” instead"
