"""The first page in letters of any size: nothing is cut that there is room for."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from loopmap.resources import examples
from loopmap.ui.welcome import Welcome


@pytest.fixture
def page(window):
    page = window.findChild(Welcome)
    page.show_recent([Path("/maps/fines-for-non-attendance.loopmap")])
    page.show_recoverable([(Path("/j"), "Recover “fines-for-non-attendance”\n23 November, 14:37")])
    return page


def test_names_are_whole_in_letters_of_twice_the_size(window, page, qtbot):
    window.resize(1366, 768)
    window.theme.choose(text_size=200)
    texts = {button.text() for button in page.findChildren(QPushButton)}
    qtbot.waitUntil(lambda: page.font().pixelSize() == 26)
    assert "fines-for-non-attendance" in texts
    assert "Recover “fines-for-non-attendance”\n23 November, 14:37" in texts
    heads = [each for each in page.findChildren(QLabel) if each.text().startswith("Not saved")]
    assert all(each.wordWrap() for each in heads)


def test_examples_stand_in_as_many_columns_as_there_is_room_for(window, page, qtbot):
    def columns():
        cards = [card for card in page.findChildren(object) if "ExampleCard" in type(card).__name__]
        return len({card.x() for card in cards if card.isVisible()})

    window.resize(1366, 768)
    page.show_examples(examples()[:4])
    qtbot.waitUntil(lambda: columns() == 3)
    window.theme.choose(text_size=200)
    qtbot.waitUntil(lambda: columns() == 2)
    assert page.horizontalScrollBar().maximum() == 0
    window.theme.choose(text_size=100)
    qtbot.waitUntil(lambda: columns() == 3)
