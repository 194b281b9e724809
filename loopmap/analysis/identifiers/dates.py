"""Dates to the day, and what is said to be somebody's date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loopmap.analysis.identifiers.kinds import IdentifierKind, Spotted

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_FIRSTS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_WORDED = (
    rf"(?:(?:twenty|thirty)[ -](?:{_FIRSTS})|{_FIRSTS}|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
"""A day of a month in words; before the name of the month alone, “second March” is too much."""
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:(?:19|20)\d\d|’?'?\d\d)"
_FULL_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<![\w./-])(?:{_DAY}([./-])(?:0?[1-9]|1[0-2])\1{_YEAR}"
    rf"|{_FULL_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    rf"|{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_FULL_YEAR})?"
    rf"|{_WORDED} of {_MONTH}(?:,? {_FULL_YEAR})?"
    rf"|{_MONTH} {_DAY}(?:st|nd|rd|th)?(?:,? {_FULL_YEAR})?)(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)
_BORN = re.compile(
    rf"\b(?:born|d\.?o\.?b\.?|date of birth|birthday|birth date)[ :,(]{{0,3}}(?:is |on |in )?"
    rf"({_MONTH} {_FULL_YEAR}|{_FULL_YEAR}(?![/-]\d))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:born|d\.?o\.?b|birth|birthday)\b", re.IGNORECASE)
_REACH = 24
"""Characters before a date in which “born” makes it a date of birth."""


def dates_in(text: str) -> Iterator[Spotted]:
    """Dates with their day; of births also those with month or year alone."""
    for found in _DATE.finditer(text):
        before = text[max(0, found.start() - _REACH) : found.start()]
        born = _BEFORE.search(before) is not None
        yield Spotted(*found.span(), IdentifierKind.BIRTH if born else IdentifierKind.DATE)
    for found in _BORN.finditer(text):
        yield Spotted(*found.span(1), IdentifierKind.BIRTH)
