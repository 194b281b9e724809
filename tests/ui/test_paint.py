"""The one painter: what it makes of lines from afar."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from loopmap.diagram.geometry import Point
from loopmap.diagram.primitives import ArcPath, Stroke
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
