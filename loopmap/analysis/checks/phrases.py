"""Finding listed words in a name, and the name without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loopmap.analysis.word_lists import word_list
from loopmap.model.query import clean_name, fold_name

_JOINING = re.compile(r"^(?:of|in|the|a|an)\s+", re.IGNORECASE)


class Heard(NamedTuple):
    """A listed word as it stands in a name, and what its list offers instead."""

    word: str
    start: int
    end: int
    instead: str


def heard(name: str, lists: str) -> Heard | None:
    """The first word of a list in ``name``, longest entries first; None for none of them."""
    pattern = _pattern(lists)
    found = pattern.search(name) if pattern else None
    if found is None:
        return None
    entry = _entry(lists, found[0])
    return Heard(found[0], *found.span(), entry)


def listed_in(text: str, lists: str) -> Iterator[Heard]:
    """Every word of a list in ``text``, in order, with what the list offers instead."""
    pattern = _pattern(lists)
    for found in pattern.finditer(text) if pattern else ():
        yield Heard(found[0], *found.span(), _entry(lists, found[0]))


def all_heard(text: str, lists: str) -> list[str]:
    """Every word of a list in ``text``, in order, as it stands there."""
    pattern = _pattern(lists)
    return pattern.findall(text) if pattern else []


def without(name: str, word: Heard) -> str:
    """The name with what is offered in place of the word, written as a name is.

    >>> without("Lack of trust", Heard("Lack of", 0, 7, ""))
    'Trust'
    """
    after = name[word.end :].lstrip()
    if not word.instead:
        after = _JOINING.sub("", after)
    rest = clean_name(f"{name[: word.start]} {word.instead} {after}")
    return rest[:1].upper() + rest[1:]


@cache
def _pattern(lists: str) -> re.Pattern[str] | None:
    entries = sorted(word_list(lists), key=lambda entry: (-len(entry), entry))
    if not entries:
        return None
    words = "|".join(_as_pattern(entry) for entry in entries)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def _as_pattern(entry: str) -> str:
    stem, star, _ = entry.partition("*")
    words = r"\s+".join(re.escape(part) for part in stem.split())
    return words + (r"\w*" if star else "")


def _entry(lists: str, found: str) -> str:
    folded = fold_name(found)
    entries = word_list(lists)
    if folded in entries:
        return entries[folded]
    stems = [e for e in entries if e.endswith("*") and folded.startswith(e[:-1])]
    return entries[max(stems, key=len)] if stems else ""
