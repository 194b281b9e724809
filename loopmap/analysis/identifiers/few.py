"""Words that leave few people to choose from: small numbers, and details that rarely meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loopmap.analysis.checks.phrases import listed_in
from loopmap.analysis.identifiers.kinds import IdentifierKind, Spotted
from loopmap.analysis.identifiers.schools import schools_in
from loopmap.analysis.word_lists import word_list
from loopmap.model.query import fold_name

_SMALL = r"(?:one|two|three|four|[1-4])"
_PEOPLE = (
    r"(?:pupils?|boys?|girls?|child(?:ren)?|students?|learners?|siblings?|brothers?|sisters?"
    r"|lads?|lass(?:es)?|kids?|teenagers?|(?:wheelchair |young )?(?:users?|carers?)"
    r"|famil(?:y|ies)|young (?:people|person))"
)
_BETWEEN = r"(?:[a-z-]{1,20} ){0,2}?"
_YEAR_GROUP = (
    r"(?:(?:year|yr)s? ?(?:1[0-3]|[1-9]|seven|eight|nine|ten|eleven)|y ?(?:1[0-3]|[1-9])"
    r"|key stage [1-5]|ks ?[1-5]|reception class)"
)
_FEW = re.compile(
    rf"\b(?:{_SMALL} (?:out )?of (?:the |our |only ){{0,2}}"
    rf"(?:one|two|three|four|five|six|seven|eight|nine|[1-9]) {_BETWEEN}{_PEOPLE}"
    rf"|(?:the|our) only (?:{_SMALL} )?{_BETWEEN}{_PEOPLE}"
    rf"|(?:only|just) {_SMALL} {_BETWEEN}{_PEOPLE}"
    rf"|n ?= ?[1-4](?![\d.,]\d|\d))\b(?: (?:in|from|of) {_YEAR_GROUP}\b)?",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"\b{_YEAR_GROUP}\b", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:aged? (?:[4-9]|1[0-9])\b(?! ?(?:to|and|or|-|–) ?\d)|(?:[4-9]|1[0-9])[ -]year[ -]olds?"
    r"|(?:tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth) birthday)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b[Aa]t ((?:St\.?|Saint|Holy|Our|Sacred|Christ) [A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30})?"
    r"|[A-Z][\w’'-]{3,30})"
)
"""Where somebody is, which beside a year group and a diagnosis is likely to be the school."""
_ENOUGH = 3
"""So many sorts of details together point at somebody."""


class _Detail(NamedTuple):
    start: int
    end: int
    sort: str


def few_in(text: str) -> Iterator[Spotted]:
    """Small numbers of people, and the first place where three sorts of details are close."""
    for found in _FEW.finditer(text):
        yield Spotted(*found.span(), IdentifierKind.FEW)
    details = sorted(_details(text))
    closest = _closest(details)
    if closest is not None:
        yield closest


def _details(text: str) -> Iterator[_Detail]:
    for school in schools_in(text):
        yield _Detail(school.start, school.end, "school")
    for found in _PLACE.finditer(text):
        if fold_name(found[1]) not in word_list("no_person"):
            yield _Detail(*found.span(1), "school")
    for found in _AGE.finditer(text):
        yield _Detail(*found.span(), "age")
    for found in _YEAR.finditer(text):
        yield _Detail(*found.span(), "year group")
    for heard in listed_in(text, "details"):
        yield _Detail(heard.start, heard.end, heard.instead)


def _closest(details: list[_Detail]) -> Spotted | None:
    """The shortest stretch that has enough sorts of details, the first of equals. O(details)."""
    last: dict[str, _Detail] = {}
    best: tuple[int, int, list[_Detail]] | None = None
    for detail in details:
        last[detail.sort] = detail
        newest = sorted(last.values(), key=lambda each: -each.start)[:_ENOUGH]
        if len(newest) == _ENOUGH:
            start, end = newest[-1].start, max(each.end for each in newest)
            if best is None or end - start < best[1] - best[0]:
                best = (start, end, newest)
    if best is None:
        return None
    start, end, together = best
    *some, latest = [each.sort for each in reversed(together)]
    reason = (
        f"{', '.join(some).capitalize()} and {latest} are each shared by many, together by hardly"
        " anybody."
    )
    return Spotted(start, end, IdentifierKind.MIX, reason=reason)
