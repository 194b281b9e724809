"""How long a link takes, in the words people gave or as "after a while"."""

from __future__ import annotations

from loopmap.analysis.wording import lower_first
from loopmap.model.records import Link

AFTER_A_WHILE = "after a while"

_JOINTS = ("after ", "within ", "over ", "in ", "by ", "from ", "not ", "only ")
"""What begins a phrase that needs no "after" before it."""

_UNITS = (
    *("second", "minute", "hour", "day", "week", "fortnight", "month", "term", "half-term"),
    *("quarter", "season", "year", "decade", "generation", "lifetime"),
)


def after(length: str) -> str:
    """When an effect comes: a length people gave is kept in their words.

    >>> after(""), after("A term"), after("2 years"), after("school year")
    ('after a while', 'after a term', 'after 2 years', 'after a school year')
    >>> after("long"), after("within weeks")
    ('after a while (long)', 'within weeks')
    """
    said = lower_first(" ".join(length.split()).rstrip("."))
    if not said:
        return AFTER_A_WHILE
    if said.startswith(_JOINTS):
        return said
    words = said.casefold().split()
    if words[-1] in _UNITS and len(words) <= 2 and not _counts(words[0]):
        return f"after {'an' if words[0] == 'hour' else 'a'} {said}"
    if any(word.removesuffix("s") in _UNITS for word in words):
        return f"after {said}"
    return f"{AFTER_A_WHILE} ({said})"


def when(link: Link) -> str:
    """When the effect of a link comes: "after a term"; empty where it comes at once."""
    return after(link.delay_length) if link.delayed else ""


def _counts(word: str) -> bool:
    """Whether a word says how many, so that no article goes before it."""
    articles = ("a", "an", "one", "the", "half", "each", "every", "next", "about")
    return word in articles or word[:1].isdigit()
