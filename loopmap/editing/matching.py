"""How well a few typed letters match a name: what completion and find rank by."""

from __future__ import annotations

from enum import IntEnum

from loopmap.model.query import fold_name


class Match(IntEnum):
    """From best to worst."""

    WHOLE = 0
    START = 1
    WORDS = 2
    INSIDE = 3
    LETTERS = 4


def match(typed: str, name: str) -> Match | None:
    """How ``typed`` matches ``name``, spelling folded; None when it does not.

    WORDS: each typed word begins a later word of the name than the one before.
    LETTERS: the letters come in order, the first at the start of a word.

    >>> [match(t, "School attendance").name for t in ("school", "sch att", "tend", "satt")]
    ['START', 'WORDS', 'INSIDE', 'LETTERS']
    """
    sought, full = fold_name(typed), fold_name(name)
    if not sought:
        return None
    if sought == full:
        return Match.WHOLE
    if full.startswith(sought):
        return Match.START
    words = full.replace("-", " ").split()
    if _begins_words(sought.split(), words):
        return Match.WORDS
    if sought in full:
        return Match.INSIDE
    return Match.LETTERS if _letters_in_order(sought.replace(" ", ""), words) else None


def _begins_words(typed: list[str], words: list[str]) -> bool:
    remaining = iter(words)
    return all(any(word.startswith(part) for word in remaining) for part in typed)


def _letters_in_order(letters: str, words: list[str]) -> bool:
    for first, word in enumerate(words):
        if word[0] == letters[0]:
            remaining = iter("".join(words[first:]))
            if all(letter in remaining for letter in letters):
                return True
    return False
