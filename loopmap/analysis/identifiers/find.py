"""What in a document may tell who it speaks of, in the order in which the document is read."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from loopmap.analysis.checks.finding import Severity
from loopmap.analysis.identifiers.dates import dates_in
from loopmap.analysis.identifiers.few import few_in
from loopmap.analysis.identifiers.kinds import ABOUT, IdentifierKind, Spotted
from loopmap.analysis.identifiers.names import TITLED, names_in
from loopmap.analysis.identifiers.numbers import numbers_in
from loopmap.analysis.identifiers.places import Path, Text, texts_of
from loopmap.model.change import Key
from loopmap.model.document import Document
from loopmap.model.query import fold_name
from loopmap.model.token import NEVER, Token

_SHOWN = 40
"""Characters of the text shown on either side."""

_SMALL_WORD = re.compile(r"(?<![\w’'-])[^\W\d_A-Z][^\W\d_]*")
_DATED = frozenset({"source", "time_span", "origins"})
"""Fields whose dates are those of publications and of what is looked at."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A likely identifier: where it stands, from where to where in the text, and its context.

    ``person`` is the same for names that are taken for those of one person, "" for all else.
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
    def context(self) -> str:
        """The text around it on one line, with “…” where it goes on."""
        return " ".join(f"{self.before}{self.text}{self.after}".split())


def find_identifiers(
    document: Document, stay: Collection[str] | None = None, token: Token = NEVER
) -> list[Identifier]:
    """Every likely identifier that people have not said may stay. Raises Cancelled.

    ``stay``: the marks of those that may, the document's own by default. The same document
    gives the same list. O(length of all texts).
    """
    texts = list(texts_of(document))
    ordinary = {fold_name(word) for _, _, text in texts for word in _SMALL_WORD.findall(text)}
    found: list[Identifier] = []
    for text in texts:
        token.check()
        found += (_identifier(text, spot) for spot in _spotted(text, ordinary))
    kept = frozenset(document.info.may_stay if stay is None else stay)
    return [each for each in _told_apart(found) if each.mark not in kept]


def _spotted(text: Text, ordinary: Collection[str]) -> list[Spotted]:
    """What is in one text, in its order; what is part of a number or an address is no name."""
    exact = [*numbers_in(text.text), *dates_in(text.text)]
    names = names_in(text.text, ordinary, label=text.is_label)
    no_dates = text.path[0] in _DATED
    taken = bytearray(len(text.text))
    kept: list[Spotted] = []
    for spot in (*exact, *names):
        if any(taken[spot.start : spot.end]):
            continue
        taken[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
        if not (no_dates and spot.kind is IdentifierKind.DATE):
            kept.append(spot)
    return sorted((*kept, *few_in(text.text)), key=lambda spot: (spot.start, -spot.end))


def _identifier(text: Text, spot: Spotted) -> Identifier:
    about = ABOUT[spot.kind]
    whole, start, end = text.text, spot.start, spot.end
    return Identifier(
        text.key,
        text.path,
        start,
        end,
        whole[start:end],
        _before(whole[:start]),
        _after(whole, end),
        spot.kind,
        about.severity,
        spot.reason or about.reason,
        spot.person,
        _mark(text, spot),
    )


def _mark(text: Text, spot: Spotted) -> str:
    """What is remembered of a decision: it tells nothing, and lapses when the text changes."""
    about = [spot.kind.value, text.key.id, list(text.path), text.text, spot.start]
    content = json.dumps(about, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:20]


def _before(text: str) -> str:
    if len(text) <= _SHOWN:
        return text
    cut = text[-_SHOWN:]
    _, space, rest = cut.partition(" ")
    return f"…{rest if space else cut}"


def _after(text: str, end: int) -> str:
    cut = text[end : end + _SHOWN]
    if end + _SHOWN >= len(text):
        return cut
    rest, space, _ = cut.rpartition(" ")
    return f"{rest if space else cut}…"


def _told_apart(found: list[Identifier]) -> Iterator[Identifier]:
    """The same, a given name alone being that of the one who has it with a family name."""
    full: dict[str, set[str]] = {}
    for each in found:
        given, space, _ = each.person.partition(" ")
        if space and not each.person.startswith(TITLED):
            full.setdefault(given, set()).add(each.person)
    for each in found:
        known = full.get(each.person, set())
        yield replace(each, person=next(iter(known))) if len(known) == 1 else each
