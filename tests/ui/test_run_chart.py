"""The chart shows courses without figures, in the colours of the theme."""

import pytest

from loopmap.diagram.style import load_style
from loopmap.simulation import Band
from loopmap.ui.run_chart import RunChart
from loopmap.ui.run_plot import Curve

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


def test_what_is_on_show_is_named_for_ears(chart):
    chart.show_curves(TIMES, [RISES])
    assert chart.plot.accessibleDescription() == "Curves of Trust"


def test_names_stand_at_the_curves_where_several_have_room(chart):
    other = Curve("Strain", RISES.band, 1)
    chart.resize(700, 200)
    chart.show_curves(TIMES, [RISES])
    assert not chart.plot.chart().named
    chart.show_curves(TIMES, [RISES, other])
    assert chart.plot.chart().named


def test_a_sentence_stands_where_there_are_no_curves(chart):
    chart.show_words("Choose a scenario.")
    assert chart._words.isVisibleTo(chart)
