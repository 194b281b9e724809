"""How much room shapes take."""

import math

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import ArcPath, Line, RoundBox, Stroke, TextLine
from loopmap.diagram.style import THEMES, load_style
from loopmap.ui.canvas.extent import extent
from tests.ui.canvas.conftest import small_map

THIN = Stroke("#000000", 1.0)


def test_nothing_takes_no_room():
    assert extent([]) is None


def test_a_line_without_points_takes_no_room_beside_one_that_has_some():
    bare, line = (Line(None, "curve", points, THIN) for points in ((), (Point(40, 0),)))
    assert extent([bare]) is None
    assert extent([bare, line]) == extent([line])


def test_an_arc_reaches_as_far_as_its_circle_where_it_passes_it():
    upper = ArcPath(
        None, "link", Point(-10, 0), Point(10, 0), THIN, Point(0, 0), 10.0, math.pi, math.pi
    )
    box = extent([upper])
    assert box.top == pytest.approx(-10, abs=2.5)
    assert box.bottom == pytest.approx(0, abs=2.5)


def test_a_stroke_takes_room_too():
    line = Line(None, "link", (Point(0, 0), Point(100, 0)), Stroke("#000000", 20.0))
    assert extent([line]).height >= 20


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_text_has_room_on_the_side_it_runs_to(anchor):
    text = TextLine(None, "label", 0, 0, "School attendance", 14, 500, "#000000", anchor)
    box, width = extent([text]), bundled_measure().width("School attendance", 14, 500)
    left = {"start": 0, "middle": -width / 2, "end": -width}[anchor]
    assert box.left <= left
    assert box.right >= left + width


def test_several_shapes_take_the_room_of_all():
    boxes = [RoundBox(None, "card", Box(x, 0, 10, 10), 2, None) for x in (0, 100)]
    box = extent(boxes)
    assert (box.left, box.right) == pytest.approx((-5, 105), abs=1.5)


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_painted_outside_the_room(qapp, theme):
    from PySide6.QtGui import QColor, QImage, QPainter

    from loopmap.ui.fonts import load_fonts
    from loopmap.ui.paint import paint

    load_fonts()
    causal_map = next(iter(small_map().maps.values()))
    drawing = draw(causal_map, load_style(theme), bundled_measure())
    for record in drawing.layers():
        image = QImage(700, 500, QImage.Format.Format_RGB32)
        image.fill(QColor("#123456"))
        painter = QPainter(image)
        painter.translate(250, 150)
        paint(painter, drawing.primitives(record))
        box = extent(drawing.primitives(record))
        painter.fillRect(
            math.floor(box.left),
            math.floor(box.top),
            math.ceil(box.width) + 1,
            math.ceil(box.height) + 1,
            QColor("#123456"),
        )
        painter.end()
        empty = QImage(700, 500, QImage.Format.Format_RGB32)
        empty.fill(QColor("#123456"))
        assert image == empty, record
