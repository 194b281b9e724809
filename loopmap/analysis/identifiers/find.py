"""What in a document may tell who it speaks of, in the order in which the document is read."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from loopmap.analysis.checks.finding import Severity
from loopmap.analysis.identifiers.dates import dates_in
from loopmap.analysis.identifiers.families import families, families_in
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

_WIDE = frozenset({IdentifierKind.MIX, IdentifierKind.FEW})
"""Kinds that span what else is found."""

_LONG = 20
"""Characters of a mark."""

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
    spotted: list[tuple[Text, list[Spotted]]] = []
    for text in texts:
        token.check()
        spotted.append((text, _spotted(text, ordinary)))
    people = [spot.person for _, spots in spotted for spot in spots if spot.person]
    whose = families(people)
    found: list[Identifier] = []
    for text, spots in spotted:
        token.check()
        every = _with_families(text, spots, whose, ordinary) if whose else spots
        digest = _digest(text.text) if every else ""
        found += (_identifier(text, spot, digest) for spot in every)
    kept = frozenset(document.info.may_stay if stay is None else stay)
    return [each for each in _told_apart(found, people) if each.mark not in kept]


def _spotted(text: Text, ordinary: Collection[str]) -> list[Spotted]:
    """What is in one text, in its order; what is part of a number or an address is no name."""
    exact = [*numbers_in(text.text), *dates_in(text.text)]
    names = names_in(text.text, ordinary, label=text.is_label)
    no_dates = text.path[0] in _DATED
    apart = _apart(text.text, (*exact, *names))
    kept = [spot for spot in apart if not (no_dates and spot.kind is IdentifierKind.DATE)]
    return _in_order((*kept, *few_in(text.text)))


def _with_families(
    text: Text, spots: list[Spotted], whose: Mapping[str, str], ordinary: Collection[str]
) -> list[Spotted]:
    """The same with family names that stand alone, of people whom the document names in full."""
    alone = families_in(text.text, whose, ordinary)
    exact = [spot for spot in spots if spot.kind not in _WIDE]
    more = _apart(text.text, (*exact, *alone))[len(exact) :]
    return _in_order((*spots, *more)) if more else spots


def _apart(text: str, spots: Iterable[Spotted]) -> list[Spotted]:
    """Those that do not overlap an earlier one. O(length)."""
    taken = bytearray(len(text))
    kept: list[Spotted] = []
    for spot in spots:
        if not any(taken[spot.start : spot.end]):
            taken[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
            kept.append(spot)
    return kept


def _in_order(spots: Iterable[Spotted]) -> list[Spotted]:
    return sorted(spots, key=lambda spot: (spot.start, -spot.end))


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


def _told_apart(found: list[Identifier], people: Iterable[str]) -> Iterator[Identifier]:
    """The same, a given name alone being that of the one who has it with a family name."""
    full: dict[str, set[str]] = {}
    for person in people:
        given, space, _ = person.partition(" ")
        if space and not person.startswith(TITLED):
            full.setdefault(given, set()).add(person)
    for each in found:
        known = full.get(each.person, set())
        yield replace(each, person=next(iter(known))) if len(known) == 1 else each
