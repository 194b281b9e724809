"""Layers above and below a line over time, each with a fill, an edge, hatching and its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loopmap.diagram.charts.chart import Chart, shortened, words
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Line, Polygon, Primitive, RoundBox, Stroke
from loopmap.diagram.style import Style
from loopmap.model.made_once import made_once

_HATCHES: tuple[tuple[float, tuple[float, ...]], ...] = (
    (0.0, ()),
    (9.0, ()),
    (14.0, (4.0, 4.0)),
    (6.0, (1.5, 4.0)),
    (18.0, ()),
    (11.0, (7.0, 3.0)),
    (14.0, (1.5, 3.0)),
)
"""How far upright lines over a layer stand apart, none where 0, and their dashes: by its number."""

_LEFT = (4.0, (1.0, 3.0))
"""The same over what is left."""

_GAP, _EDGE, _ABOVE, _SAMPLE = 6.0, 4.0, 4.0, 26.0
_STRETCH = 2.0
"""How wide a stretch of a layer is that is drawn as one."""

_LEAST_HEIGHT = 1.3
"""Of a line of text: the height a layer needs to carry its name."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """``number`` counts through looks, -1 for what is left; ``low`` and ``high`` over the times."""

    number: int
    label: str
    low: Sequence[float]
    high: Sequence[float]


@dataclass(frozen=True)
class LayersChart:
    """What is drawn. ``ends``: words at the first and last time, ``sides`` above and below.

    ``names``: rows below the frame, each with a sample of the look of that number.
    """

    layers: Sequence[Layer]
    count: int
    ends: tuple[str, str]
    sides: tuple[str, str]
    names: Sequence[tuple[int, str]]
    width: float
    height: float
    size: float
    style: Style
    measure: TextMeasure

    def drawn(self) -> Chart:
        """The chart. O(layers · width)."""
        return Chart(tuple(self._shapes()), self.width, self.height)

    @made_once
    def _frame(self) -> Box:
        left = max(self.measure.width(word, self.size) for word in self.sides) + _GAP + _EDGE
        right = self.width - _EDGE
        below = self._line * (len(self.names) + 2.0)
        top, bottom = _ABOVE, max(_ABOVE + 20.0, self.height - below)
        return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)

    @property
    def _line(self) -> float:
        return self.measure.line_height(self.size)

    @made_once
    def _places(self) -> list[int]:
        last = max(0, self.count - 1)
        steps = max(1, min(last, round(self._frame.width / _STRETCH)))
        return [round(last * step / steps) for step in range(steps + 1)]

    @made_once
    def _span(self) -> tuple[float, float]:
        low = min((min(layer.low, default=0.0) for layer in self.layers), default=0.0)
        high = max((max(layer.high, default=0.0) for layer in self.layers), default=0.0)
        return min(low, -0.1), max(high, 0.1)

    def _shapes(self) -> Iterator[Primitive]:
        for layer in self.layers:
            yield from self._layer(layer)
        yield from self._around()
        yield from self._labels()
        yield from self._legend()

    def _layer(self, layer: Layer) -> Iterator[Primitive]:
        fill, edge = self._look(layer.number)
        over = [self._point(place, layer.high[place]) for place in self._places]
        under = [self._point(place, layer.low[place]) for place in self._places]
        yield Polygon(None, "layer", (*over, *reversed(under)), fill, Stroke(edge, 0.8))
        apart, dash = _LEFT if layer.number < 0 else _HATCHES[layer.number % len(_HATCHES)]
        every = max(1, round(apart / max(self._frame.width / len(over), 1e-9))) if apart else 0
        for place in range(every, len(over), every) if every else ():
            if under[place].y - over[place].y > 1.0:
                yield Line(None, "hatch", (over[place], under[place]), Stroke(edge, 0.8, dash))

    def _around(self) -> Iterator[Primitive]:
        style, frame, size = self.style, self._frame, self.size
        corners = (
            Point(frame.left, frame.top),
            Point(frame.left, frame.bottom),
            Point(frame.right, frame.bottom),
        )
        yield Line(None, "frame", corners, Stroke(style.border, 1.0))
        zero = self._y(0.0)
        middle = (Point(frame.left, zero), Point(frame.right, zero))
        yield Line(None, "middle", middle, Stroke(style.text_muted, 1.2))
        below = frame.bottom + self._line * 0.65
        yield words(self.ends[0], frame.left, below, size, style.text_muted)
        yield words(self.ends[1], frame.right, below, size, style.text_muted, anchor="end")
        for word, y in zip(self.sides, (frame.top, frame.bottom), strict=True):
            at = min(max(y, frame.top + self._line / 2), frame.bottom - self._line / 2)
            yield words(word, frame.left - _GAP, at, size, style.text_muted, anchor="end")

    def _labels(self) -> Iterator[Primitive]:
        """Each layer's name where it is highest and no other name stands, if it fits there."""
        taken: list[Box] = []
        for layer in self.layers:
            box = self._label_box(layer, taken)
            if box is not None:
                taken.append(box)
                yield RoundBox(None, "label", box, 4.0, self.style.panel)
                yield words(layer.label, box.x, box.y, self.size, self.style.text, anchor="middle")

    def _label_box(self, layer: Layer, taken: Sequence[Box]) -> Box | None:
        """Where the layer is high all along its name; else, where it is high but narrow."""
        frame, tall = self._frame, self._line
        wide = self.measure.width(layer.label, self.size) + 2 * _GAP
        heights = [layer.high[place] - layer.low[place] for place in self._places]
        reach = round(wide / 2 / (frame.width / max(1, len(heights) - 1)))
        along = [min(heights[max(0, n - reach) : n + reach + 1]) for n in range(len(heights))]
        for high in (along, heights):
            for n in sorted(range(len(high)), key=lambda n: -high[n]):
                if high[n] * self._scale < tall * _LEAST_HEIGHT:
                    break
                place = self._places[n]
                at = self._point(place, (layer.low[place] + layer.high[place]) / 2)
                x = min(max(at.x, frame.left + wide / 2), frame.right - wide / 2)
                box = Box(x, at.y, wide, tall)
                if not any(box.touches(other) for other in taken):
                    return box
        return None

    def _legend(self) -> Iterator[Primitive]:
        top = self._frame.bottom + self._line * 1.9
        for row, (number, name) in enumerate(self.names):
            y = top + row * self._line
            fill, edge = self._look(number)
            sample = Box(_EDGE + _SAMPLE / 2, y, _SAMPLE, self._line * 0.7)
            yield RoundBox(None, "sample", sample, 2.0, fill, Stroke(edge, 1.0))
            apart, dash = _LEFT if number < 0 else _HATCHES[number % len(_HATCHES)]
            for step in range(1, int(_SAMPLE / apart) + 1) if apart else ():
                x = sample.left + step * apart - apart / 2
                ends = (Point(x, sample.top), Point(x, sample.bottom))
                yield Line(None, "hatch", ends, Stroke(edge, 0.8, dash))
            text = shortened(name, self.width - _SAMPLE - 3 * _GAP, self.size, self.measure)
            yield words(text, _EDGE + _SAMPLE + _GAP, y, self.size, self.style.text)

    def _look(self, number: int) -> tuple[str, str]:
        """The fill and the edge of a layer."""
        style, pairs = self.style, len(self.style.lens_tints)
        if number < 0:
            return style.hover, style.text_muted
        return style.lens_tint(number % pairs), style.lens_edge(number % pairs)

    @property
    def _scale(self) -> float:
        low, high = self._span
        return self._frame.height / (high - low)

    def _y(self, value: float) -> float:
        return self._frame.top + (self._span[1] - value) * self._scale

    def _point(self, place: int, value: float) -> Point:
        frame = self._frame
        x = frame.left + frame.width * place / max(1, self.count - 1)
        return Point(x, self._y(value))
