"""Another style sheet is on what is seen before it is painted, and on what is hidden soon."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from loopmap.ui.dressing import Dressing
from tests.support.patient_bot import PATIENCE

GREEN, RED, BLUE = "#2f6d55", "#aa2020", "#2020aa"


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


@pytest.fixture
def crowd(qtbot, dressing):
    """A page of more labels than are dressed in one turn, which notes what it is painted in."""
    page = Crowd()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.painted))
    page.painted.clear()
    return page


class Crowd(QWidget):
    def __init__(self):
        super().__init__()
        column = QVBoxLayout(self)
        self.labels = [QLabel(f"label {n}") for n in range(600)]
        for label in self.labels:
            column.addWidget(label)
        self.painted = []

    def paintEvent(self, event):
        self.painted.append({_colour(label) for label in self.labels})


def _sheet(colour, size):
    return f"QLabel {{ color: {colour}; font-size: {size}px; }}"


def _colour(label):
    return label.palette().color(QPalette.ColorRole.WindowText).name()


def test_what_is_seen_is_dressed_at_once_and_what_is_hidden_soon(
    qtbot, page, dressing, monkeypatch
):
    monkeypatch.setattr("loopmap.ui.dressing._FIRST_SLICE", PATIENCE)
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


def test_many_widgets_take_several_turns_and_are_painted_after_the_last(qtbot, crowd, dressing):
    dressing.put_on(QApplication.instance(), _sheet(RED, 13))
    assert _colour(crowd.labels[-1]) == GREEN
    qtbot.waitUntil(lambda: bool(crowd.painted))
    assert crowd.painted == [{RED}] * len(crowd.painted)
    assert crowd.updatesEnabled()


def test_a_window_about_to_be_painted_when_it_is_held_is_painted_afterwards(qtbot, crowd, dressing):
    crowd.update()
    dressing.put_on(QApplication.instance(), _sheet(RED, 13))
    qtbot.waitUntil(lambda: bool(crowd.painted))
    assert crowd.painted == [{RED}] * len(crowd.painted)


def test_windows_change_together_with_the_picture_in_them(qtbot, crowd, dressing, monkeypatch):
    monkeypatch.setattr("loopmap.ui.dressing.MOST_HELD", PATIENCE)
    parts = [3, 2, 1]
    dressing.wait_for(crowd, lambda: bool(parts))
    while parts:
        QApplication.processEvents()
        assert not crowd.updatesEnabled()
        parts.pop()
    qtbot.waitUntil(crowd.updatesEnabled)


def test_windows_do_not_wait_for_ever(qtbot, crowd, dressing):
    dressing.wait_for(crowd, lambda: True)
    qtbot.waitUntil(crowd.updatesEnabled)


def test_windows_do_not_wait_for_a_picture_that_is_gone(qtbot, crowd, dressing):
    picture = QLabel()
    dressing.wait_for(picture, picture.isVisible)
    delete(picture)
    qtbot.waitUntil(crowd.updatesEnabled)


def test_a_change_in_the_middle_of_another_is_what_is_seen(qtbot, crowd, dressing):
    dressing.put_on(QApplication.instance(), _sheet(RED, 13))
    QApplication.processEvents()
    dressing.put_on(QApplication.instance(), _sheet(BLUE, 15))
    qtbot.waitUntil(lambda: not dressing.waiting)
    qtbot.waitUntil(lambda: bool(crowd.painted))
    assert crowd.painted == [{BLUE}] * len(crowd.painted)
    assert {label.font().pixelSize() for label in crowd.labels} == {15}


def test_a_window_that_opens_in_the_middle_wears_the_new_sheet(qtbot, crowd, dressing):
    menu = QMenu()
    menu.addAction("Open")
    menu.setWindowFlags(Qt.WindowType.Tool)
    qtbot.addWidget(menu)
    menu.show()
    menu.hide()
    dressing.put_on(QApplication.instance(), _sheet(RED, 13) + f"QMenu {{ color: {RED}; }}")
    menu.show()
    assert dressing.waiting
    assert menu.palette().color(QPalette.ColorRole.WindowText).name() == RED
    qtbot.waitUntil(lambda: menu.updatesEnabled() and not dressing.waiting)


def test_what_is_shown_before_its_turn_wears_it_at_once(qtbot, crowd, dressing):
    for label in crowd.labels[300:]:
        label.hide()
    dressing.put_on(QApplication.instance(), _sheet(RED, 20))
    last = crowd.labels[-1]
    assert _colour(last) == GREEN
    last.show()
    assert (_colour(last), last.font().pixelSize()) == (RED, 20)


def test_no_page_that_opens_in_the_middle_is_painted_half_dressed(qtbot, crowd, dressing):
    page = Crowd()
    page.setParent(crowd)
    page.show()
    qtbot.waitUntil(lambda: bool(page.painted))
    page.hide()
    page.painted.clear()
    dressing.put_on(QApplication.instance(), _sheet(RED, 20))
    while len(crowd.painted) < 2 and _colour(page) == GREEN and dressing.waiting > 300:
        QApplication.processEvents()
    page.show()
    assert not page.updatesEnabled()
    qtbot.waitUntil(lambda: bool(page.painted))
    assert page.painted == [{RED}] * len(page.painted)


def test_what_is_typed_in_the_middle_is_not_lost(qtbot, crowd, dressing):
    field = QLineEdit(crowd)
    field.show()
    field.setFocus()
    dressing.put_on(QApplication.instance(), _sheet(RED, 13))
    qtbot.keyClicks(field, "tr")
    QApplication.processEvents()
    qtbot.keyClicks(field, "ust")
    qtbot.waitUntil(lambda: not dressing.waiting)
    assert field.text() == "trust"


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
