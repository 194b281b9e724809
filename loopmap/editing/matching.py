"""How well a few typed letters match a name: what completion and find rank by."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from enum import IntEnum

from loopmap.model.query import fold_name


class Match(IntEnum):
    """From best to worst."""

    WHOLE = 0
    START = 1
    WORDS = 2
    INITIALS = 3
    INSIDE = 4
    LETTERS = 5
    SPELLING = 6


_ALIKE, _FEWEST = 0.8, 5
"""How alike a name and its misspelling are, as difflib measures, from so many letters on."""


def match(typed: str, name: str, *, misspelt: bool = True) -> Match | None:
    """How ``typed`` matches ``name``, spelling folded; None when it does not.

    WORDS: each typed word begins a later word of the name than the one before.
    INITIALS: at least two words begin with the letters typed. LETTERS: the letters
    come in order, the first at the start of a word. SPELLING: what is typed is the name,
    or its beginning, but for a letter or two; that takes ten times as long to find out as
    all the rest, and is left out unless ``misspelt``.

    >>> [match(t, "School attendance").name for t in ("school", "sch att", "sa", "tend", "satt")]
    ['START', 'WORDS', 'INITIALS', 'INSIDE', 'LETTERS']
    """
    sought, full = fold_name(typed), fold_name(name)
    words = full.replace("-", " ").split()
    if not sought or not words:
        return None
    rules = _RULES if misspelt else _RULES[:-1]
    return next((how for how, holds in rules if holds(sought, full, words)), None)


def _begins_words(sought: str, _: str, words: list[str]) -> bool:
    remaining = iter(words)
    return all(any(word.startswith(part) for word in remaining) for part in sought.split())


def _are_initials(sought: str, _: str, words: list[str]) -> bool:
    return len(sought) > 1 and "".join(word[0] for word in words).startswith(sought)


def _letters_in_order(sought: str, _: str, words: list[str]) -> bool:
    letters = sought.replace(" ", "")
    for first, word in enumerate(words):
        if word[0] == letters[0]:
            remaining = iter("".join(words[first:]))
            if all(letter in remaining for letter in letters):
                return True
    return False


def _nearly_spelt(sought: str, full: str, _: list[str]) -> bool:
    if len(sought) < _FEWEST or len(sought) > len(full) + 2:
        return False
    alike = SequenceMatcher(None, full[: len(sought)], sought, autojunk=False)
    return alike.quick_ratio() >= _ALIKE and alike.ratio() >= _ALIKE


_RULES: tuple[tuple[Match, Callable[[str, str, list[str]], bool]], ...] = (
    (Match.WHOLE, lambda sought, full, _: sought == full),
    (Match.START, lambda sought, full, _: full.startswith(sought)),
    (Match.WORDS, _begins_words),
    (Match.INITIALS, _are_initials),
    (Match.INSIDE, lambda sought, full, _: sought in full),
    (Match.LETTERS, _letters_in_order),
    (Match.SPELLING, _nearly_spelt),
)
