"""The chart shows courses without figures, in the colours of the theme."""

import pytest
from PySide6.QtGui import QFontMetricsF

from loopmap.diagram.style import load_style
from loopmap.simulation import Band
from loopmap.ui.run_chart import RunChart
from loopmap.ui.run_plot import Curve, curve_colours
from tests.support.contrast import contrast

TIMES = (0.0, 1.0, 2.0)
RISES = Curve("Trust", Band((0.0, 0.2, 0.3), (0.0, 0.1, 0.1), (0.0, 0.3, 0.5)), 0)


@pytest.fixture
def chart(qtbot):
    made = RunChart()
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def shades(chart):
    image = chart.grab().toImage()
    points = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    return {image.pixelColor(x, y).name() for x, y in points}


def test_the_ground_is_the_panel_in_every_theme(chart):
    chart.show_curves(TIMES, [RISES])
    for theme in ("light", "dark"):
        style = load_style(theme)
        chart.set_style(style)
        assert style.panel in shades(chart)


def test_the_band_and_the_median_are_painted(chart):
    chart.show_curves(TIMES, [])
    without = shades(chart)
    chart.show_curves(TIMES, [RISES])
    assert len(shades(chart) - without) >= 2


def test_the_frame_has_words_and_no_figures(chart):
    chart.show_curves(TIMES, [RISES])
    assert chart.plot.words_below == ("now", "later")
    assert chart.plot.words_beside == ("lower", "as today", "higher")


@pytest.mark.parametrize("pixels", [11, 13, 26])
def test_the_words_have_room(chart, pixels):
    font = chart.font()
    font.setPixelSize(pixels)
    chart.plot.setFont(font)
    metrics = QFontMetricsF(font)
    area = chart.plot._area()
    assert area.left() > max(map(metrics.horizontalAdvance, chart.plot.words_beside))
    assert chart.plot.height() - area.bottom() > metrics.height()
    assert area.width() > sum(map(metrics.horizontalAdvance, chart.plot.words_below))


def test_what_rises_is_painted_upwards_and_later_to_the_right(chart):
    chart.show_curves(TIMES, [RISES])
    course = chart.plot._course(RISES.band.median)
    assert [p.y() for p in course] == sorted((p.y() for p in course), reverse=True)
    assert [p.x() for p in course] == sorted(p.x() for p in course)
    assert course[0].y() == pytest.approx(chart.plot._area().center().y())


def test_a_fall_stays_in_the_frame(chart):
    falls = Curve("Trust", Band((0.0, -2.0, -9.0), (0.0, -3.0, -12.0), (0.0, -1.0, -5.0)), 1)
    chart.show_curves(TIMES, [RISES, falls])
    area = chart.plot._area()
    assert all(area.contains(point) for point in chart.plot._course(falls.band.low))


def test_small_changes_are_not_blown_up(chart):
    faint = Curve("Trust", Band((0.0, 0.001, 0.001), (0.0,) * 3, (0.0, 0.002, 0.002)), 0)
    chart.show_curves(TIMES, [faint])
    assert chart.plot.height_shown() > 0.1
    band = chart.plot._course(faint.band.high)
    assert abs(band[-1].y() - band[0].y()) < 0.02 * chart.plot.height()


def test_a_sentence_stands_where_there_are_no_curves(chart):
    chart.show_words("Choose a scenario.")
    assert chart._words.isVisibleTo(chart)


@pytest.mark.parametrize("theme", ["light", "dark", "projector", "print"])
def test_curves_can_be_told_from_the_ground(theme):
    style = load_style(theme)
    assert all(contrast(colour, style.panel) >= 3 for colour in curve_colours(style))
