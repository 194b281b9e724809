"""How well a few typed letters match a name: what completion and find rank by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

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
    sought, (full, words) = _sought(typed), _named(name)
    if not sought.text or not words:
        return None
    if sought.in_order.match(full):
        for how, holds in _RULES:
            if holds(sought.text, full, words):
                return how
    return Match.SPELLING if misspelt and sought.nearly_spells(full) else None


class _Sought:
    """Letters typed, made ready to be looked for in many names.

    ``in_order`` finds them in order anywhere, which every rule but SPELLING asks for.
    """

    def __init__(self, typed: str) -> None:
        self.text = fold_name(typed)
        letters = [re.escape(letter) for letter in self.text.replace(" ", "")]
        self.in_order = re.compile("".join(f"[^{letter}]*{letter}" for letter in letters))
        self._counts = [*Counter(self.text).items()]
        self._compare = SequenceMatcher(None, "", self.text, autojunk=False)

    def nearly_spells(self, full: str) -> bool:
        """Whether this is the name or its beginning, but for a letter or two."""
        size = len(self.text)
        if size < _FEWEST or size > len(full) + 2:
            return False
        head = full[:size]
        shared = sum(min(count, head.count(letter)) for letter, count in self._counts)
        if 2 * shared < _ALIKE * (size + len(head)):
            return False
        self._compare.set_seq1(head)
        return self._compare.ratio() >= _ALIKE


class _Named(NamedTuple):
    """A name folded, and its words."""

    full: str
    words: list[str]


@lru_cache(maxsize=4)
def _sought(typed: str) -> _Sought:
    return _Sought(typed)


@lru_cache(maxsize=16384)
def _named(name: str) -> _Named:
    full = fold_name(name)
    return _Named(full, full.replace("-", " ").split())


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


_RULES: tuple[tuple[Match, Callable[[str, str, list[str]], bool]], ...] = (
    (Match.WHOLE, lambda sought, full, _: sought == full),
    (Match.START, lambda sought, full, _: full.startswith(sought)),
    (Match.WORDS, _begins_words),
    (Match.INITIALS, _are_initials),
    (Match.INSIDE, lambda sought, full, _: sought in full),
    (Match.LETTERS, _letters_in_order),
)
