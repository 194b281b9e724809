"""A chart stands between its parts in a low and wide place, else above them."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from loopmap.ui.panels.chart_between import ChartBetween


@pytest.fixture
def parts(qtbot):
    first, chart, last = QLabel("names"), QLabel("chart"), QLabel("sliders")
    made = ChartBetween(first, chart, last, spacing=10)
    qtbot.addWidget(made)
    made.show()
    return made, first, chart, last


@pytest.mark.parametrize(
    ("letters", "lines", "above"), [(140, 12, False), (60, 30, True), (140, 40, True)]
)
def test_where_it_stands_follows_from_the_room(parts, letters, lines, above):
    made, first, chart, last = parts
    metrics = made.fontMetrics()
    made.resize(letters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    QApplication.processEvents()
    assert made.is_above is above
    assert (chart.geometry().bottom() < first.y()) is above
    assert (first.x() < chart.x() < last.x()) is not above
