"""What the names of kinds of links may mean: guessed by their words, never in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loopmap.formats.guess import SIGN_CHOICES, YES_OR_NO, Choice, Guess, Told, settled
from loopmap.formats.incoming.sign_words import sign_in_words
from loopmap.model.records import Sign

UNDIRECTED = "undirected"
"""The key of the guess what links without a direction mean."""

_LATE = re.compile(r"\b(?:delay|lag|late|slow|long[- ]term)", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:reciproc|mutual|two[- ]way|both ways|bidirection)", re.IGNORECASE)
_MEANT = (
    Choice("drawn", "from the first to the second, sign open"),
    Choice("both", "both ways, signs open"),
    Choice("none", "no causal link: leave them out"),
)


def guess_sign(
    told: Told,
    name: str,
    about: str,
    otherwise: Sign | None = None,
    also: Iterable[str] = (),
) -> Guess:
    """The sign of links that bear a name, by its words where nothing else is known.

    ``also``: what else the file calls them.
    """
    meant = otherwise or sign_in_words(name)
    meaning = (
        "Its name says so." if meant not in (None, Sign.UNKNOWN) else "Its name does not tell."
    )
    taken = (meant or Sign.UNKNOWN).value
    others = tuple(f"sign:{each}" for each in also)
    return settled(Guess(f"sign:{name}", about, SIGN_CHOICES, taken, meaning, others), told)


def guess_delay(told: Told, name: str, about: str) -> Guess | None:
    """Whether links that bear a name are delayed; None where it does not sound like it."""
    if not _LATE.search(name):
        return None
    return settled(
        Guess(f"delay:{name}", f"{about}: delayed", YES_OR_NO, "yes", "Its name says so."), told
    )


def guess_both_ways(told: Told, name: str, about: str) -> Guess | None:
    """Whether links that bear a name go both ways; None where it does not sound like it."""
    if not _BOTH.search(name):
        return None
    return settled(
        Guess(f"both:{name}", f"{about}: both ways", YES_OR_NO, "yes", "Its name says so."), told
    )


def guess_undirected(told: Told, number: int, what: str) -> Guess:
    """What links without a direction mean; ``what`` is what the program calls one."""
    about = f"{number:,} {what}{'s' * (number > 1)} without a direction"
    meaning = "It says that two things have to do with each other, not which of them acts."
    return settled(Guess(UNDIRECTED, about, _MEANT, "drawn", meaning), told)
