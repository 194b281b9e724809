"""What stands above the frames of a chart: what each axis measures, and the unit of time.

Names are never cut while they can be wrapped at words; of several that have no room for all,
the first ones stand in full and the others are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loopmap.diagram.charts.chart import shortened
from loopmap.diagram.label import wrap_to
from loopmap.diagram.measure import TextMeasure

_BETWEEN = 8.0
"""Pixels between a title and the unit of time beside it."""

_WIDER = 1.15
"""How much wider both may come out in a program that has not got our typeface."""


class Head(NamedTuple):
    """The lines of a title, and whether the unit of time has room beside the last."""

    lines: tuple[str, ...]
    has_time: bool


class Letters(NamedTuple):
    """How text is measured."""

    size: float
    measure: TextMeasure

    def width(self, text: str) -> float:
        return self.measure.width(text, self.size)

    def wrapped(self, text: str, room: float) -> list[str]:
        return wrap_to(text, room, self.size, 400, self.measure)


def heads(
    titles: Sequence[Sequence[str]], rooms: Sequence[float], time: str, most: int, letters: Letters
) -> tuple[Head, ...]:
    """A head for each axis, all of as many lines as the one that needs most.

    ``titles``: for each axis what it is called by, one unit or several names; ``rooms``: the
    width of each; ``most``: so many lines at most. O(words).
    """
    beside = letters.width(time) * _WIDER + _BETWEEN
    found = [
        _lines(names, room, beside, most, letters)
        for names, room in zip(titles, rooms, strict=True)
    ]
    last = max((len(lines) for lines in found), default=1)
    if last < most and any(
        not _has_room(lines, last, room, beside, letters)
        for lines, room in zip(found, rooms, strict=True)
    ):
        last += 1
    return tuple(
        Head((*lines, *[""] * (last - len(lines))), _has_room(lines, last, room, beside, letters))
        for lines, room in zip(found, rooms, strict=True)
    )


def _has_room(
    lines: Sequence[str], last: int, room: float, beside: float, letters: Letters
) -> bool:
    ends = letters.width(lines[-1]) if len(lines) == last else 0.0
    return ends * _WIDER + beside <= room


def _lines(
    names: Sequence[str], room: float, beside: float, most: int, letters: Letters
) -> list[str]:
    """In one line beside the time if it can be, else wrapped; as many names as have room."""
    for count in range(len(names), 0, -1):
        rest = len(names) - count
        text = ", ".join(names[:count]) + (f" and {rest} more" if rest else "")
        if letters.width(text) * _WIDER + beside <= room:
            return [text]
        lines = letters.wrapped(text, room)
        if len(lines) <= most and all(letters.width(line) <= room for line in lines):
            return lines
    lines = letters.wrapped(names[0], room)[:most]
    cut = [shortened(line, room, letters.size, letters.measure) for line in lines]
    if " ".join(lines) != names[0] and not cut[-1].endswith("…"):
        cut[-1] = shortened(f"{cut[-1]}…", room, letters.size, letters.measure)
    return cut
