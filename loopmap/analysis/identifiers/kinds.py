"""The kinds of likely identifiers: by which rule, how much each matters and why."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from loopmap.analysis.checks.finding import Severity


class IdentifierKind(Enum):
    """What a piece of text may give away about whom it speaks of."""

    NAME = "name"
    BIRTH = "date of birth"
    DATE = "date"
    SCHOOL = "school"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone number"
    EMAIL = "e-mail address"
    UPN = "unique pupil number"
    NHS = "NHS number"
    INSURANCE = "National Insurance number"
    MIX = "rare mix"
    FEW = "small number"


class About(NamedTuple):
    """A kind's rule in the practice notes, how severe it is, what may stand instead, and why.

    ``many``: what several of it are called.
    """

    many: str
    rule: str
    severity: Severity
    instead: str
    reason: str


_E, _W = Severity.ERROR, Severity.WARNING
ABOUT: Mapping[IdentifierKind, About] = MappingProxyType(
    {
        IdentifierKind.NAME: About(
            "names",
            "P1",
            _E,
            "",
            "It may be the name of a person, who did not ask to be in this file.",
        ),
        IdentifierKind.BIRTH: About(
            "dates of birth",
            "P2",
            _E,
            "[date of birth]",
            "A date of birth points at very few people.",
        ),
        IdentifierKind.DATE: About(
            "dates", "P2", _W, "[date]", "Who knows of that day may know of whom this speaks."
        ),
        IdentifierKind.SCHOOL: About(
            "schools",
            "P4",
            _W,
            "[school]",
            "Once the school is known, few details are needed to know the child.",
        ),
        IdentifierKind.ADDRESS: About(
            "addresses", "P2", _E, "[address]", "An address leads to one household."
        ),
        IdentifierKind.POSTCODE: About(
            "postcodes", "P2", _E, "[postcode]", "About fifteen homes share a postcode."
        ),
        IdentifierKind.PHONE: About(
            "phone numbers",
            "P2",
            _E,
            "[phone number]",
            "A phone number leads to a person or a household.",
        ),
        IdentifierKind.EMAIL: About(
            "e-mail addresses",
            "P2",
            _E,
            "[e-mail address]",
            "An e-mail address often is one person’s, with the name.",
        ),
        IdentifierKind.UPN: About(
            "unique pupil numbers",
            "P2",
            _E,
            "[pupil number]",
            "A unique pupil number is one child’s throughout school.",
        ),
        IdentifierKind.NHS: About(
            "NHS numbers", "P2", _E, "[NHS number]", "An NHS number is one person’s for life."
        ),
        IdentifierKind.INSURANCE: About(
            "National Insurance numbers",
            "P2",
            _E,
            "[National Insurance number]",
            "A National Insurance number is one person’s for life.",
        ),
        IdentifierKind.MIX: About(
            "rare mixes",
            "P4",
            _W,
            "[details left out]",
            "Each of these is shared by many, all of them together by hardly anybody.",
        ),
        IdentifierKind.FEW: About(
            "small numbers",
            "P3",
            _W,
            "a few pupils",
            "Where there are so few, others know who is meant.",
        ),
    }
)


class Spotted(NamedTuple):
    """A likely identifier in a text: from where to where, and what it may be.

    ``person`` tells names of one person from those of others; ``reason`` is said in place
    of the kind's own.
    """

    start: int
    end: int
    kind: IdentifierKind
    person: str = ""
    reason: str = ""
