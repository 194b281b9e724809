"""A new name that is like one on the map: plural, turned round, or misspelt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loopmap.editing.sentence.parts import SaidName, Sentence
from loopmap.model.document import CausalMap
from loopmap.model.query import fold_name
from loopmap.model.records import Variable

_SMALL_WORDS = frozenset(
    ["the", "a", "an", "of", "in", "at", "for", "to", "by", "with", "on", "from", "and", "among"]
)
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
_TURNS_ROUND = ("un", "in", "im", "ir", "non", "dis", "mis", "ex", "re", "over", "under")
_ONE_SLIP, _TWO_SLIPS = 5, 9
"""Letters from which on a word may have one letter wrong, or two."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A new name in a sentence, and the variable on the map that it may be."""

    said: SaidName
    standing: Variable


def alike_in(sentence: Sentence, causal_map: CausalMap) -> tuple[Alike, ...]:
    """The new names of a sentence that are like names on the map. O(new names * variables)."""
    found = []
    for name in sentence.names:
        standing = None if name.variable is not None else like(name.text, causal_map)
        if standing is not None:
            found.append(Alike(name, standing))
    return tuple(found)


def like(name: str, causal_map: CausalMap) -> Variable | None:
    """The variable whose name says the same as ``name`` in other letters, or None.

    The same words in any order, small words aside, each in singular or plural and with a
    letter or two wrong if it is long. Words that turn a meaning round ("formal",
    "informal") and numbers are never taken for misspelt.
    """
    words = _words(name)
    if not words:
        return None
    folded = fold_name(name)
    for variable in sorted(causal_map.variables.values(), key=lambda v: (v.order, v.id)):
        standing = _words(variable.name)
        if len(standing) == len(words) and fold_name(variable.name) != folded:
            if standing == words or _all_nearly(words, standing):
                return variable
    return None


def with_standing(sentence: Sentence, causal_map: CausalMap) -> str:
    """What was typed, with the names on the map in place of new ones that are like them."""
    text = sentence.text
    for found in reversed(alike_in(sentence, causal_map)):
        text = text[: found.said.start] + found.standing.name + text[found.said.end :]
    return text


@lru_cache(maxsize=16384)
def _words(name: str) -> tuple[str, ...]:
    """The words that count, in singular and sorted."""
    every = re.findall(r"[^\W_]+", fold_name(name).replace("’", "").replace("'", ""))
    return tuple(sorted(_singular(word) for word in every if word not in _SMALL_WORDS))


def _singular(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word.removesuffix(ending) + instead
    return word


def _all_nearly(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether each word has a counterpart of its own that is spelt nearly so."""
    left = list(others)
    for word in words:
        twin = next((other for other in left if _nearly(word, other)), None)
        if twin is None:
            return False
        left.remove(twin)
    return True


def _nearly(word: str, other: str) -> bool:
    if word == other:
        return True
    shorter, longer = sorted((word, other), key=len)
    if any(c.isdigit() for c in word + other) or len(shorter) < _ONE_SLIP:
        return False
    if longer.endswith(shorter) and longer.removesuffix(shorter) in _TURNS_ROUND:
        return False
    if word[0] != other[0] and word[1:] != other[1:]:
        return False
    return _slips(word, other) <= (2 if len(shorter) >= _TWO_SLIPS else 1)


def _slips(word: str, other: str) -> int:
    """Letters to add, drop, change or swap with the next (optimal string alignment). O(n * m)."""
    rows: list[list[int]] = [list(range(len(other) + 1))]
    for i, one in enumerate(word, start=1):
        row = [i]
        for j, two in enumerate(other, start=1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (one != two))
            if i > 1 and j > 1 and one == other[j - 2] and word[i - 2] == two:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]
