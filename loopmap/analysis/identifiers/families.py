"""Family names that stand alone, once a document says elsewhere whose they are."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from loopmap.analysis.identifiers.kinds import IdentifierKind, Spotted
from loopmap.analysis.identifiers.names import TITLED, only_opens
from loopmap.analysis.identifiers.words import words_of
from loopmap.analysis.word_lists import word_list

_SHORTEST = 3
"""Letters of a family name; shorter ones are initials and short forms."""


def families(people: Iterable[str]) -> dict[str, str]:
    """Whose each family name is: one person's, or that of nobody in particular.

    ``people`` as ``one_person`` tells them apart. Those named without a title come first: of
    “Mr Cole” and “Jayden Cole” the name alone is taken for the child's. Two words with capitals
    that no list knows may be a thing, whose second word is often said alone.
    """
    known: dict[str, set[str]] = {}
    titled: dict[str, set[str]] = {}
    for person in people:
        names = person.split()
        given, family = names[0], names[-1]
        if len(names) > 1 and len(family) >= _SHORTEST:
            if person.startswith(TITLED):
                titled.setdefault(family, set()).add(person)
            elif given in word_list("given_names"):
                known.setdefault(family, set()).add(person)
    whose = titled | known
    return {name: min(some) if len(some) == 1 else name for name, some in whose.items()}


def families_in(text: str, whose: Mapping[str, str], ordinary: Container[str]) -> Iterator[Spotted]:
    """Where one of these names stands, however written; one that is a word only as a name is."""
    words = word_list("family_words")
    for word in words_of(text):
        if word.folded not in whose:
            continue
        is_name = word.is_capital and not only_opens(word, ordinary)
        if is_name or word.folded not in words:
            yield Spotted(word.start, word.end, IdentifierKind.NAME, whose[word.folded])
