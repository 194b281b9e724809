"""Shapes drawn larger or smaller, and elsewhere: for a page of a given size."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.primitives import (
    ArcPath,
    Casing,
    Image,
    Line,
    Polygon,
    Primitive,
    RoundBox,
    Stroke,
    TextLine,
    Way,
)


class Enlarging(NamedTuple):
    """Every length times ``by``, then moved: (x, y) comes to lie at (x by + dx, y by + dy)."""

    by: float
    dx: float = 0.0
    dy: float = 0.0

    def of_point(self, point: Point) -> Point:
        return Point(point.x * self.by + self.dx, point.y * self.by + self.dy)

    def of_box(self, box: Box) -> Box:
        centre = self.of_point(box.centre)
        return Box(centre.x, centre.y, box.width * self.by, box.height * self.by)

    def of_stroke(self, stroke: Stroke) -> Stroke:
        dash = tuple(length * self.by for length in stroke.dash)
        return replace(stroke, width=stroke.width * self.by, dash=dash)

    def of_shape(self, shape: Primitive) -> Primitive:
        """The same shape, with its lines, corners and letters in proportion."""
        match shape:
            case ArcPath():
                return self._arc(shape)
            case Polygon():
                points = tuple(map(self.of_point, shape.points))
                return replace(shape, points=points, stroke=self._edge(shape.stroke))
            case RoundBox():
                box, radius = self.of_box(shape.box), shape.radius * self.by
                return replace(shape, box=box, radius=radius, stroke=self._edge(shape.stroke))
            case Line():
                points = tuple(map(self.of_point, shape.points))
                return replace(shape, points=points, stroke=self.of_stroke(shape.stroke))
            case TextLine():
                at = self.of_point(Point(shape.x, shape.y))
                return replace(shape, x=at.x, y=at.y, size=shape.size * self.by)
            case Image():
                return replace(shape, box=self.of_box(shape.box))

    def _arc(self, arc: ArcPath) -> ArcPath:
        return replace(
            arc,
            start=self.of_point(arc.start),
            end=self.of_point(arc.end),
            centre=self.of_point(arc.centre),
            radius=arc.radius * self.by,
            stroke=self.of_stroke(arc.stroke),
            casing=arc.casing and Casing(arc.casing.edge * self.by, arc.casing.spans),
            way=arc.way and self._way(arc.way),
        )

    def _way(self, way: Way) -> Way:
        return Way(tuple(map(self.of_stroke, way.strokes)), way.near * self.by, way.step * self.by)

    def _edge(self, stroke: Stroke | None) -> Stroke | None:
        return None if stroke is None else self.of_stroke(stroke)
