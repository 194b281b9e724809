"""The parts of a variable's name: its noun, whether there are many of it, what goes before it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from loopmap.analysis.name_words import (
    ADVERBS,
    BOUNDARIES,
    DETERMINERS,
    LAST_WORDS,
    NOT_PARTICIPLES,
    NOT_PLURALS,
    PARTICIPLES,
    PEOPLE,
    PLURALS,
    SAFE_TO_DROP,
)


def ends_head(words: Sequence[str], n: int) -> bool:
    """Whether the noun that a name is about has ended before word ``n``."""
    word = words[n].casefold()
    following = words[n + 1].casefold() if n + 1 < len(words) else ""
    if word.endswith("ing") and following and (following in DETERMINERS or _acts(words[n - 1])):
        return True
    if word in LAST_WORDS and not following:
        return True
    if word in BOUNDARIES or word.startswith("("):
        return True
    return _is_participle(word) and not _describes(words[n - 1].casefold(), word, following)


def _describes(before: str, participle: str, following: str) -> bool:
    """Whether a participle says what the next word is like: "our desired weapons"."""
    if not following or following in BOUNDARIES | DETERMINERS | ADVERBS or following[-2:] == "ly":
        return False
    leans = before in DETERMINERS or before in ("and", "or") or before.endswith("ly")
    return leans or "-" in participle


def _acts(word: str) -> bool:
    """Whether a word means people, so that the next may say what they do: "people waiting for"."""
    return word.casefold() in PEOPLE or word.casefold() == "person"


def _is_participle(word: str) -> bool:
    return word in PARTICIPLES or (
        word.endswith("ed") and len(word) > 3 and word not in NOT_PARTICIPLES
    )


def is_plural(head: str) -> bool:
    """Whether a noun, in small letters, is one of many."""
    if head in PLURALS:
        return True
    return (
        head.endswith("s")
        and head not in NOT_PLURALS
        and not head.endswith(("ss", "us", "is", "’s", "'s"))
    )


def hangs(words: Sequence[str]) -> bool:
    """Whether the name ends in a word that no verb should follow: "lessons walked out of"."""
    last = words[-1].casefold()
    return len(words) > 1 and (last in BOUNDARIES or last in LAST_WORDS or _is_participle(last))


def short_form(words: Sequence[str], end: int, head: str, spoken: str) -> str:
    """The name up to its head where the rest only repeats; otherwise the whole of it."""
    if end == len(words) or words[end].casefold() not in SAFE_TO_DROP:
        return spoken
    if end == 1 and not is_plural(head):
        return spoken
    return " ".join(spoken.split()[:end])


def starts_with_determiner(name: str) -> bool:
    """Whether no other article can go before a name: "one shared plan", "our weapons"."""
    first, _, rest = name.casefold().partition(" ")
    return first in DETERMINERS and not (first == "no" and rest.startswith("of "))  # a number


def article(name: str) -> str:
    """Which article goes before a name, by how its first word sounds."""
    first = name.partition(" ")[0]
    if first.isupper() and len(first) > 1:
        spelt = len(first) == 2 or not any(letter in "AEIOU" for letter in first)
        return "an" if first[0] in ("AEFHILMNORSX" if spelt else "AEIOU") else "a"
    if first.casefold().startswith(("uni", "use", "eu", "one")):
        return "a"
    return "an" if first[:1].casefold() in "aeiou" or first.startswith(("hour", "honest")) else "a"


class Owner(Enum):
    """Whose something is: before "pupils’ trust" no "a" can go, "Ofsted’s view" needs "of"."""

    NOBODY = auto()
    ONE = auto()
    MANY = auto()


def owner(words: Sequence[str]) -> Owner:
    """How whoever is named before the noun owns it; ``words`` are those up to the noun."""
    if any(word.endswith(("'s", "’s")) for word in words):
        return Owner.ONE
    return Owner.MANY if any(word.endswith(("s'", "s’")) for word in words) else Owner.NOBODY
