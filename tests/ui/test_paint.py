"""The one painter: what it makes of lines from afar."""

import math

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from loopmap.diagram.geometry import Point
from loopmap.diagram.primitives import ArcPath, Primitive, Stroke
from loopmap.model.ids import RecordId
from loopmap.ui.paint import HAIRLINE, paint


def _darkest(width: float, scale: float) -> float:
    """How much of the ground a level line takes away where it takes most, 0 to 1."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    ends = Point(0, 20.5 / scale), Point(40 / scale, 20.5 / scale)
    line = ArcPath(
        RecordId("l1"), "link", *ends, Stroke("#000000", width), Point(0, 0), 0.0, 0.0, 0.0
    )
    paint(painter, [line])
    painter.end()
    return max(1 - image.pixelColor(20, y).lightnessF() for y in range(40))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scale", [0.1, 0.2])
def test_from_afar_a_line_is_no_paler_than_a_hairline(scale):
    assert _darkest(2.0, scale) == pytest.approx(HAIRLINE, abs=0.1)


@pytest.mark.usefixtures("qapp")
def test_nearer_by_a_line_has_its_own_width():
    assert _darkest(0.8, 1.0) == pytest.approx(0.8, abs=0.1)


def _ink(area: QRect, shapes: list[Primitive]) -> QImage:
    """A part of the map, painted as a picture of its own."""
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(-area.topLeft())
    paint(painter, shapes)
    painter.end()
    return image


@pytest.mark.usefixtures("qapp")
def test_dashes_lie_the_same_whatever_part_of_a_line_is_painted():
    dashed = Stroke("#000000", 2.0, (7.0, 4.0))
    centre, radius = Point(300.0, 620.0), 600.0
    start, sweep = -2.6, 2.0
    ends = [
        Point(centre.x + radius * math.cos(a), centre.y + radius * math.sin(a))
        for a in (start, start + sweep)
    ]
    arc = ArcPath(RecordId("l1"), "link", *ends, dashed, centre, radius, start, sweep)
    whole = _ink(QRect(0, 0, 1000, 700), [arc])
    for left in range(0, 1000, 200):
        part = QRect(left, 0, 200, 300)
        painted, wanted = _ink(part, [arc]), whole.copy(part)
        differing = [
            (x, y)
            for x in range(200)
            for y in range(300)
            if abs(painted.pixelColor(x, y).red() - wanted.pixelColor(x, y).red()) > 32
        ]
        assert differing == []
