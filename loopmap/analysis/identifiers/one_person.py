"""Which names are those of one person: in full, with a title, and either part alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from loopmap.analysis.identifiers.names import TITLED


class _Said(NamedTuple):
    """A name as it is said: its title, "" for none, and its words."""

    title: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, person: str) -> _Said:
        if not person.startswith(TITLED):
            return cls("", tuple(person.split()))
        title, *names = person.removeprefix(TITLED).split()
        return cls(title, tuple(names))

    @property
    def is_full(self) -> bool:
        return len(self.names) > 1


def one_person(people: Iterable[str]) -> Mapping[str, str]:
    """For each name (as ``Spotted.person`` has it) the fullest that can only be the same person's.

    “Jayden”, “Jayden Smith” and “Mr Smith” are “Mr Jayden Smith” where nobody else in
    ``people`` might be meant. “Mr Cole” is not the child “Jayden Cole”. O(people).
    """
    said = {person: _Said.of(person) for person in dict.fromkeys(people)}
    titled: dict[tuple[str, ...], set[str]] = {}
    for person, each in said.items():
        if each.is_full and each.title:
            for short in _short_forms(each):
                titled.setdefault(short, set()).add(person)
    fullest = {person: _only(titled, each, person) for person, each in said.items()}
    given: dict[str, set[str]] = {}
    for person, each in said.items():
        if each.is_full:
            given.setdefault(each.names[0], set()).add(fullest[person])
    for person in said:
        if len(given.get(person, ())) == 1:
            (fullest[person],) = given[person]
    return MappingProxyType(fullest)


def _short_forms(full: _Said) -> Iterator[tuple[str, ...]]:
    """How somebody with title, given and family name may be said: without title, without given."""
    yield ("", *full.names)
    yield (full.title, full.names[-1])


def _only(titled: Mapping[tuple[str, ...], set[str]], said: _Said, person: str) -> str:
    found = titled.get((said.title, *said.names), set())
    return next(iter(found)) if len(found) == 1 else person
