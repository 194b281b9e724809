"""Whether "and" stands between two things that are new to the map, or within the name of one."""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.analysis.name_words import BOUNDARIES, words
from loopmap.analysis.sentences.directions import valence
from loopmap.analysis.sentences.people import GROUPS, WHO_ACT

_MOST_WORDS = 3

_WITHIN_A_CLAUSE = BOUNDARIES | words(
    "is are was were be been being am get gets got has have had do does did can cannot could will "
    "would may might must should i we they he she it you who which that this these those so if "
    "because up down off"
)
"""Words by which a stretch is a clause, or a noun with more behind it that may be of both."""

_DESCRIBE = words("arts drugs games sales savings services skills sports systems needs rights")
"""Plurals that do: "sports and leisure budgets"."""

_PAIRS = frozenset(
    frozenset(pair.split("/"))
    for pair in words(
        "health/safety health/social health/wellbeing health/well-being health/care crime/disorder "
        "drug/alcohol drugs/alcohol food/drink speech/language research/development trial/error "
        "terms/conditions advice/guidance help/support rules/regulations thoughts/feelings "
        "hopes/fears ups/downs pros/cons arts/crafts english/maths search/rescue law/order "
        "stop/search care/support rights/responsibilities"
    )
)
"""What is said in one breath and is one thing."""


def are_several(names: Sequence[str]) -> bool:
    """Whether names joined by "and" are variables of their own, though nobody knows them.

    Short nouns are, unless they are a pair that belongs together, people who act together, or
    may share the noun at the end: "drug and alcohol misuse" is one, "rents and food prices" are
    two. O(words).

    >>> are_several(("attendance", "confidence")), are_several(("health", "safety"))
    (True, False)
    """
    split = [name.casefold().split() for name in names]
    if not all(0 < len(name) <= _MOST_WORDS for name in split):
        return False
    if any(word in _WITHIN_A_CLAUSE for name in split for word in name):
        return False
    if any(name[0] in (GROUPS if len(name) == 1 else WHO_ACT) for name in split):
        return False
    last = split[-1]
    if any(frozenset((one[-1], last[0])) in _PAIRS for one in split[:-1]):
        return False
    shared = len(last) > min(len(one) for one in split[:-1])
    return not shared or all(valence(name) or _is_counted(name) for name in names[:-1])


def _is_counted(name: str) -> bool:
    """Whether it is a plural, which hardly ever describes the noun behind it."""
    word = name.casefold().split()[-1]
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _DESCRIBE
