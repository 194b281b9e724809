"""The subscripts of a Vensim model: ranges, their elements, and which stands for which.

Vensim Reference Manual, “Subscripts”: ``Region: North, South``, ``(A1-A5)``, a range as
part of another, ``-> (Other: x, y)``, ``Region <-> Area``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.vensim.definitions import Definition, plain_name
from loopmap.formats.vensim.words import Unreadable

MOST_CELLS = 20_000
"""More numbers than all arrays of a model may have."""

_SERIES = re.compile(r"\(\s*(?P<stem>.*?)(?P<low>\d+)\s*-\s*(?P=stem)(?P<high>\d+)\s*\)")
_PART = re.compile(r'\([^)]*\)|"(?:[^"\\]|\\.)*"|[^,()]+')
_DEEPEST = 20
_LONGEST_SERIES = 200

Bound = Mapping[CanonicalName, str]
"""The element that each range, and each ``range!`` within a sum, stands for."""


class Subscripts:
    """What the subscripts of a model mean. Elements are given by their shown names."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._written = {
            canonical(each.name): each for each in definitions if each.sign in (":", "<->")
        }
        self._elements: dict[CanonicalName, tuple[str, ...]] = {}
        self._across: dict[tuple[CanonicalName, CanonicalName], dict[CanonicalName, str]] = {}
        for key in self._written:
            self._find(key, 0)
        # An element counts in the largest range it is part of.
        largest = sorted(self._elements, key=lambda key: len(self._elements[key]))
        self._homes = {
            canonical(element): key for key in largest for element in self._elements[key]
        }
        for key, each in self._written.items():
            self._map(key, each.text.partition("->")[2])

    def __bool__(self) -> bool:
        return bool(self._elements)

    def elements(self, name: str) -> tuple[str, ...] | None:
        """The elements of a range; None for what is none."""
        return self._elements.get(canonical(name))

    def places(self, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Every combination of elements that subscripts on the left stand for."""
        return product(*(self.elements(name) or (name,) for name in names))

    def element(self, name: str, bound: Bound) -> str:
        """The element that a subscript on the right means. Raises Unreadable."""
        key = canonical(name)
        if key in bound:
            return bound[key]
        own = self._elements.get(key)
        if own is None:
            return name
        for other, element in bound.items():
            mapped = self._across.get((key, other), {}).get(canonical(element))
            if mapped is not None:
                return mapped
        for element in bound.values():
            if canonical(element) in {canonical(each) for each in own}:
                return element
        raise Unreadable(f"which element of “{name}” is meant in it is not clear")

    def number(self, name: str, bound: Bound) -> float | None:
        """The number from 1 of an element, or of that which a range stands for."""
        element = canonical(bound.get(canonical(name), name))
        home = self._homes.get(element)
        if home is None:
            return None
        return [canonical(each) for each in self._elements[home]].index(element) + 1.0

    def _find(self, key: CanonicalName, depth: int) -> tuple[str, ...]:
        if key in self._elements:
            return self._elements[key]
        each = self._written[key]
        found: list[str] = []
        for part in _PART.findall(each.text.partition("->")[0]):
            found += self._part(part.strip(), depth)
            if len(found) > MOST_CELLS:
                break
        self._elements[key] = tuple(dict.fromkeys(found[:MOST_CELLS]))
        return self._elements[key]

    def _part(self, part: str, depth: int) -> Iterable[str]:
        """An element, a series of them, or those of another range."""
        series = _SERIES.fullmatch(part) if len(part) < _LONGEST_SERIES else None
        if series is not None:
            low, high = int(series["low"][:9]), int(series["high"][:9])
            stem = plain_name(series["stem"])
            return [f"{stem}{n}" for n in range(low, min(high, low + MOST_CELLS) + 1)]
        name = plain_name(part)
        if not name:
            return []
        if canonical(name) in self._written and depth < _DEEPEST:
            return self._find(canonical(name), depth + 1)
        return [name]

    def _map(self, key: CanonicalName, text: str) -> None:
        """``-> Other``, or ``-> (Other: its elements in our order)``; several by commas."""
        own = self._elements[key]
        for part in _PART.findall(text):
            other, _, said = part.strip().strip("()").partition(":")
            target = canonical(plain_name(other))
            theirs = [plain_name(each) for each in said.split(",") if each.strip()]
            if not theirs:
                theirs = list(self._elements.get(target, ()))
            found = self._across.setdefault((key, target), {})
            back = self._across.setdefault((target, key), {})
            for mine, each in zip(own, theirs, strict=False):
                for single in self.elements(each) or (each,):
                    found.setdefault(canonical(single), mine)
                back.setdefault(canonical(mine), each)
