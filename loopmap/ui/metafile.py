"""A page as a metafile: every shape and letter as the outline that Qt draws for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainterPath, QPainterPathStroker, QPolygonF, QTransform

from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.legible import left_out
from loopmap.diagram.page import Page
from loopmap.diagram.primitives import (
    ArcPath,
    Image,
    Line,
    Polygon,
    Primitive,
    RoundBox,
    Stroke,
    TextLine,
)
from loopmap.diagram.thinning import in_layers
from loopmap.formats.metafile import Bitmap, Contour, Outline, Piece, Spot, write_emf
from loopmap.model.token import breathe
from loopmap.ui.fonts import font, load_fonts
from loopmap.ui.paint import arc_path, pen_of, text_left
from loopmap.ui.raster import to_image

_FINE = 0.02
"""Map units by which an outline may be off its curve."""

_LARGE = 1000.0
"""Letters are taken at the size at which our typeface's own units are pixels: Qt gives small
ones to whole pixels, and at any other size moves them by what it painted last."""

_SHARP = 2.0
"""Pixels to the map unit that a picture of a note has."""

Filled = tuple[str, QPainterPath]


def write_metafile(page: Page) -> bytes:
    """The page as EMF; the same for the same page. O(points of outlines)."""
    load_fonts()
    moved = Enlarging(1.0, -page.area.left, -page.area.top)
    hidden = left_out(1.0)
    shapes = (shape for shape in in_layers(page.primitives) if shape.role not in hidden)
    shown = map(moved.of_shape, shapes)
    size = (page.area.width, page.area.height)
    return write_emf(_shapes(shown, size, page.ground), size, page.title)


def _shapes(
    primitives: Iterable[Primitive], size: tuple[float, float], ground: str
) -> Iterator[Outline | Bitmap]:
    sheet = QPainterPath()
    sheet.addRect(QRectF(0, 0, *size))
    yield Outline(ground, tuple(_contours(sheet)))
    for shape in primitives:
        breathe()
        if isinstance(shape, Image):
            yield _bitmap(shape, ground)
            continue
        for colour, path in _filled(shape):
            yield Outline(colour, tuple(_contours(path)))


def _filled(shape: ArcPath | Polygon | RoundBox | Line | TextLine) -> Iterator[Filled]:
    match shape:
        case ArcPath():
            yield from _area(None, shape.stroke, _arc(shape))
        case Polygon():
            path = QPainterPath()
            path.addPolygon(QPolygonF([QPointF(*point) for point in shape.points]))
            path.closeSubpath()
            yield from _area(shape.fill, shape.stroke, path)
        case RoundBox():
            box, path = shape.box, QPainterPath()
            rectangle = QRectF(box.left, box.top, box.width, box.height)
            path.addRoundedRect(rectangle, shape.radius, shape.radius)
            yield from _area(shape.fill, shape.stroke, path)
        case Line():
            path = QPainterPath()
            path.addPolygon(QPolygonF([QPointF(*point) for point in shape.points]))
            yield from _area(None, shape.stroke, path)
        case TextLine():
            yield shape.colour, _letters(shape)


def _arc(arc: ArcPath) -> QPainterPath:
    if arc.radius:
        return arc_path(arc)
    path = QPainterPath(QPointF(*arc.start))
    path.lineTo(QPointF(*arc.end))
    return path


def _area(fill: str | None, stroke: Stroke | None, path: QPainterPath) -> Iterator[Filled]:
    """What is filled, and the line along it as an area of its own."""
    if fill is not None:
        yield fill, path
    if stroke is not None:
        stroker = QPainterPathStroker(pen_of(stroke))
        stroker.setCurveThreshold(_FINE)
        yield stroke.colour, stroker.createStroke(path)


def _letters(line: TextLine) -> QPainterPath:
    path, by = QPainterPath(), line.size / _LARGE
    path.addText(QPointF(), font(_LARGE, line.weight, line.italic), line.text)
    return QTransform.fromTranslate(text_left(line), line.y).scale(by, by).map(path)


def _contours(path: QPainterPath) -> Iterator[Contour]:
    """The ways round that Qt's elements make up."""
    start: Spot = (0.0, 0.0)
    pieces: list[tuple[bool, list[Spot]]] = []
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        spot, curved = (element.x, element.y), not element.isLineTo()
        if element.isMoveTo():
            yield from _contour(start, pieces)
            start, pieces = spot, []
        elif pieces and pieces[-1][0] == curved:
            pieces[-1][1].append(spot)
        else:
            pieces.append((curved, [spot]))
    yield from _contour(start, pieces)


def _contour(start: Spot, pieces: Iterable[tuple[bool, list[Spot]]]) -> Iterator[Contour]:
    made = tuple(Piece(tuple(points), curved) for curved, points in pieces)
    if made:
        yield Contour(start, made)


def _bitmap(image: Image, ground: str) -> Bitmap:
    """A picture on its ground, as rows from below."""
    drawn = to_image([image], image.box, ground, _SHARP).convertToFormat(
        QImage.Format.Format_BGR888
    )
    pixels, step = bytes(drawn.constBits()), drawn.bytesPerLine()
    rows = (pixels[top : top + step] for top in range(len(pixels) - step, -1, -step))
    return Bitmap(
        (image.box.left, image.box.top),
        (image.box.width, image.box.height),
        (drawn.width(), drawn.height()),
        b"".join(rows),
    )
