"""What was said last, large enough for the back row."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.ui.panels.read_back import LEAST, SHARE, ReadBack


@pytest.fixture
def host(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 1080)
    return host


def test_it_shows_itself_while_there_is_something_to_read(host):
    words = ReadBack(host)
    assert words.isHidden()
    words.show_sentence("More fines, less trust.")
    assert not words.isHidden()
    assert words.accessibleDescription() == "More fines, less trust."
    words.show_sentence("")
    assert words.isHidden()


def test_its_letters_are_three_hundredths_of_the_window(host):
    words = ReadBack(host)
    QVBoxLayout(host).addWidget(words)
    words.show_sentence("More fines, less trust.")
    assert words.font().pixelSize() >= 1080 * SHARE
    host.resize(900, 300)
    words.show_sentence("Less trust.")
    assert words.font().pixelSize() >= LEAST


def test_a_long_sentence_is_read_whole_on_several_lines(host):
    words = ReadBack(host)
    words.show_sentence("More fines issued to parents, less trust in services, " * 3)
    assert words.heightForWidth(600) > 3 * words.font().pixelSize()
