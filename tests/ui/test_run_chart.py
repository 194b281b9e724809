"""The chart shows courses without figures, in the colours of the theme."""

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import delete

from loopmap.diagram.style import load_style
from loopmap.simulation import Band
from loopmap.ui.run_chart import Curve, RunChart, curve_colours
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


def test_the_axes_have_words_and_no_figures(chart):
    chart.show_curves(TIMES, [RISES])
    words = {
        side: [text for _, text in chart._plot.getAxis(side)._tickLevels[0]]
        for side in ("bottom", "left")
    }
    assert words == {"bottom": ["now", "later"], "left": ["lower", "as today", "higher"]}


def test_nothing_but_the_plot_lies_in_it(chart):
    chart.show_curves(TIMES, [RISES])
    menus = chart.findChildren(QMenu)
    assert menus
    assert not [menu for menu in menus if menu.isVisible()]


def test_small_changes_are_not_blown_up(chart):
    faint = Curve("Trust", Band((0.0, 0.001, 0.001), (0.0,) * 3, (0.0, 0.002, 0.002)), 0)
    chart.show_curves(TIMES, [faint])
    _, (low, high) = chart._plot.viewRange()
    assert high > 0.1
    assert low == -high


def test_a_sentence_stands_where_there_are_no_curves(chart):
    chart.show_words("Choose a scenario.")
    assert chart._words.isVisibleTo(chart)


@pytest.mark.parametrize("theme", ["light", "dark", "projector", "print"])
def test_curves_can_be_told_from_the_ground(theme):
    style = load_style(theme)
    assert all(contrast(colour, style.panel) >= 3 for colour in curve_colours(style))


def test_nothing_of_a_chart_outlives_it(qapp):
    before = set(QApplication.allWidgets())
    gone = RunChart()
    gone.show_curves([0.0, 1.0], [])
    delete(gone)
    assert set(QApplication.allWidgets()) <= before
