"""Frames round many things: the same as Qt draws round each."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from loopmap.ui.canvas.many_frames import paint_frames

BOXES = np.array([[20.0, 15, 20, 10], [50, 50, 40, 24], [30, 62, 6, 2]])
COLOUR = QColor("#0a7a6a")


def drawn(act, scale):
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.translate(7, 3)
    painter.scale(scale, scale)
    act(painter)
    painter.end()
    return image


def outlined(painter):
    pen = QPen(COLOUR, 2)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawRects([QRectF(x - w / 2, y - h / 2, w, h) for x, y, w, h in BOXES.tolist()])


def inked(image):
    """Where there is anything."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {place for place in places if image.pixelColor(*place) == COLOUR}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_they_are_the_outlines_of_the_boxes(qapp, scale):
    """Qt leaves out a pixel at corners."""
    ours = inked(drawn(lambda painter: paint_frames(painter, BOXES, COLOUR), scale))
    theirs = inked(drawn(outlined, scale))
    assert theirs <= ours
    assert len(ours - theirs) <= 2 * len(BOXES)


def test_round_nothing_nothing_is_painted(qapp):
    framed = drawn(lambda painter: paint_frames(painter, BOXES[:0], COLOUR), 1.0)
    assert framed == drawn(lambda _: None, 1.0)


def test_what_lies_inside_stays_to_be_seen_however_small_the_map_is(qapp):
    framed = drawn(lambda painter: paint_frames(painter, BOXES[1:2], COLOUR), 0.5)
    assert framed.pixelColor(32, 28) == QColor("white")
    assert framed.pixelColor(22, 28) == COLOUR
