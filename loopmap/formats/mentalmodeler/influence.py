"""How strongly one concept acts on another, in Mental Modeler's words and numbers.

Nothing and 0 say that people drew a link and left open which way it acts: there are whole
workshops of such maps.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from loopmap.formats.incoming.sign_words import number_in, sign_of_number, strength_of
from loopmap.model.records import Link, Sign, Strength

_WORDS: Mapping[str, tuple[Sign, Strength]] = MappingProxyType(
    {
        f"{letter}{mark}": (sign, strength)
        for letter, strength in (
            ("h", Strength.STRONG),
            ("m", Strength.MEDIUM),
            ("l", Strength.WEAK),
        )
        for mark, sign in (("+", Sign.SAME), ("-", Sign.OPPOSITE))
    }
)
_NUMBERS: Mapping[Strength, str] = MappingProxyType(
    {Strength.WEAK: "0.25", Strength.MEDIUM: "0.62", Strength.STRONG: "1"}
)


def meant_by(influence: str) -> tuple[Sign, Strength] | None:
    """The sign and the strength; None for a text that is neither word nor number."""
    text = "".join(influence.replace("−", "-").split()).casefold()
    if not text:
        return Sign.UNKNOWN, Strength.MEDIUM
    if text in _WORDS:
        return _WORDS[text]
    number = number_in(text)
    return None if number is None else (sign_of_number(number), strength_of(number))


def influence_of(link: Link, came: str | None) -> str:
    """What a link is written as: as it came where it still says so, else a number."""
    if came is not None and (meant_by(came) or (Sign.UNKNOWN, Strength.MEDIUM)) == (
        link.sign,
        link.strength,
    ):
        return came
    if link.sign is Sign.UNKNOWN:
        return "0"
    return _NUMBERS[link.strength] if link.sign is Sign.SAME else f"-{_NUMBERS[link.strength]}"
