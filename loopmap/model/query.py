"""Questions about one map that need nothing but its records. Pure functions."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Protocol, TypeVar

from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable


class Ordered(Protocol):
    """Anything with an id and a place in its list."""

    @property
    def id(self) -> RecordId: ...
    @property
    def order(self) -> float: ...


T = TypeVar("T", bound=Ordered)

_PLACE = attrgetter("order", "id")


def in_order(table: Mapping[RecordId, T]) -> list[T]:
    """The records of a table as lists, files and the canvas show them. O(n log n)."""
    return sorted(table.values(), key=_PLACE)  # in C throughout: long maps are listed often


def next_order(table: Mapping[RecordId, T]) -> float:
    """An ``order`` that puts a new record last."""
    return max((record.order for record in table.values()), default=-1.0) + 1.0


@lru_cache(maxsize=16384)
def fold_name(name: str) -> str:
    """What two names are compared by: case, spaces, width and accents' spelling do not count.

    >>> fold_name("  School   Attendance ") == fold_name("school attendance")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def clean_name(text: str) -> str:
    r"""A name as it is kept: one line, single spaces, no control characters, NFC.

    >>> clean_name("Fines\n issued ")
    'Fines issued'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join(c if unicodedata.category(c) not in ("Cc", "Cs") else " " for c in text)
    return " ".join(unicodedata.normalize("NFC", kept).split())


def variable_named(causal_map: CausalMap, name: str) -> Variable | None:
    """The variable whose name folds to the same as ``name``, or None. O(variables)."""
    folded = fold_name(name)
    for variable in causal_map.variables.values():
        if fold_name(variable.name) == folded:
            return variable
    return None


def links_at(causal_map: CausalMap, variables: Iterable[RecordId]) -> list[Link]:
    """Every link with an end among ``variables``, each once, in order of asking."""
    found: dict[RecordId, Link] = {}
    for variable in variables:
        for link in (
            *causal_map.adjacency.into(variable),
            *causal_map.adjacency.out_of(variable),
        ):
            found[link.id] = link
    return list(found.values())


def links_among(causal_map: CausalMap, variables: frozenset[RecordId]) -> list[Link]:
    """Links with both ends among ``variables``."""
    return [
        link
        for variable in sorted(variables)
        for link in causal_map.adjacency.out_of(variable)
        if link.target in variables
    ]


def loop_key(links: Iterable[RecordId]) -> tuple[RecordId, ...]:
    """A loop's key: its link ids in causal order, rotated to start at the smallest.

    >>> loop_key(("l3", "l1", "l2"))
    ('l1', 'l2', 'l3')
    """
    ring = tuple(links)
    if not ring:
        return ring
    start = ring.index(min(ring))
    return ring[start:] + ring[:start]


def has_equations(causal_map: CausalMap) -> bool:
    """Whether anybody has begun to write equations on a map. O(variables) the first time."""
    return causal_map.has_equations


class InUse(Container[str]):
    """Asked whether an id belongs to anything of the document, or is among ``others``. O(maps)."""

    def __init__(self, document: Document, others: Container[str] = ()) -> None:
        self._document, self._others = document, others

    def __contains__(self, wanted: object) -> bool:
        document, one = self._document, RecordId(str(wanted))
        return (
            one in self._others
            or one in document.evidence
            or one in document.ideas
            or any(wanted == i or m.get(one) is not None for i, m in document.maps.items())
        )
