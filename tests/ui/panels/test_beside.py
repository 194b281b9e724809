"""Two parts side by side where there is room, else in one column that scrolls."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from loopmap.ui.panels.beside import Beside


@pytest.fixture
def parts(qtbot):
    first, second = QLabel("first"), QLabel("second")
    made = Beside(first, second)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show()
    QApplication.processEvents()
    return made, first, second


def left(widget, of):
    return widget.mapTo(of, widget.rect().topLeft()).x()


def test_with_room_the_second_stands_at_the_right(parts):
    made, first, second = parts
    assert made.is_beside
    assert left(second, made) > left(first, made) + 300


def test_without_room_it_stands_below_with_a_height_of_its_own_and_comes_back(parts):
    made, first, second = parts
    made.resize(400, 220)
    QApplication.processEvents()
    assert not made.is_beside
    assert second.isVisibleTo(made)
    assert second.height() >= 190
    assert second.mapTo(made, second.rect().topLeft()).y() >= first.geometry().bottom()
    made.resize(1000, 300)
    QApplication.processEvents()
    assert made.is_beside


def test_large_letters_need_more_room(parts):
    made, _, _ = parts
    font = made.font()
    font.setPixelSize(26)
    made.setFont(font)
    QApplication.processEvents()
    assert not made.is_beside


def test_in_a_narrow_and_high_place_both_are_seen_at_once_the_second_above(parts):
    made, first, second = parts
    made.resize(400, 500)
    QApplication.processEvents()
    assert not made.is_beside
    places = [part.mapTo(made, part.rect().topLeft()).y() for part in (second, first)]
    assert places[0] + second.height() <= places[1] < made.height()
