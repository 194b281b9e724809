"""Another style sheet is on what is seen at once, and on what is hidden soon."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from loopmap.ui.dressing import Dressing

GREEN, RED = "#2f6d55", "#aa2020"


@pytest.fixture
def dressing():
    application = QApplication.instance()
    before = application.styleSheet()
    application.setStyleSheet(_sheet(GREEN, 13))
    yield Dressing()
    application.setStyleSheet(before)


@pytest.fixture
def page(qtbot, dressing):
    """A page with one label that shows and one that was shown before."""
    page = QWidget()
    row = QHBoxLayout(page)
    page.seen, page.hidden = QLabel("seen"), QLabel("hidden")
    for label in (page.seen, page.hidden):
        row.addWidget(label)
    qtbot.addWidget(page)
    page.show()
    page.hidden.hide()
    return page


def _sheet(colour, size):
    return f"QLabel {{ color: {colour}; font-size: {size}px; }}"


def _colour(label):
    return label.palette().color(QPalette.ColorRole.WindowText).name()


def test_what_is_seen_is_dressed_at_once_and_what_is_hidden_soon(qtbot, page, dressing):
    dressing.put_on(QApplication.instance(), _sheet(RED, 20))
    assert (_colour(page.seen), page.seen.font().pixelSize()) == (RED, 20)
    assert dressing.waiting
    qtbot.waitUntil(lambda: not dressing.waiting)
    assert (_colour(page.hidden), page.hidden.font().pixelSize()) == (RED, 20)


def test_the_last_sheet_is_worn_by_all_of_several_in_a_row(qtbot, page, dressing):
    dressing.put_on(QApplication.instance(), _sheet(RED, 20))
    dressing.put_on(QApplication.instance(), _sheet(GREEN, 15))
    qtbot.waitUntil(lambda: not dressing.waiting)
    for label in (page.seen, page.hidden):
        assert (_colour(label), label.font().pixelSize()) == (GREEN, 15)


def test_no_window_is_painted_half_dressed(qtbot, page, dressing):
    dressing.put_on(QApplication.instance(), _sheet(RED, 20))
    dressing.put_on(QApplication.instance(), _sheet(GREEN, 15))
    assert not page.updatesEnabled()
    qtbot.waitUntil(page.updatesEnabled)


def test_a_widget_that_goes_before_its_turn_is_passed_over(qtbot, page, dressing):
    dressing.put_on(QApplication.instance(), _sheet(RED, 20))
    page.hidden.setParent(None)
    del page.hidden
    qtbot.waitUntil(lambda: not dressing.waiting)


def test_what_is_shown_only_later_wears_it_too(qtbot, dressing):
    dressing.put_on(QApplication.instance(), _sheet(RED, 20))
    label = QLabel("new")
    qtbot.addWidget(label)
    label.show()
    assert _colour(label) == RED
