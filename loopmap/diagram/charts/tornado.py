"""One thing at a time as bars around the middle, widest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loopmap.diagram.charts.chart import Chart, curve_colours, mixed, shortened, words
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.label import wrap_to
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Line, Primitive, RoundBox, Stroke
from loopmap.diagram.style import Style

BELOW = ("lower", "as today", "higher")

_LABELS = 0.48
"""The share of the width that the names of the rows may take."""
_ROW, _ROW_OF_TWO, _ROW_IN_TWO, _BAR = 1.9, 2.75, 3.0, 0.95
"""Heights in sizes of their text: of a row, of one whose name beside its bar takes two lines, of
one with its name above its bar, and of the bar."""
_NARROW = 36
_EDGE = 12.0
_GAP = 8.0
_LEAST = 0.05
"""A deviation that at least reaches the edge: what hardly moves is not blown up."""


@dataclass(frozen=True, slots=True)
class TornadoRow:
    """What an outcome comes to with little and with much of one thing; ``marks`` say which end."""

    label: str
    little: float
    much: float
    marks: tuple[str, str] = ("−", "+")


@dataclass(frozen=True, slots=True)
class TornadoChart:
    """Rows around ``middle``, where everything is in the middle. ``current``: the row in hand.

    ``below``: what stands under the left end, today (0) and the right end.
    """

    rows: Sequence[TornadoRow]
    middle: float
    width: float
    size: float
    style: Style
    measure: TextMeasure
    current: int | None = None
    below: tuple[str, str, str] = BELOW

    @property
    def is_narrow(self) -> bool:
        """Whether names stand above their bars, for there is no room beside them."""
        return self.width < _NARROW * self.size

    @property
    def step(self) -> float:
        """The height of a row."""
        if self.is_narrow:
            return round(self.size * _ROW_IN_TWO)
        return round(self.size * (_ROW_OF_TWO if self._has_long_names else _ROW))

    @property
    def _has_long_names(self) -> bool:
        """Whether a name takes more than a line of the room beside the bars."""
        return max(map(self._long, self.rows), default=0.0) > self.width * _LABELS

    def _long(self, row: TornadoRow) -> float:
        return self.measure.width(row.label, self.size)

    @property
    def height(self) -> float:
        return len(self.rows) * self.step + _GAP + self.measure.line_height(self.size)

    @property
    def left(self) -> float:
        """Where bars begin."""
        if self.is_narrow:
            return _EDGE + 4.0
        widest = max(map(self._long, self.rows), default=0.0)
        return min(widest, self.width * _LABELS) + _GAP + _EDGE

    def drawn(self) -> Chart:
        """The chart. O(rows)."""
        step = self.step
        boxes = tuple(
            Box(self.width / 2, step * (number + 0.5), self.width, step)
            for number in range(len(self.rows))
        )
        return Chart(tuple(self._shapes(boxes)), self.width, self.height, boxes)

    def _shapes(self, boxes: Sequence[Box]) -> Iterator[Primitive]:
        yield from self._frame()
        for number, (row, box) in enumerate(zip(self.rows, boxes, strict=True)):
            yield from self._row(row, box, is_current=number == self.current)

    def _frame(self) -> Iterator[Primitive]:
        style, below = self.style, len(self.rows) * self.step
        today, middle = self._x(0.0), self._x(self.middle)
        for x, stroke in (
            (today, Stroke(style.text_muted, 1.2, (5.0, 4.0))),
            (middle, Stroke(style.border, 1.0)),
        ):
            yield Line(None, "frame", (Point(x, 0.0), Point(x, below)), stroke)
        y = below + _GAP / 2 + self.measure.line_height(self.size) / 2
        muted, right = style.text_muted, self.width - _EDGE
        yield words(self.below[0], self.left, y, self.size, muted)
        yield words(self.below[1], today, y, self.size, muted, anchor="middle")
        yield words(self.below[2], right, y, self.size, muted, anchor="end")

    def _row(self, row: TornadoRow, box: Box, *, is_current: bool) -> Iterator[Primitive]:
        style, tall = self.style, self.size * _BAR
        if is_current:
            ring = Stroke(style.accent, 1.0)
            yield RoundBox(None, "current", box.inflated(-0.5), 6.0, style.hover, ring)
        narrow = self.is_narrow
        off = box.height / 4 if narrow else 0.0
        for y, label in self._label(row, box.y - off):
            yield words(label, 4.0, y, self.size, style.text)
        y = box.y + off
        accent = curve_colours(style)[0]
        middle = self._x(self.middle)
        for value, fill, mark in (
            (row.little, mixed(accent, style.panel, 0.3), row.marks[0]),
            (row.much, accent, row.marks[1]),
        ):
            end = self._x(value)
            if abs(end - middle) >= 0.5:
                bar = Box((middle + end) / 2, y, abs(end - middle), tall)
                yield RoundBox(None, "bar", bar, 2.0, fill, Stroke(accent, 1.0))
            beyond = end + (6.0 if end >= middle else -6.0)
            yield words(mark, beyond, y, self.size, style.text, anchor="middle", weight=600)

    def _label(self, row: TornadoRow, y: float) -> Iterator[tuple[float, str]]:
        """A name in one line around ``y``; beside its bar in two, if that is what it takes."""
        room = self.width - 8.0 if self.is_narrow else self.left - _GAP - _EDGE
        if self.is_narrow or self._long(row) <= room:
            yield y, shortened(row.label, room, self.size, self.measure)
            return
        first, *more = wrap_to(row.label, room, self.size, 400, self.measure)
        half = self.measure.line_height(self.size) / 2
        yield y - half, shortened(first, room, self.size, self.measure)
        if more:
            yield y + half, shortened(" ".join(more), room, self.size, self.measure)

    def _x(self, deviation: float) -> float:
        most = max([_LEAST, *(abs(v) for row in self.rows for v in (row.little, row.much))])
        half = (self.width - _EDGE - self.left) / 2
        return self.left + half + deviation / most * half
