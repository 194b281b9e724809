"""The one painter: what it makes of lines from afar."""

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from loopmap.diagram.geometry import Point
from loopmap.diagram.primitives import ArcPath, Primitive, Stroke
from loopmap.model.ids import RecordId
from loopmap.ui import long_dashes
from loopmap.ui import paint as painting
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


def _ink(area: QRect, shapes: list[Primitive], scale: float = 1.0) -> QImage:
    """A part of the map, painted as a picture of its own."""
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(-area.topLeft())
    painter.scale(scale, scale)
    paint(painter, shapes)
    painter.end()
    return image


def _grey(image: QImage) -> NDArray[np.int_]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].astype(int)


def _dashed(centre: Point, radius: float, start: float, sweep: float) -> ArcPath:
    dashed = Stroke("#000000", 2.0, (7.0, 4.0))
    ends = [
        Point(centre.x + radius * math.cos(a), centre.y + radius * math.sin(a))
        for a in (start, start + sweep)
    ]
    return ArcPath(RecordId("l1"), "link", *ends, dashed, centre, radius, start, sweep)


@pytest.mark.usefixtures("qapp")
def test_dashes_lie_the_same_whatever_part_of_a_line_is_painted():
    arc = _dashed(Point(300.0, 620.0), 600.0, -2.6, 2.0)
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


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("straight", [False, True])
def test_a_line_of_very_many_dashes_has_them_where_any_line_has(monkeypatch, straight):
    arc = _dashed(Point(300.0, 620.0), 600.0, -2.6, 2.0)
    if straight:
        arc = replace(arc, radius=0.0, sweep=0.0)
    area = QRect(0, 0, 900, 620)
    as_ever = _grey(_ink(area, [arc]))
    assert as_ever.min() < 30
    monkeypatch.setattr(long_dashes, "MOST_DASHES", 20)
    monkeypatch.setattr(painting, "QPainterPathStroker", None)
    assert np.abs(as_ever - _grey(_ink(area, [arc]))).max() <= 48


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scale", [0.4, 0.2])
def test_from_afar_its_dashes_are_as_fine_as_those_of_any_line(monkeypatch, scale):
    arc = _dashed(Point(300.0, 620.0), 600.0, -2.6, 2.0)
    area = QRect(0, 0, 400, 280)
    as_ever = _grey(_ink(area, [arc], scale))
    assert as_ever.min() < 200
    monkeypatch.setattr(long_dashes, "MOST_DASHES", 20)
    assert np.abs(as_ever - _grey(_ink(area, [arc], scale))).max() <= 80


@pytest.mark.usefixtures("qapp")
def test_of_a_line_across_a_huge_paper_only_what_is_seen_is_outlined(monkeypatch):
    arc = _dashed(Point(0.0, 200_050.0), 200_000.0, -2.0, 1.0)
    monkeypatch.setattr(painting, "QPainterPathStroker", None)
    painted = _ink(QRect(-50, 0, 100, 100), [arc])
    along = [painted.pixelColor(x, 50).red() for x in range(100)]
    assert min(along) < 30
    assert max(along) > 225
