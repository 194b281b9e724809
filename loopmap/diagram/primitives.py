"""What a drawing is made of: a handful of shapes with their final colours.

The window, the PNG, the PDF and the SVG all paint these and nothing else. A
primitive knows the record it belongs to and the part it plays ("link", "sign",
"halo" …), so that an export can mark it and a test can find it. Angles are in
radians, clockwise on screen (y points down), from the positive x axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from loopmap.diagram.geometry import Box, Point
from loopmap.model.ids import RecordId

Anchor = Literal["start", "middle", "end"]

_ORIGIN = Point(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn. ``dash`` is lengths of stroke and gap in map units."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    round: bool = False


class Way(NamedTuple):
    """How a line thins out from both ends to its middle, which has the last of ``strokes``.

    The first goes as far as ``near`` from an end, each other one but the last for a ``step``.
    """

    strokes: tuple[Stroke, ...]
    near: float
    step: float


class Span(NamedTuple):
    """From which to which share of its way along a line, and in which colour."""

    begin: float
    end: float
    colour: str


class Casing(NamedTuple):
    """The edge along a line: so many map units on either side, in spans from its start on."""

    edge: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ArcPath:
    """Part of a circle from ``start`` to ``end``; straight when ``radius`` is 0.

    ``casing``: the edge along it (diagram.casing), None for none. ``way``: how it
    thins out between its ends (diagram.thinning), None where it is the same all along.
    """

    record: RecordId | None
    role: str
    start: Point
    end: Point
    stroke: Stroke
    centre: Point = _ORIGIN
    radius: float = 0.0
    start_angle: float = 0.0
    sweep: float = 0.0
    casing: Casing | None = None
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed area."""

    record: RecordId | None
    role: str
    points: tuple[Point, ...]
    fill: str | None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class RoundBox:
    """A box with rounded corners; a circle when ``radius`` is half its side."""

    record: RecordId | None
    role: str
    box: Box
    radius: float
    fill: str | None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Straight pieces through the points."""

    record: RecordId | None
    role: str
    points: tuple[Point, ...]
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text; ``x`` is where ``anchor`` says, ``y`` the baseline."""

    record: RecordId | None
    role: str
    x: float
    y: float
    text: str
    size: float
    weight: int
    colour: str
    anchor: Anchor = "middle"
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that fills a box: ``data`` is a PNG or JPEG in base64, ``kind`` says which.

    ``title`` says what it shows. ``opacity`` from 0 to 1.
    """

    record: RecordId | None
    role: str
    box: Box
    data: str
    kind: str
    title: str = ""
    opacity: float = 1.0


Primitive = ArcPath | Polygon | RoundBox | Line | TextLine | Image
