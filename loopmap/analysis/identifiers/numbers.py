"""Numbers and addresses that belong to one person or household, by how they are written.

Every pattern looks a bounded way ahead, so that a text is gone through in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loopmap.analysis.identifiers.kinds import IdentifierKind, Spotted

_EMAIL = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}(?![\w@])"
)

_UPN = re.compile(r"(?<!\w)([A-Za-z])(\d{11})(\d|[A-Za-z])(?!\w)")
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The check letters by their remainder; I, O and S could be taken for figures."""

_NHS = re.compile(r"(?<![\w.])\d{3}([ -]?)\d{3}\1\d{4}(?![\w.]\w|\w)")
_CALLED_NHS = re.compile(r"\bNHS\b[ .:]{0,2}(?:no|num|number)?[ .:#]{0,3}(?:is )?$", re.IGNORECASE)
_CLOSE = 20
"""Characters before a number in which “NHS” says what it is."""
_MISTYPED = "It is called an NHS number, though its last figure is not the one for the others."
_INSURANCE = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r" ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![\w-])(?:GIR ?0AA|[A-PR-UWYZ](?:\d[\dA-HJKPSTUW]?|[A-HK-Y]\d[\dABEHMNPRV-Y]?)"
    r"[ \u00a0]{0,2}\d[ABD-HJLNP-UW-Z]{2})(?![\w-])",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"(?<![\w-])[A-PR-UWYZ][A-HK-Y]? \d{1,2}[A-Z]? ?\d[ABD-HJLNP-UW-Z]{2}(?![\w-])"
)
"""A postcode with a space too many, which has to be in capitals to be told from other words."""
_ORDINAL = re.compile(r"(?:1st|2nd|3rd|\dth)$", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w.,+-])(?:(?:\+44|0044)(?: ?\(0\))?|\(?0(?=[1-9]))(?:[ ()\u00a0-]{0,3}\d){9,10}(?!\w)"
)
_AREAS = "12378"
"""The figures that British numbers begin with after their 0."""


def numbers_in(text: str) -> Iterator[Spotted]:
    """E-mail addresses, phone numbers, postcodes and the numbers of registers, sort by sort."""
    for found in _EMAIL.finditer(text):
        yield Spotted(*found.span(), IdentifierKind.EMAIL)
    yield from _pupil_numbers(text)
    yield from _nhs_numbers(text)
    for found in _INSURANCE.finditer(text):
        yield Spotted(*found.span(), IdentifierKind.INSURANCE)
    for found in _PHONE.finditer(text):
        if _is_british(found[0]):
            yield Spotted(*found.span(), IdentifierKind.PHONE)
    for found in _POSTCODE.finditer(text):
        if _is_written_as_one(found[0]):
            yield Spotted(*found.span(), IdentifierKind.POSTCODE)
    for found in _PARTED.finditer(text):
        yield Spotted(*found.span(), IdentifierKind.POSTCODE)


def _pupil_numbers(text: str) -> Iterator[Spotted]:
    for found in _UPN.finditer(text):
        if is_pupil_number(found[0]):
            yield Spotted(*found.span(), IdentifierKind.UPN)
        elif found[3].isdigit():
            wrong = "It is written as unique pupil numbers are, though its first letter is not "
            yield Spotted(
                *found.span(), IdentifierKind.UPN, reason=f"{wrong}the one for its figures."
            )


def _nhs_numbers(text: str) -> Iterator[Spotted]:
    for found in _NHS.finditer(text):
        if is_nhs_number(found[0]):
            yield Spotted(*found.span(), IdentifierKind.NHS)
        elif _CALLED_NHS.search(text[max(0, found.start() - _CLOSE) : found.start()]):
            yield Spotted(*found.span(), IdentifierKind.NHS, reason=_MISTYPED)


def is_pupil_number(text: str) -> bool:
    """Whether a letter and twelve figures, of which the last may be a letter, are a UPN.

    The letter stands for the sum of all figures, each times its place from the second on,
    divided by 23, what is left over (Department for Education, guide to unique pupil
    numbers, 2019).

    >>> is_pupil_number("A123456789012"), is_pupil_number("B123456789012")
    (True, False)
    """
    first, rest = text[0].upper(), text[1:].upper()
    if rest[-1] not in _UPN_LETTERS and not rest[-1].isdigit():
        return False
    values = [int(c) if c.isdigit() else _UPN_LETTERS.index(c) for c in rest]
    total = sum(place * value for place, value in enumerate(values, 2))
    return first == _UPN_LETTERS[total % len(_UPN_LETTERS)]


def is_nhs_number(text: str) -> bool:
    """Whether ten figures have the check digit of NHS numbers, modulo 11 (NHS Data Dictionary).

    >>> is_nhs_number("943 476 5919"), is_nhs_number("943 476 5918")
    (True, False)
    """
    figures = [int(c) for c in text if c.isdigit()]
    if len(set(figures)) == 1:
        return False
    total = sum((10 - place) * figure for place, figure in enumerate(figures[:9]))
    return (11 - total % 11) % 11 == figures[9]


def _is_british(text: str) -> bool:
    figures = "".join(c for c in text if c.isdigit())
    national = re.sub(r"^(?:0044|44)?0?", "", figures)
    return len(national) in (9, 10) and national[0] in _AREAS


def _is_written_as_one(text: str) -> bool:
    """Whether it is all in capitals, or all in small letters and no “4th”."""
    letters = [c for c in text if c.isalpha()]
    if _ORDINAL.search(text) and not all(c.isupper() for c in letters):
        return False
    return all(c.isupper() for c in letters) or all(c.islower() for c in letters)
