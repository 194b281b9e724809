"""What stands for people and schools in place of their names, the same throughout a document."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import count, product
from string import ascii_uppercase
from types import MappingProxyType

from loopmap.analysis.identifiers.find import Identifier
from loopmap.analysis.identifiers.kinds import ABOUT, IdentifierKind
from loopmap.analysis.identifiers.names import TITLED
from loopmap.analysis.identifiers.places import texts_of
from loopmap.model.document import Document
from loopmap.model.query import fold_name

CHILD, ADULT, SCHOOL = "Child", "Adult", "School"
NAMED = frozenset({IdentifierKind.NAME, IdentifierKind.SCHOOL})
"""The kinds that are the same one throughout a document, and so have a pseudonym."""

_NOBODY: Mapping[str, str] = MappingProxyType({})
_STANDING = re.compile(rf"\b(?:{CHILD}|{ADULT}|{SCHOOL})\s[A-Z]{{1,3}}\b", re.IGNORECASE)


def pseudonyms(
    document: Document, found: Iterable[Identifier], known: Mapping[str, str] = _NOBODY
) -> dict[str, str]:
    """What may stand for each of ``found``, by ``Identifier.same``, in their order.

    “Child A” and so on, “Adult A” where a title was said, “School A”: no letter that stands
    in the document for others. For numbers and dates what they were: “[postcode]”.
    ``known``: what stands for some already, which then stands for nobody else.
    """
    standing = {
        fold_name(name) for text in texts_of(document) for name in _STANDING.findall(text.text)
    }
    standing |= {fold_name(name) for name in known.values()}
    free = {word: _free(word, standing) for word in (CHILD, ADULT, SCHOOL)}
    called: dict[str, str] = {}
    for each in found:
        if each.same in known:
            called[each.same] = known[each.same]
        elif each.same not in called:
            named = each.kind in NAMED
            called[each.same] = next(free[_word(each)]) if named else _plain(each)
    return called


_ONE_OF = re.compile(r"(?:one|1) (?:out )?of\b", re.IGNORECASE)
_ONLY_ONE = re.compile(
    r"(?:the|our) only (?!two|three|four|[2-4])|(?:only|just) (?:one|1)\b", re.IGNORECASE
)
_COUNTED = re.compile(r"n ?=", re.IGNORECASE)


def _plain(found: Identifier) -> str:
    """What stands in its place wherever it stood: of a small number what fits its sentence.

    “He is one of two boys in Year 9” is about one of some pupils, not about a few.
    """
    if found.kind is not IdentifierKind.FEW:
        return ABOUT[found.kind].instead
    if _COUNTED.match(found.text):
        return "n below 5"
    one, many = ("family", "families") if "famil" in found.text.casefold() else ("pupil", "pupils")
    if _ONE_OF.match(found.text):
        return f"one of the {many}"
    return f"a {one}" if _ONLY_ONE.match(found.text) else f"a few {many}"


def _word(found: Identifier) -> str:
    if found.kind is IdentifierKind.SCHOOL:
        return SCHOOL
    return ADULT if found.person.startswith(TITLED) else CHILD


def _free(word: str, taken: Container[str]) -> Iterator[str]:
    for letters in _letters():
        if fold_name(f"{word} {letters}") not in taken:
            yield f"{word} {letters}"


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    for length in count(1):
        yield from ("".join(some) for some in product(ascii_uppercase, repeat=length))
