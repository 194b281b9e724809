"""A map as an image that fits into a box, drawn on any thread."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage

from loopmap.diagram.drawing import draw
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.token import Token
from loopmap.ui.paint import paint
from loopmap.ui.raster import painting_on

_MARGIN = 14
_SHARPEST = 1.0
"""A small map is not blown up beyond its own size."""


def map_image(
    causal_map: CausalMap, style: Style, size: tuple[int, int], ratio: float, token: Token
) -> QImage:
    """The map amid paper of ``size`` logical pixels, ``ratio`` of the screen's to each."""
    drawing = draw(fold(causal_map), style, bundled_measure())
    token.check()
    image = QImage(
        round(size[0] * ratio), round(size[1] * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(QColor(style.paper))
    bounds = drawing.bounds
    if bounds is not None:
        room = (image.width() - 2 * _MARGIN * ratio, image.height() - 2 * _MARGIN * ratio)
        scale = min(room[0] / bounds.width, room[1] / bounds.height, _SHARPEST * ratio)
        with painting_on(image) as painter:
            painter.translate(image.width() / 2, image.height() / 2)
            painter.scale(scale, scale)
            painter.translate(-bounds.x, -bounds.y)
            paint(painter, drawing.all_primitives())
    return image
