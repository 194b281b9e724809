"""A LOOPY map as a document: circles as variables, arrows as links, free text as notes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.foreign import as_list, as_text, number_or
from loopmap.formats.format import Opened
from loopmap.formats.guess import NOTHING_TOLD, YES_OR_NO, Guess, Told, settled
from loopmap.formats.incoming.claims import Claim, add_claims
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.names import Variables
from loopmap.formats.incoming.places import Place, place_of
from loopmap.formats.kept import keep
from loopmap.formats.loopy.arcs import bulge_of, length
from loopmap.formats.loopy.text import data_of_file, data_of_text, holds_link, label_of
from loopmap.model.records import Sign, Strength

LONG = "delay:long"
"""The guess whether arrows that are drawn long are delayed."""

_LONG = 2.0
_FEW = 4
_NARROWEST_NOTE, _WIDEST_NOTE = 90.0, 420.0
_LETTER = 7.5
_ALWAYS = (9, -9)
"""Strengths by which later versions turn every change into more, or into less."""

_FILTERS = (8, -8)
"""Strengths by which later versions let only more, or only less, through as it is."""


def read_file(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """One map of a ``.loopy`` file. Raises FormatError. O(size)."""
    if holds_link(content[:4096]):
        return read_link_file(content, name, told)
    return _document(data_of_file(content, name), name, told)


def read_link_file(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """One map of a file that holds a link. Raises FormatError. O(size)."""
    return read_link(content.decode("utf-8", "replace"), name, told)


def read_link(text: str, name: str = "LOOPY link", told: Told = NOTHING_TOLD) -> Opened:
    """One map of the first link to LOOPY in a text, which may be pasted. Raises FormatError."""
    return _document(data_of_text(text, name), name, told)


def sign_of(strength: float) -> Sign:
    """What an arrow of a strength does to a change."""
    if strength == 0 or strength in _ALWAYS:
        return Sign.UNKNOWN
    return Sign.SAME if strength > 0 or strength in _FILTERS else Sign.OPPOSITE


def word_of(strengths: Sequence[float]) -> Strength:
    """How strong arrows of these strengths are together; two beside each other are strong."""
    total = sum(1.0 if abs(each) >= 8 else abs(each) for each in strengths)
    if total >= 1.5:
        return Strength.STRONG
    return Strength.WEAK if 0 < total < 0.75 else Strength.MEDIUM


def _document(data: Any, name: str, told: Told) -> Opened:
    parts = as_list(data)
    if len(parts) < 2 or not all(isinstance(part, list) for part in parts[:2]):
        raise FormatError("This is not a LOOPY file: it has no circles and arrows.", file=name)
    whole = DocumentMaker(stem(name))
    into = whole.map(whole.title)
    into.is_roomy = True
    into.info = replace(
        into.info, extra=keep({}, "loopy", {"rest": parts[3:]} if parts[3:] else {})
    )
    reading = _Reading(into, told)
    reading.nodes(parts[0])
    reading.edges(parts[1])
    reading.labels(as_list(parts[2]) if len(parts) > 2 else [])
    document = whole.document()
    return Opened(
        document,
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        guesses=tuple(reading.guesses),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Arrow:
    """An arrow of the file between two of its circles; ``across`` is how far they are apart."""

    ends: tuple[str, str]
    arc: float
    strength: float
    across: float
    raw: list[Any]


class _Reading:
    """Lists becoming a map."""

    def __init__(self, into: MapMaker, told: Told) -> None:
        self.into, self._told = into, told
        self._variables = Variables(into, "loopy")
        self.guesses: list[Guess] = []
        self._places: dict[str, Place | None] = {}

    def nodes(self, nodes: list[Any]) -> None:
        for number, node in enumerate(nodes, 1):
            cells = _cells(node, 6)
            key = as_text(cells[0])
            if not key or key in self._places:
                text = f"Circle {number} has no number of its own and was left out."
                self.into.whole.told.say(text, "Circles left out")
                continue
            self._places[key] = at = place_of(cells[1], cells[2])
            raw = {"id": cells[0], "init": cells[3], "hue": cells[5]}
            said = {word: value for word, value in raw.items() if value is not None}
            self._variables.add(key, label_of(as_text(cells[4])), at, said)

    def edges(self, edges: list[Any]) -> None:
        arrows = list(self._arrows(edges))
        late = self._delayed(arrows)
        beside: dict[tuple[str, str], list[float]] = {}
        for arrow in arrows:
            beside.setdefault(arrow.ends, []).append(arrow.strength)
        claims = (
            Claim(
                *arrow.ends,
                sign_of(arrow.strength),
                strength=word_of(beside[arrow.ends]),
                delayed=arrow in late,
                bulge=bulge_of(arrow.arc, arrow.across),
                raw={"arrow": arrow.raw},
            )
            for arrow in arrows
        )
        add_claims(self.into, claims, "loopy")

    def _arrows(self, edges: list[Any]) -> Iterator[_Arrow]:
        for number, edge in enumerate(edges, 1):
            cells = _cells(edge, 5)
            ends = (as_text(cells[0]), as_text(cells[1]))
            if not all(end in self._places for end in ends):
                text = f"Arrow {number} has no circle at one of its ends and was left out."
                self.into.whole.told.say(text, "Arrows left out")
                continue
            arc, strength = number_or(cells[2], 0.0), number_or(cells[3], 1.0)
            yield _Arrow(ends, arc, strength, self._across(ends), as_list(edge)[2:])

    def _across(self, ends: tuple[str, str]) -> float:
        start, end = (self._places[each] for each in ends)
        return math.dist(start, end) if start and end else 0.0

    def _delayed(self, arrows: list[_Arrow]) -> set[_Arrow]:
        """The long arrows, where somebody said that they mean delays."""
        lengths = {each: length(each.arc, each.across) for each in arrows if each.across >= 1.0}
        usual = sorted(lengths.values())[len(lengths) // 2] if len(lengths) >= _FEW else math.inf
        long = {arrow for arrow, each in lengths.items() if each > _LONG * usual}
        if not long:
            return set()
        guess = settled(
            Guess(
                LONG,
                f"{len(long)} of {len(arrows)} arrows more than twice as long as usual: delayed",
                YES_OR_NO,
                "no",
                "In LOOPY a change takes longer on a longer arrow.",
            ),
            self._told,
        )
        self.guesses.append(guess)
        return long if guess.taken == "yes" else set()

    def labels(self, labels: list[Any]) -> None:
        for label in labels:
            x, y, raw = _cells(label, 3)
            text = label_of(as_text(raw)).strip()
            if text:
                extra = keep({}, "loopy", {"label": as_text(raw)})
                self.into.note(text, place_of(x, y), width=_width(text), extra=extra)


def _width(text: str) -> float:
    """Wide enough for the lines as they were broken."""
    longest = max(len(line) for line in text.split("\n"))
    return round(min(_WIDEST_NOTE, max(_NARROWEST_NOTE, longest * _LETTER + 24.0)))


def _cells(value: Any, number: int) -> list[Any]:
    """The values of a list, None for those it has not."""
    cells = as_list(value)[:number]
    return cells + [None] * (number - len(cells))
