"""What in a document may tell who it speaks of, in the order in which the document is read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass

from loopmap.analysis.checks.finding import Severity
from loopmap.analysis.identifiers.kinds import ABOUT, IdentifierKind, Spotted
from loopmap.analysis.identifiers.own_names import NONE, OwnNames
from loopmap.analysis.identifiers.places import Path, Text
from loopmap.analysis.identifiers.spots import spots_of
from loopmap.model.change import Key
from loopmap.model.document import Document
from loopmap.model.query import fold_name
from loopmap.model.token import NEVER, Token

_SHOWN = 40
"""Characters of the text shown on either side."""

_LONG = 20
"""Characters of a mark."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A likely identifier: where it stands, from where to where in the text, and its context.

    ``person`` is the same for names that are taken for those of one person, or of one school,
    "" for all else.
    """

    key: Key
    path: Path
    start: int
    end: int
    text: str
    before: str
    after: str
    kind: IdentifierKind
    severity: Severity
    reason: str
    person: str = ""
    mark: str = ""

    @property
    def rule(self) -> str:
        return ABOUT[self.kind].rule

    @property
    def same(self) -> str:
        """What all have in common that stand for the same, however they are written."""
        return f"{self.kind.name} {self.person or fold_name(self.text)}"

    @property
    def context(self) -> str:
        """The text around it on one line, with “…” where it goes on."""
        return " ".join(f"{self.before}{self.text}{self.after}".split())


def find_identifiers(
    document: Document,
    stay: Collection[str] | None = None,
    token: Token = NEVER,
    own: OwnNames = NONE,
) -> list[Identifier]:
    """Every likely identifier that people have not said may stay. Raises Cancelled.

    ``stay``: the marks of those that may, the document's own by default; ``own``: names that
    somebody wrote down. The same document gives the same list. O(length of all texts).
    """
    found = [
        _identifier(text, spot, digest)
        for text, spots in spots_of(document, own, token)
        for digest in (_digest(text.text),)
        for spot in spots
    ]
    kept = frozenset(document.info.may_stay if stay is None else stay)
    return [each for each in found if each.mark not in kept]


def _identifier(text: Text, spot: Spotted, digest: str) -> Identifier:
    about = ABOUT[spot.kind]
    whole, start, end = text.text, spot.start, spot.end
    return Identifier(
        text.key,
        text.path,
        start,
        end,
        whole[start:end],
        _before(whole, start),
        _after(whole, end),
        spot.kind,
        about.severity,
        spot.reason or about.reason,
        spot.person,
        _mark(text, spot, digest),
    )


def _mark(text: Text, spot: Spotted, digest: str) -> str:
    """What is remembered of a decision: it tells nothing, and lapses when the text changes."""
    about = [spot.kind.value, text.key.id, list(text.path), digest, spot.start]
    return _digest(json.dumps(about))[:_LONG]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _before(text: str, start: int) -> str:
    cut = text[max(0, start - _SHOWN) : start]
    if start <= _SHOWN:
        return cut
    _, space, rest = cut.partition(" ")
    return f"…{rest if space else cut}"


def _after(text: str, end: int) -> str:
    cut = text[end : end + _SHOWN]
    if end + _SHOWN >= len(text):
        return cut
    rest, space, _ = cut.rpartition(" ")
    return f"{rest if space else cut}…"
