"""Schools by name, in full and by what they are called for short; and street addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from loopmap.analysis.identifiers.kinds import IdentifierKind, Spotted
from loopmap.analysis.word_lists import word_list
from loopmap.model.query import fold_name

_WORD = r"[A-Z][\w.’'-]{0,30}"
_SCHOOL = re.compile(
    rf"(?<!\w)(?:{_WORD} ){{1,4}}"
    r"(?:School|Academy|College|Primary|Infants|Juniors)\b(?! (?:of|for)\b)"
)
_ADDRESS = re.compile(
    r"(?<![\w.,/-])(?<!Year )(?<!year )(?<!Stage )"
    rf"(?:(?:[Ff]lat|[Rr]oom|[Uu]nit) \d{{1,4}}[A-Za-z]?,? )?\d{{1,4}}[A-Za-z]?,? "
    rf"(?:{_WORD} ){{1,3}}"
    r"(?:Street|Road|Lane|Avenue|Close|Drive|Way|Court|Crescent|Place|Terrace|Gardens?|Grove"
    r"|Square|Hill|Park|Walk|Mews|Row|Green|View|Rise|Parade|Mount|St|Rd|Ave|Ln)\b"
)
_ON_STREET = re.compile(
    rf"\b(?:lives?|living|lived|famil(?:y|ies)|house|home|flat|door|neighbours?) "
    rf"(?:on|in|at|off|from) ((?:{_WORD} ){{1,3}}"
    r"(?:Street|Road|Lane|Avenue|Close|Drive|Crescent|Terrace|Grove|Mews|Gardens))\b"
)
_ONE_STREET = "Where a street is named, the household is one of few."
_SHORTEST = 4
"""Letters of what a school may be called for short."""


def schools_in(text: str) -> Iterator[Spotted]:
    """Names of schools, without the words that open the sentence. O(length)."""
    for found in _SCHOOL.finditer(text):
        words = found[0].split()
        named = _named(words)
        if any(map(_is_own, named)):
            start = found.end() - len(" ".join(words[len(words) - 1 - len(named) :]))
            yield Spotted(
                start, found.end(), IdentifierKind.SCHOOL, fold_name(text[start : found.end()])
            )


def addresses_in(text: str) -> Iterator[Spotted]:
    """A number and a street, “Flat 3, 12b Mill Lane”, or where somebody lives. O(length)."""
    for found in _ADDRESS.finditer(text):
        yield Spotted(*found.span(), IdentifierKind.ADDRESS)
    for found in _ON_STREET.finditer(text):
        yield Spotted(*found.span(1), IdentifierKind.ADDRESS, reason=_ONE_STREET)


def short_forms(schools: Iterable[str]) -> dict[str, str]:
    """What schools may be called for short, as it is written then, and which of them that is.

    ``schools`` as they stand in texts; a short form that several have is none of theirs.
    """
    whose: dict[str, set[str]] = {}
    for school in schools:
        short = " ".join(takewhile(_is_own, school.split()[:-1]))
        if len(short) >= _SHORTEST:
            whose.setdefault(short, set()).add(fold_name(school))
    return {short: min(some) for short, some in whose.items() if len(some) == 1}


def short_schools_in(text: str, whose: Mapping[str, str]) -> Iterator[Spotted]:
    """Where a school is called by its short form. O(length times schools)."""
    words = "|".join(re.escape(short) for short in sorted(whose, key=len, reverse=True))
    for found in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text) if whose else ():
        yield Spotted(*found.span(), IdentifierKind.SCHOOL, whose[found[0]])


def _is_own(word: str) -> bool:
    """Whether a word is this school's own and not of its sort."""
    return fold_name(word) not in word_list("no_person")


def _named(words: list[str]) -> list[str]:
    """The words of a school's name before what sort of school it is."""
    openers = word_list("openers")
    named = words[:-1]
    while named and fold_name(named[0]) in openers:
        named = named[1:]
    return named
