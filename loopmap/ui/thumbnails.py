"""Small pictures of maps for the welcome page, drawn on another thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from loopmap.model.token import Token
from loopmap.ui.paint import paint

_MARGIN = 14
_SHARPEST = 1.0
"""A small map is not blown up beyond its own size."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture as PNG, and the title of the document."""

    title: str
    png: bytes


def thumbnail(
    path: Path, theme: str, size: tuple[int, int], ratio: float, token: Token
) -> Thumbnail:
    """The first map of a file in a box of ``size`` logical pixels. Raises FormatError."""
    from loopmap.diagram.drawing import draw
    from loopmap.diagram.fold import fold
    from loopmap.diagram.measure import bundled_measure
    from loopmap.diagram.part import without_private
    from loopmap.diagram.style import load_style
    from loopmap.formats.registry import open_file

    document = open_file(path).document
    token.check()
    style = load_style(theme)
    # A room may see this page.
    first = fold(without_private(document.maps[document.map_order[0]]))
    drawing = draw(first, style, bundled_measure())
    token.check()
    image = QImage(
        round(size[0] * ratio), round(size[1] * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(QColor(style.paper))
    bounds = drawing.bounds
    if bounds is not None:
        room = (image.width() - 2 * _MARGIN * ratio, image.height() - 2 * _MARGIN * ratio)
        scale = min(room[0] / bounds.width, room[1] / bounds.height, _SHARPEST * ratio)
        painter = QPainter(image)
        painter.translate(image.width() / 2, image.height() / 2)
        painter.scale(scale, scale)
        painter.translate(-bounds.x, -bounds.y)
        paint(painter, drawing.all_primitives())
        painter.end()
    return Thumbnail(document.info.title or path.stem, _png(image))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
