"""Whether two names mean the same variable: the same words, or the same but for a slip."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import combinations

from loopmap.analysis.word_lists import word_list
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name
from loopmap.model.token import breathe


class Likeness(Enum):
    """The same words in whatever order and number, or nearly."""

    SAME = "same"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two variables whose names may mean the same; ``first`` comes first in the table asked."""

    first: RecordId
    second: RecordId
    likeness: Likeness


_WORD = re.compile(r"[^\W_]+")
_SHARED = 0.85
"""Share of all words of two names that must be common to both for them to be near."""

_LETTERS_PER_SLIP = 5
"""A word of so many letters may differ by one, of twice as many by two, and never by more."""

_MOST_SLIPS = 2
_AGAINST = ("un", "in", "im", "ir", "dis", "mis", "non", "de")
"""Beginnings that turn a word into its opposite."""


@lru_cache(maxsize=8192)
def telling_words(name: str) -> tuple[str, ...]:
    """The words that tell a name from others: folded, singular, without small ones, in order.

    >>> telling_words("Exclusions from the school")
    ('exclusion', 'school')
    """
    small = word_list("small")
    words = _WORD.findall(fold_name(name))
    return tuple(_singular(word) for word in words if word not in small) or tuple(words)


class Name:
    """A name to be compared with many others."""

    def __init__(self, name: str) -> None:
        self._words = telling_words(name)
        self._sorted, self._set = sorted(self._words), set(self._words)

    def likeness(self, other: str) -> Likeness | None:
        """How alike another name is, or None.

        SAME: the same telling words in any order. NEAR: all but a few of many words are
        shared, or each word is the other's but for a slip of the pen (one letter in five, two at
        most). Numbers must agree, and a word is never near its opposite. O(letters²), a few
        microseconds for most names, which have nothing in common.
        """
        mine, theirs = self._words, telling_words(other)
        if len(mine) == len(theirs) and self._sorted == sorted(theirs):
            return Likeness.SAME
        shared = self._set.intersection(theirs)
        most_shared = shared and len(shared) >= _SHARED * len(self._set.union(theirs))
        if most_shared and not _numbers_differ(mine, theirs):
            return Likeness.NEAR
        if len(mine) == len(theirs) and all(map(_is_slip, mine, theirs)):
            return Likeness.NEAR
        return None


def likeness(one: str, other: str) -> Likeness | None:
    """How alike two names are: `Name.likeness` of one of them."""
    return Name(one).likeness(other)


def alike_pairs(names: Mapping[RecordId, str]) -> list[AlikePair]:
    """Every pair of names that are alike, in the order of the table.

    Compared are names that share a telling word, or whose telling words have the same first
    or last letters. O(pairs that share one) comparisons.
    """
    order = {record: place for place, record in enumerate(names)}
    found = []
    for first, second in sorted(_candidates(names), key=lambda pair: [order[i] for i in pair]):
        breathe()
        how = likeness(names[first], names[second])
        if how is not None:
            found.append(AlikePair(first, second, how))
    return found


_CROWD = 60
"""A key that more names have than this tells nothing; only names that are the same share it."""


def _candidates(names: Mapping[RecordId, str]) -> set[tuple[RecordId, RecordId]]:
    """Pairs worth comparing, each in the order of the table."""
    together: dict[str, list[RecordId]] = defaultdict(list)
    for record, name in names.items():
        for key in dict.fromkeys(_keys(telling_words(name))):
            together[key].append(record)
    return {
        pair
        for key, records in together.items()
        if len(records) <= _CROWD or key.startswith("=")
        for pair in combinations(records, 2)
    }


def _keys(words: Iterable[str]) -> Iterator[str]:
    listed = list(words)
    yield f"={' '.join(sorted(listed))}"
    for word in listed:
        yield word
        yield f"{word[:4]}…"
        yield f"…{word[-4:]}"


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _numbers_differ(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    differing = set(mine) ^ set(theirs)
    return any(word.isdigit() for word in differing)


@lru_cache(maxsize=8192)
def _is_slip(one: str, other: str) -> bool:
    if one == other:
        return True
    allowed = min(min(len(one), len(other)) // _LETTERS_PER_SLIP, _MOST_SLIPS)
    if not allowed or abs(len(one) - len(other)) > allowed:
        return False
    if _digits(one) != _digits(other) or _are_opposite(one, other):
        return False
    return _slips(one, other) <= allowed


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())


def _are_opposite(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if any(long == f"{beginning}{short}" for beginning in _AGAINST):
        return True
    return word_list("opposites").get(one) == other or word_list("opposites").get(other) == one


def _slips(one: str, other: str) -> int:
    """Letters added, left out, changed or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before_last = row, before
        row = [i]
        for j, its in enumerate(other, start=1):
            least = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != its))
            swapped = i > 1 and j > 1 and letter == other[j - 2] and its == one[i - 2]
            row.append(min(least, before_last[j - 2] + 1) if swapped else least)
        before = last
    return row[-1]
