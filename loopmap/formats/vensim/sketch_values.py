"""A Vensim sketch as plain values: words, valves, comments and arrows; its lines taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ARROW, VARIABLE, VALVE, COMMENT = "1", "10", "11", "12"
PIPE = 20
"""Arrows thicker than this are pipes that stuff flows through."""

BOX, CIRCLE_CLOCKWISE, CIRCLE_COUNTER, OF_VALVE = 3, 4, 5, 32
CLOUD = "48"

_FIELD = re.compile(r'"(?:[^"\\]|\\.)*"|[^,]*')
_POINT = re.compile(r"\((-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)\)")
_FARTHEST = 1e5


@dataclass(frozen=True, slots=True)
class Word:
    """A variable, valve or comment. ``x``, ``y``: its middle; ``width``, ``height``: half of it.

    ``is_shadow``: drawn a second time. ``more``: the fields that follow, as they are written.
    """

    kind: str
    id: int
    name: str
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    shape: int = 0
    bits: int = 3
    more: tuple[str, ...] = ()
    text: str = ""

    @property
    def is_shadow(self) -> bool:
        return self.kind == VARIABLE and not self.bits & 1

    @property
    def is_of_valve(self) -> bool:
        return self.kind == VARIABLE and bool(self.shape & OF_VALVE)

    @property
    def is_box(self) -> bool:
        return self.kind == VARIABLE and self.shape & 7 == BOX


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from a word to another. ``polarity``: the letter at it, or nothing.

    ``through``: the points it goes through; none where it is straight. ``more``: its fields
    from the hasfont bits to the font, as they are written.
    """

    id: int
    source: int
    target: int
    shape: int = 0
    polarity: str = ""
    thickness: int = 0
    delayed: bool = False
    through: tuple[tuple[float, float], ...] = ()
    more: tuple[str, ...] = ()

    @property
    def is_pipe(self) -> bool:
        return self.thickness > PIPE


@dataclass(slots=True)
class View:
    """One view of a sketch. ``dress``: the line on its letters and colours."""

    name: str
    dress: str = ""
    words: dict[int, Word] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)


def fields_of(line: str) -> list[str]:
    """The fields of a line; commas between quotation marks part nothing."""
    found, at = [], 0
    while at <= len(line):
        match = _FIELD.match(line, at)
        assert match is not None
        found.append(match.group())
        at = match.end() + 1
        if at - 1 < len(line) and line[at - 1] != ",":  # letters behind a closing mark
            stop = line.find(",", at - 1)
            stop = len(line) if stop < 0 else stop
            found[-1] += line[at - 1 : stop]
            at = stop + 1
    return found


def points_of(line: str) -> tuple[tuple[float, float], ...]:
    """The points an arrow goes through; (0,0) alone says that it is straight."""
    found = tuple((float(x), float(y)) for x, y in _POINT.findall(line))
    if any(abs(n) > _FARTHEST for point in found for n in point) or found == ((0.0, 0.0),):
        return ()
    return found


def place_of(text: str) -> float:
    """A coordinate. Raises ValueError for what is none."""
    value = float(text)
    if not abs(value) < _FARTHEST:
        raise ValueError(text)
    return value
