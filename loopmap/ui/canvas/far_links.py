"""Links between names that can be read from afar, painted once and shown while the view moves."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from loopmap.diagram.arc_pieces import arc_row
from loopmap.diagram.between_names import Growths, shapes_between
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.diagram.primitives import ArcPath, Primitive
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.cased_lines import cased_lines, edges_of
from loopmap.ui.canvas.fading import Fading
from loopmap.ui.canvas.view import Camera, Frame
from loopmap.ui.paint import paint

_AROUND = 160.0
"""Logical pixels painted around what is in view, so that a hand may move the paper a little."""

_FAR_OFF, _TOO_FAR = 1.3, 2.4
"""At a zoom so much nearer or further, what was painted last begins to look coarse, and is gone."""

_TINY = 1e-6

_MOST_HELD = 8

Records = frozenset[RecordId]
Shapes = Mapping[RecordId, tuple[Primitive, ...]]


@dataclass(frozen=True, slots=True)
class _Layer:
    """The links of one drawing as a picture of part of the map; those in a hand are left out."""

    drawing: Drawing
    unit: float
    shapes: Shapes
    area: Box
    pixmap: QPixmap
    held: Records

    def shows(self, drawing: Drawing, unit: float, seen: Box) -> bool:
        """Whether it is what should be shown, as far as there is a map to show."""
        bounds = drawing.bounds
        wanted = None if bounds is None else _common(seen, bounds)
        same = self.drawing is drawing and self.unit == unit
        # A pixel more or less, for the picture's edges lie on whole ones.
        return same and (wanted is None or self.area.inflated(unit).holds(wanted))


class _Begun(NamedTuple):
    """Links of which some are still to be shaped."""

    drawing: Drawing
    unit: float
    rest: Iterator[tuple[RecordId, tuple[Primitive, ...]]]
    shapes: dict[RecordId, tuple[Primitive, ...]]

    def go_on(self, most: int) -> bool:
        """Shape so many more; whether there may be others."""
        some = dict(islice(self.rest, most))
        self.shapes.update(some)
        return len(some) == most


class FarLinks:
    """A picture that follows once the view rests: ``lags`` says that it should.

    Till then what was painted last is shown where it lies now, and what follows comes softly
    in its place.
    """

    def __init__(self) -> None:
        self._layer: _Layer | None = None
        self._begun: _Begun | None = None
        self._before: _Layer | None = None
        self._coming, self._there = Fading(1.0), Fading(1.0)
        self._taken: Records = frozenset()
        self.lags = False

    @property
    def count(self) -> int:
        """How many links stand out."""
        return 0 if self._layer is None else len(self._layer.shapes)

    def forget(self) -> None:
        """None stands out now."""
        self._layer = self._begun = self._before = None
        self.lags = False

    def look(
        self, drawing: Drawing, grown: Growths, camera: Camera, frame: Frame, most: int
    ) -> None:
        """Paint the links between these cards, as they are seen now; ``most`` at a time.

        While it ``lags`` there are more to come.
        """
        layer, unit, seen = self._layer, 1 / camera.scale, camera.shown(frame)
        self.lags = layer is None or not layer.shows(drawing, unit, seen)
        if most == sys.maxsize:
            self._before = None
            self._coming.land()
            self._there.land()
        if not self.lags:
            return
        if layer is not None and layer.drawing is drawing and layer.unit == unit:
            shapes, is_new = layer.shapes, False
        else:
            is_new = True
            begun = self._begun
            if begun is None or begun.drawing is not drawing or begun.unit != unit:
                begun = _Begun(drawing, unit, shapes_between(drawing, grown, unit), {})
            self._begun = begun if begun.go_on(most) else None
            if self._begun is not None:
                return
            shapes = begun.shapes
        seen = seen.inflated(_AROUND * unit)
        area = _common(seen, drawing.bounds or seen) or seen
        area, pixmap = _painted(shapes, area, camera.scale * frame.ratio)
        self._layer, self.lags = _Layer(drawing, unit, shapes, area, pixmap, frozenset()), False
        if is_new and most < sys.maxsize:
            self._before = layer if len(self._taken) <= _MOST_HELD else None
            self._coming.go(1.0, start=0.0)

    def paint(
        self, painter: QPainter, drawing: Drawing, unit: float, seen: Box, lifted: Records
    ) -> None:
        """Show it; the painter is in map units. What is ``lifted`` is painted elsewhere.

        None is shown while a hand has taken many of them along: they change too often.
        """
        layer = self._layer
        if layer is not None and not _is_kin(layer.drawing, drawing):
            layer = self._layer = self._before = None
        self.lags |= layer is None or not layer.shows(drawing, unit, seen)
        if layer is None or not (layer.shapes or self._before):
            return
        held = lifted & layer.shapes.keys()
        away = self._away(layer, drawing, held)
        self._there.go(0.0 if len(away) > _MOST_HELD else 1.0)
        if len(away) > _MOST_HELD:
            self._there.land()  # frames under a hand have no time for it; they come back softly
        there, coming = self._there.value, self._coming.value
        if len(away) <= _MOST_HELD and (not away <= layer.held or (layer.held and not away)):
            layer = self._layer = _without(layer, away)
        if coming >= 1.0 or held:
            self._before = None
        self.lags |= self._there.moves or self._coming.moves
        opacity = painter.opacity()
        if self._before is not None:
            painter.setOpacity(there * (1.0 - coming))
            _show(painter, self._before, unit)
        painter.setOpacity(there * min(1.0, 2 * coming))
        _show(painter, layer, unit)
        painter.setOpacity(opacity)

    def _away(self, layer: _Layer, drawing: Drawing, held: Records) -> Records:
        """Those that are not where they were: in a hand, or let go elsewhere and not looked at."""
        if held:
            self._taken = held
        elif layer.drawing is drawing:
            self._taken = frozenset()
        return held or (self._taken & layer.shapes.keys())


def _show(painter: QPainter, layer: _Layer, unit: float) -> None:
    """Show a layer, less of it the further it is from the zoom that it was painted for."""
    off = max(layer.unit / unit, unit / layer.unit)
    if off >= _TOO_FAR or painter.opacity() <= 0.0:
        return
    painter.setOpacity(painter.opacity() * min(1.0, (_TOO_FAR - off) / (_TOO_FAR - _FAR_OFF)))
    area = layer.area
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, layer.unit != unit)
    target = QRectF(area.left, area.top, area.width, area.height)
    painter.drawPixmap(target, layer.pixmap, QRectF(layer.pixmap.rect()))


def _is_kin(one: Drawing, other: Drawing) -> bool:
    """Whether a picture of the one will do for a moment for the other."""
    return one.causal_map.id == other.causal_map.id and one.style == other.style


def _without(layer: _Layer, held: Records) -> _Layer:
    others = {link: shapes for link, shapes in layer.shapes.items() if link not in held}
    level = layer.pixmap.width() / layer.area.width
    area, pixmap = _painted(others, layer.area, level)
    return replace(layer, area=area, pixmap=pixmap, held=held)


def _painted(shapes: Shapes, area: Box, level: float) -> tuple[Box, QPixmap]:
    """The shapes as a picture, all lines below all ends, and the part of the map it is of.

    ``level``: device pixels to a map unit. The picture lies on whole pixels.
    """
    left, top = (math.floor(at * level + _TINY) for at in (area.left, area.top))
    right, bottom = (math.ceil(at * level - _TINY) for at in (area.right, area.bottom))
    pixmap = QPixmap(max(1, right - left), max(1, bottom - top))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.translate(-left, -top)
    painter.scale(level, level)
    _paint_lines(painter, [one[0] for one in shapes.values()], area, level)
    paint(painter, [shape for one in shapes.values() for shape in one[1:]])
    painter.end()
    low, high = Point(left / level, top / level), Point(right / level, bottom / level)
    return box_between(low, high), pixmap


def _paint_lines(painter: QPainter, lines: Sequence[Primitive], area: Box, level: float) -> None:
    """The lines of links one over the other, in straight pieces: a third of the price of arcs."""
    arcs = [line for line in lines if isinstance(line, ArcPath)]
    strokes = [*dict.fromkeys(arc.stroke for arc in arcs)]
    kinds = np.array([strokes.index(arc.stroke) for arc in arcs], dtype=np.intp)
    table = np.array([arc_row(arc) for arc in arcs]).reshape(-1, 8)
    seen, edges = [(stroke,) for stroke in strokes], edges_of([arc.casing for arc in arcs], [])
    for painting in cased_lines(table, kinds, seen, edges, area, level, len(arcs)):
        painting(painter)


def _common(one: Box, other: Box) -> Box | None:
    """What two parts of the map have in common."""
    if not one.touches(other):
        return None
    low = Point(max(one.left, other.left), max(one.top, other.top))
    return box_between(low, Point(min(one.right, other.right), min(one.bottom, other.bottom)))
