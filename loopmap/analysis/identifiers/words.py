"""The words of a text as the search for names sees them: where they begin, what is a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loopmap.analysis.word_lists import word_list
from loopmap.model.query import fold_name

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s$", re.IGNORECASE)
_JOINING = (" ", "\u00a0")
_OPENS = re.compile(r"(?:^|[.!?:;“”\"‘(\[–—•\n]|^-)\s*$")
_SEEN = 8
"""Characters before a word that tell whether a sentence begins there."""
_PLAIN = 4
"""Letters of a small word from which on it tells a sentence from a title."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word without its possessive ending.

    ``opens``: it begins a sentence, so that its capital says nothing. ``joined``: nothing but
    one space is between it and the word before, whose possessive ending would part them.
    """

    text: str
    start: int
    end: int
    opens: bool
    joined: bool

    @property
    def folded(self) -> str:
        return fold_name(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it is written as names are: “Jayden”, “O’Brien”, no short form in capitals."""
        return self.text[0].isupper() and (len(self.text) == 1 or not self.text.isupper())

    @property
    def is_opener(self) -> bool:
        return self.folded in word_list("openers")

    @property
    def is_no_person(self) -> bool:
        return self.folded in word_list("no_person")


def words_of(text: str) -> list[Word]:
    """The words of a text in order. O(length)."""
    found: list[Word] = []
    whole_before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        between = text[whole_before:start]
        is_gap = between in _JOINING and whole_before > 0
        opens = not is_gap and _OPENS.search(between[-_SEEN:]) is not None
        ending = _POSSESSIVE.search(match[0])
        kept = end - len(ending[0]) if ending else end
        if kept > start:
            found.append(Word(text[start:kept], start, kept, opens, is_gap))
        whole_before = end
    return found


def runs_of(words: list[Word]) -> Iterator[list[Word]]:
    """Words with a capital that follow one another directly, as long as they go on."""
    run: list[Word] = []
    for word in words:
        if run and not (word.joined and word.is_capital and word.start == run[-1].end + 1):
            yield run
            run = []
        if word.is_capital:
            run.append(word)
    if run:
        yield run


def is_title(words: list[Word]) -> bool:
    """Whether capitals say nothing, because no longer word goes without."""
    return not any(len(word.text) >= _PLAIN and word.text.islower() for word in words)
