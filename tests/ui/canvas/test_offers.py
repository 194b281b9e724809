"""The list of names under a field: where it lies, what it shows."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidget, QWidget

from loopmap.ui.canvas.offers import Offer, Offers

FREE = QRect(0, 0, 800, 600)
NAMES = [Offer("Fines issued", "Enter"), Offer("Family <b>strain</b>", "Tab"), Offer("x" * 300, "")]


@pytest.fixture
def offers(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(800, 600)
    made = Offers(parent)
    parent.show()
    made.offer(NAMES, 1)
    yield made
    parent.hide()


def test_it_shows_the_names_with_their_keys_and_lights_the_current_one(offers):
    shown = offers.findChild(QTreeWidget)
    assert [shown.topLevelItem(n).text(0) for n in range(3)] == [each.words for each in NAMES]
    assert shown.indexOfTopLevelItem(shown.currentItem()) == 1
    assert offers.width() < 600
    offers.offer([], 0)
    assert not offers.isVisible()


def test_the_keyboard_stays_in_the_field_and_a_click_takes_a_name(offers, qtbot):
    shown = offers.findChild(QTreeWidget)
    assert shown.focusPolicy() == Qt.FocusPolicy.NoFocus
    with qtbot.waitSignal(offers.taken) as taken:
        place = shown.visualItemRect(shown.topLevelItem(2)).center()
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert taken.args == [2]


@pytest.mark.parametrize(
    ("field", "near"),
    [
        (QRect(380, 280, 60, 30), QRect(380, 180, 90, 40)),
        (QRect(380, 280, 60, 30), QRect(380, 330, 90, 40)),
        (QRect(700, 560, 60, 30), QRect(690, 470, 90, 40)),
        (QRect(10, 10, 60, 30), QRect(10, 110, 90, 40)),
    ],
)
def test_it_lies_in_view_and_covers_neither_the_field_nor_the_near_card(offers, field, near):
    offers.lie_by(field, FREE, near)
    assert FREE.contains(offers.geometry())
    assert not offers.geometry().intersects(field)
    assert not offers.geometry().intersects(near)
