"""What stands for people in place of their names, the same throughout a document."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import count, product
from string import ascii_uppercase

from loopmap.analysis.identifiers.names import TITLED
from loopmap.model.query import fold_name

CHILD, ADULT = "Child", "Adult"


def pseudonyms(people: Iterable[str], taken: Container[str]) -> dict[str, str]:
    """“Child A” and so on for each of ``people`` in order, “Adult A” where a title was said.

    ``taken``: folded, those that the document has already and that stand for others.
    """
    children, adults = _free(CHILD, taken), _free(ADULT, taken)
    return {
        person: next(adults if person.startswith(TITLED) else children)
        for person in dict.fromkeys(people)
    }


def _free(word: str, taken: Container[str]) -> Iterator[str]:
    for letters in _letters():
        if fold_name(f"{word} {letters}") not in taken:
            yield f"{word} {letters}"


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    for length in count(1):
        yield from ("".join(some) for some in product(ascii_uppercase, repeat=length))
