"""Where in the texts of a document likely identifiers stand, those that belong together as one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from loopmap.analysis.identifiers.beside import again_in, names_beside, told_beside
from loopmap.analysis.identifiers.dates import dates_in
from loopmap.analysis.identifiers.families import families, families_in
from loopmap.analysis.identifiers.few import few_in
from loopmap.analysis.identifiers.kinds import IdentifierKind, Spotted
from loopmap.analysis.identifiers.names import names_in
from loopmap.analysis.identifiers.numbers import numbers_in
from loopmap.analysis.identifiers.one_person import one_person
from loopmap.analysis.identifiers.own_names import OwnNames
from loopmap.analysis.identifiers.places import Text, texts_of
from loopmap.analysis.identifiers.schools import (
    addresses_in,
    schools_in,
    short_forms,
    short_schools_in,
)
from loopmap.model.document import Document
from loopmap.model.query import fold_name
from loopmap.model.token import Token

_WIDE = frozenset({IdentifierKind.MIX, IdentifierKind.FEW})
"""Kinds that span what else is found."""

_SMALL_WORD = re.compile(r"(?<![\w’'-])[^\W\d_A-Z][^\W\d_]*")
_DATED = frozenset({"source", "time_span", "origins"})
"""Fields whose dates are those of publications and of what is looked at."""

Looked = tuple[Text, list[Spotted]]


def spots_of(document: Document, own: OwnNames, token: Token) -> Iterator[Looked]:
    """Every text of the document with what is in it, in order. Raises Cancelled.

    Looked through twice: what is said in full somewhere is known by its short form elsewhere.
    O(length of all texts).
    """
    texts = list(texts_of(document))
    ordinary = {fold_name(word) for _, _, text in texts for word in _SMALL_WORD.findall(text)}
    looked: list[Looked] = []
    for text in texts:
        token.check()
        looked.append((text, _spots_in(text, ordinary, own)))
    people = one_person(spot.person for _, spots in looked for spot in spots if _is_name(spot))
    whose = families(people.values())
    schools = short_forms(_schools(looked))
    told = told_beside(spot for text in texts for spot in names_beside(text.text))
    for text, spots in looked:
        token.check()
        whole = text.text
        short = [*short_schools_in(whole, schools)]
        short += families_in(whole, whose, ordinary) if whose else ()
        short += again_in(whole, told, ordinary) if told else ()
        every = _with_short(whole, spots, _not_left(whole, short, own))
        yield text, [_known(each, people) for each in every]


def _spots_in(text: Text, ordinary: Collection[str], own: OwnNames) -> list[Spotted]:
    """What is in one text, in its order; what is part of a number or an address is no name."""
    whole = text.text
    exact = [*numbers_in(whole), *addresses_in(whole), *dates_in(whole), *own.names_in(whole)]
    names = names_in(whole, ordinary, label=text.is_label)
    named = (*schools_in(whole), *names, *names_beside(whole))
    kept = _not_left(whole, _apart(whole, (*exact, *named)), own)
    if text.path[0] in _DATED:
        kept = [spot for spot in kept if spot.kind is not IdentifierKind.DATE]
    return _in_order((*kept, *few_in(whole)))


def _not_left(text: str, spots: Iterable[Spotted], own: OwnNames) -> list[Spotted]:
    return [spot for spot in spots if not own.leaves(text[spot.start : spot.end])]


def _with_short(text: str, spots: list[Spotted], short: Iterable[Spotted]) -> list[Spotted]:
    """The same with what stands for something that the document says in full elsewhere."""
    exact = [spot for spot in spots if spot.kind not in _WIDE]
    more = _apart(text, (*exact, *short))[len(exact) :]
    return _in_order((*spots, *more)) if more else spots


def _is_name(spot: Spotted) -> bool:
    return spot.kind is IdentifierKind.NAME


def _schools(looked: Iterable[Looked]) -> Iterator[str]:
    """The schools that are named in full, as they stand there."""
    for text, spots in looked:
        for spot in spots:
            if spot.kind is IdentifierKind.SCHOOL:
                yield text.text[spot.start : spot.end]


def _known(spot: Spotted, people: Mapping[str, str]) -> Spotted:
    return spot._replace(person=people.get(spot.person, spot.person)) if _is_name(spot) else spot


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
