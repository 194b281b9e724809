"""What a variable’s name is when it is no plain noun: a sentence, a doing, a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from loopmap.analysis.clause_words import (
    ANYBODY,
    ASKING,
    BETWEEN,
    DENIALS,
    FINITE,
    MAYBE_FINITE,
    NO_DOING,
    NO_MANNER,
    NO_VERB_IN_ISING,
    OF_ONE,
    OF_PEOPLE,
    OPPOSITES,
    PERSONAL,
    RANKS,
    SUBJECTS,
    SUBORDINATE,
)
from loopmap.analysis.name_parts import is_plural
from loopmap.analysis.name_words import BOUNDARIES, DETERMINERS, PEOPLE
from loopmap.analysis.verb_words import (
    ACTS,
    ACTS_OF_ONE,
    ALWAYS,
    ALWAYS_OF_ONE,
    BEGIN_DOINGS,
    GROUPS,
    LAST_PARTICLES,
    MOVES,
    NEEDED,
    OBJECTS_OF_ONE,
    PARTICLES,
    PARTICLES_OF_ONE,
    READY,
    TAKE_OBJECTS,
    WITH_PARTICLE,
)


class NameKind(Enum):
    """How a name is built, and so how there can be more of it."""

    NOUN = auto()
    """ "Fines issued to parents"."""
    SENTENCE = auto()
    """ "Parents are fined"."""
    QUESTION = auto()
    """ "How safe pupils feel"."""
    DOING = auto()
    """ "Taking the virus seriously", "Able to attend"."""
    DENIAL = auto()
    """ "No place to go", "Too few staff"."""
    COMPARISON = auto()
    """ "Less trust", "Better outcomes"."""
    SIGN = auto()
    """ "?", "1": nothing to be read."""


def kind_of(name: str) -> NameKind:
    """What a name is. O(words)."""
    if name.strip() and not any(letter.isalpha() for letter in name):
        return NameKind.SIGN
    words = [_plain(word) for word in name.split()] or [name]
    if words[0] in ASKING and len(words) > 1:
        return NameKind.QUESTION
    if _is_doing(words):
        return NameKind.DOING
    if _is_sentence(name.partition(";")[0].split(), words):
        return NameKind.SENTENCE
    if words[0] in DENIALS and len(words) > 1 and words[1] != "of" and name[:3] != "No.":
        return NameKind.DENIAL
    compared = words[0] in OPPOSITES and len(words) > 1 and words[1] not in BOUNDARIES | RANKS
    return NameKind.COMPARISON if compared else NameKind.NOUN


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").rstrip(",.;:")


def _is_sentence(written: Sequence[str], words: Sequence[str]) -> bool:
    for n, word in enumerate(words[: len(written)]):
        if word in SUBORDINATE:
            return False
        if n and _is_verb(written, words, n):
            return True
    return False


def _is_verb(written: Sequence[str], words: Sequence[str], n: int) -> bool:
    """Whether word ``n`` is what somebody does or is, and not a part of a name."""
    word, following = words[n], words[n + 1] if n + 1 < len(words) else ""
    if _is_said_of_a_noun(words, n):
        return False
    if (word in FINITE and following) or (words[0] in SUBJECTS and not _is_ing(word)):
        return True
    if word in MAYBE_FINITE and written[n].islower() and following not in BOUNDARIES | {""}:
        return True
    if word in OF_ONE or (word == "longer" and words[n - 1] == "no" and n > 1):
        return True
    if _is_nothing_but_a_verb(words, n) or _is_verb_by_what_follows(words, n):
        return True
    return word in OF_PEOPLE and _does(words, n) and following not in ("of", "for")


def _is_nothing_but_a_verb(words: Sequence[str], n: int) -> bool:
    """Whether word ``n`` is never a noun: "the school responds", "parents respond".

    One that wants an object and ends the name tells which noun is meant: "support schools
    provide".
    """
    word, before, is_last = words[n], words[n - 1], n + 1 == len(words)
    if before in ANYBODY and word.endswith("s") and n == 1:
        return True
    if is_last and n > 1 and word in TAKE_OBJECTS | OBJECTS_OF_ONE:
        return False
    return word in ALWAYS_OF_ONE or (word in ALWAYS and _are_many(before))


def _is_verb_by_what_follows(words: Sequence[str], n: int) -> bool:
    """Whether word ``n``, which may be a noun, is none here: "trust breaks down"."""
    word, before, are_many = words[n], words[n - 1], _are_many(words[n - 1])
    if n + 1 == len(words):
        return are_many and word in MOVES
    following, is_before_last = words[n + 1], n + 2 == len(words)
    small = LAST_PARTICLES if is_before_last else PARTICLES
    if word in (WITH_PARTICLE if are_many else PARTICLES_OF_ONE) and following in small:
        return True
    if word in ("stops", "starts") and _is_ing(following):
        return True
    if (word, following) == ("leads", "to") or (word == "needs" and following in NEEDED):
        return not are_many
    if word not in (ACTS if are_many else ACTS_OF_ONE) or following in BOUNDARIES - DETERMINERS:
        return False
    on_somebody = following in PEOPLE | DETERMINERS | PERSONAL | ANYBODY
    acts = before in (PEOPLE | GROUPS) - {"staff"} or (words[0] in DETERMINERS and n == 2)
    return on_somebody or acts or word in ("causes", "drives")


def _are_many(word: str) -> bool:
    return word in PEOPLE or is_plural(word)


def _is_said_of_a_noun(words: Sequence[str], n: int) -> bool:
    """Whether somebody's doing only says which noun is meant: "support we can offer"."""
    return n > 1 and words[n - 1] in PERSONAL and words[n - 2] not in ("and", "or")


def _does(words: Sequence[str], n: int) -> bool:
    """Whether what stands before word ``n`` is people who may do something."""
    while n > 1 and words[n - 1] in BETWEEN:
        n -= 1
    return words[n - 1] in PEOPLE | PERSONAL | {"staff"}


def _is_doing(words: Sequence[str]) -> bool:
    is_ready = words[0] in READY and words[1:2] == ["to"]
    if is_ready or (
        words[0] in {"not", "never"} | PERSONAL and len(words) > 2 and _is_ing(words[1])
    ):
        return True
    if len(words) < 2 or not _is_ing(words[0]):
        return False
    first, second = words[:2]
    if first in BEGIN_DOINGS and second not in BOUNDARIES - DETERMINERS:
        return True
    if first == "being" or second in DETERMINERS | PERSONAL | PEOPLE | ASKING | ANYBODY | {"that"}:
        return True
    if first.endswith(("ising", "izing", "ifying")):
        return first not in NO_VERB_IN_ISING and second not in BOUNDARIES
    return words[-1].endswith("ly") and words[-1] not in NO_MANNER and second not in BOUNDARIES


def _is_ing(word: str) -> bool:
    return word.endswith("ing") and len(word) > 4 and word not in NO_DOING
