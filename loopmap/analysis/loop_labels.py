"""Labels for loops (R1, B2, U1), given once, so that what the room calls R4 stays R4.

A loop that was named keeps the label of its record through every edit that leaves it
standing. Any other loop gets the next free number of its kind and keeps it while the
map has the loop. A loop whose kind changes keeps its number where it is free, and
says what it was: "B4, was R4".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loopmap.analysis.loops import Loop, LoopKey, LoopKind, LoopList
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.model.document import CausalMap
from loopmap.model.records import NamedLoop

_LETTERS = frozenset(kind.letter for kind in LoopKind)


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
    if not any(label.name for label in book.labels.values()):
        return list(loops)

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


def label_loops(
    causal_map: CausalMap,
    loops: LoopList,
    book: LabelBook = NO_LABELS,
    sought: Iterable[Loop] = (),
) -> LabelBook:
    """The book after a new list: old labels kept, new loops given the next free numbers.

    Where a record brings a label that another loop had, as what is pasted does, that loop takes
    another and says what it was. Covers the listed loops, and beyond the list named ones and
    those ``sought`` by themselves, which take numbers after all others. O(loops).
    """
    records = {record.links: record for record in causal_map.loops.values()}
    shown = all_loops_shown(causal_map, loops, sought)
    given = _standing(causal_map, book, {loop.key for loop in shown})
    given.update({key: record.label for key, record in records.items()})
    names = {key: record.name for key, record in records.items()}
    numbers = _Numbers(given.values())
    made: dict[LoopKey, Label] = {}
    waiting: list[Loop] = []
    owners = _owners(given, records, book)
    for loop in shown:
        first = given.get(loop.key, "")
        if _fits(first, loop) and owners.get(first, loop.key) == loop.key:
            made[loop.key] = _kept(book.labels.get(loop.key), first, names.get(loop.key, ""))
        else:
            waiting.append(loop)
    # Loops that turned round choose before those that never had a label.
    for loop in sorted(waiting, key=lambda loop: not given.get(loop.key)):
        first = given.get(loop.key, "")
        text = _new_label(loop, book, first, numbers)
        numbers.take(text)
        given[loop.key] = first or text
        made[loop.key] = Label(text, names.get(loop.key, ""), first if first != text else "")
    return LabelBook(made, given)


def _kept(before: Label | None, label: str, name: str) -> Label:
    """That label, as it was before if it was the same: there are thousands, at every edit."""
    if before is not None and (before.label, before.name, before.was) == (label, name, ""):
        return before
    return Label(label, name)


def _standing(causal_map: CausalMap, book: LabelBook, shown: set[LoopKey]) -> dict[LoopKey, str]:
    """Labels given before, of loops whose links the map still has, whether they are listed or not.

    Thousands may have been listed at one time or another: this is asked at every edit.
    """
    links = frozenset(causal_map.links)
    return {
        key: label for key, label in book.given.items() if key in shown or links.issuperset(key)
    }


def _owners(
    given: Mapping[LoopKey, str], records: Mapping[LoopKey, NamedLoop], book: LabelBook
) -> dict[str, LoopKey]:
    """Whose the labels are, where two loops were given one: the record's, else who has it now."""
    if len(set(given.values())) == len(given):
        return {}
    shown = {key: label for key, label in given.items() if _is_called(book.labels.get(key), label)}
    owners = {label: key for keys in (given, shown) for key, label in keys.items()}
    return owners | {record.label: key for key, record in records.items()}


def _is_called(now: Label | None, label: str) -> bool:
    return now is not None and now.label == label


def _fits(label: str, loop: Loop) -> bool:
    """Whether a label may stand for the loop: its own wording, or its kind's letter."""
    if not label:
        return False
    is_numbered = label[0] in _LETTERS and label[1:].isdecimal()
    return not is_numbered or label[0] == loop.kind.letter


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
