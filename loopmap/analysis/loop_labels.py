"""Labels for loops (R1, B2, U1), given once, so that what the room calls R4 stays R4.

A loop that was named keeps the label of its record through every edit that leaves it
standing. Any other loop gets the next free number of its kind and keeps it while the
map has the loop. A loop whose kind changes keeps its number where it is free, and
says what it was: "B4, was R4".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loopmap.analysis.loops import Loop, LoopKey, LoopKind, LoopList
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.model.document import CausalMap

_NUMBERED = re.compile(r"([RBU])(\d+)")


@dataclass(frozen=True, slots=True)
class Label:
    """What a loop is called now: "R1"; the name people gave it or ""; what it was, or ""."""

    label: str
    name: str = ""
    was: str = ""

    @property
    def text(self) -> str:
        """The label with its past: "B4, was R4"."""
        return f"{self.label}, was {self.was}" if self.was else self.label


@dataclass(frozen=True)
class LabelBook:
    """The labels of a map's loops. ``given`` is each label as it was first given, by key."""

    labels: Mapping[LoopKey, Label] = field(default_factory=dict)
    given: Mapping[LoopKey, str] = field(default_factory=dict)

    def of(self, loop: Loop) -> Label:
        """The loop's label; KeyError when the book was not updated with its list."""
        return self.labels[loop.key]


NO_LABELS = LabelBook()


def named_first(loops: Iterable[Loop], book: LabelBook) -> list[Loop]:
    """Loops as people list them: those they named, R before B and by number; the rest as found."""

    def place(loop: Loop) -> tuple[bool, int, int]:
        label = book.labels.get(loop.key)
        if label is None or not label.name:
            return (True, 0, 0)
        digits = "".join(c for c in label.label if c.isdigit())
        return (False, list(LoopKind).index(loop.kind), int(digits or 0))

    return sorted(loops, key=place)


def labels(causal_map: CausalMap, loops: LoopList) -> Mapping[LoopKey, Label]:
    """Labels of a map's loops where nothing was labelled before."""
    return label_loops(causal_map, loops).labels


def label_loops(causal_map: CausalMap, loops: LoopList, book: LabelBook = NO_LABELS) -> LabelBook:
    """The book after a new list: old labels kept, new loops given the next free numbers.

    Covers the listed loops and named ones beyond the list. O(loops).
    """
    records = {record.links: record for record in causal_map.loops.values()}
    shown = all_loops_shown(causal_map, loops)
    given = _standing(causal_map, book, {loop.key for loop in shown})
    given.update({key: record.label for key, record in records.items()})
    numbers = _Numbers(given.values())
    made: dict[LoopKey, Label] = {}
    for loop in sorted(shown, key=lambda loop: _turn(loop, given, records)):
        first = given.setdefault(loop.key, "")
        text = first if _fits(first, loop) else _new_label(loop, book, first, numbers)
        numbers.take(text)
        given[loop.key] = first or text
        name = records[loop.key].name if loop.key in records else ""
        made[loop.key] = Label(text, name, first if first != text else "")
    return LabelBook(made, given)


def _standing(causal_map: CausalMap, book: LabelBook, shown: set[LoopKey]) -> dict[LoopKey, str]:
    """Labels given before, of loops whose links the map still has, whether they are listed or not.

    Thousands may have been listed at one time or another: this is asked at every edit.
    """
    links = frozenset(causal_map.links)
    return {
        key: label for key, label in book.given.items() if key in shown or links.issuperset(key)
    }


def _turn(loop: Loop, given: Mapping[LoopKey, str], named: Iterable[LoopKey]) -> int:
    """Who chooses first: loops that keep their label, flipped ones, then those without one."""
    first = given.get(loop.key, "")
    if not first:
        return 2
    return 0 if _fits(first, loop) and loop.key in named else 1


def _fits(label: str, loop: Loop) -> bool:
    """Whether a label may stand for the loop: its own wording, or its kind's letter."""
    if not label:
        return False
    numbered = _NUMBERED.fullmatch(label)
    return numbered is None or numbered[1] == loop.kind.letter


def _new_label(loop: Loop, book: LabelBook, first: str, numbers: _Numbers) -> str:
    """A label for a loop that has none, or one of another kind.

    The one it had last, else its number under the new letter, else the next free number.
    """
    letter = loop.kind.letter
    last = book.labels.get(loop.key)
    if last is not None and last.label.startswith(letter) and numbers.is_free(last.label):
        return last.label
    if first and numbers.is_free(letter + first[1:]):
        return letter + first[1:]
    return numbers.next(letter)


class _Numbers:
    """Labels in use, and the next free number for each letter."""

    def __init__(self, used: Iterable[str]) -> None:
        self._used = set(used)
        self._next = {"R": 1, "B": 1, "U": 1}

    def is_free(self, label: str) -> bool:
        return label not in self._used

    def take(self, label: str) -> None:
        self._used.add(label)

    def next(self, letter: str) -> str:
        while f"{letter}{self._next[letter]}" in self._used:
            self._next[letter] += 1
        return f"{letter}{self._next[letter]}"
