"""Chips go on in the next line, and lie right after whatever changes."""

import pytest
from PySide6.QtWidgets import QWidget

from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.steady_button import SteadyButton


@pytest.fixture
def row(qtbot):
    made = QWidget()
    made.flow = FlowLayout(made, spacing=5)
    made.chips = [SteadyButton(words) for words in ("None", "Experience", "Pattern")]
    for chip in made.chips:
        made.flow.addWidget(chip)
    qtbot.addWidget(made)
    made.resize(400, 100)
    made.show()
    return made


def test_a_narrow_row_is_higher_than_a_wide_one(row):
    assert row.flow.heightForWidth(90) > row.flow.heightForWidth(400)
    assert row.flow.heightForWidth(90) > row.flow.heightForWidth(400)


def test_the_widest_chip_fits(row):
    assert row.flow.minimumSize().width() == row.chips[1].sizeHint().width()


def test_longer_words_make_the_row_wider_and_higher(row):
    wide, high = row.flow.minimumSize().width(), row.flow.heightForWidth(300)
    row.chips[2].setText("A pattern over many years and in many places")
    assert row.flow.minimumSize().width() > wide
    assert row.flow.heightForWidth(300) > high


def test_a_chip_more_or_less_is_counted(row):
    before = row.flow.heightForWidth(230)
    more = SteadyButton("Structure of the whole")
    row.flow.addWidget(more)
    more.show()
    assert row.flow.heightForWidth(230) > before
    assert row.flow.takeAt(3).widget() is more
    assert row.flow.takeAt(9) is None
    assert row.flow.heightForWidth(230) == before
    more.deleteLater()


def test_larger_letters_make_everything_larger(row):
    least, high = row.flow.minimumSize(), row.flow.heightForWidth(300)
    font = row.font()
    font.setPixelSize(30)
    for chip in row.chips:
        chip.setFont(font)
    assert row.flow.minimumSize().width() > least.width()
    assert row.flow.minimumSize().height() > least.height()
    assert row.flow.heightForWidth(300) > high


def test_a_chip_keeps_its_width_when_its_letters_grow_heavier(row):
    plain, chip = row.chips[1].sizeHint().width(), row.chips[1]
    font = chip.font()
    font.setWeight(font.Weight.DemiBold)
    narrower = chip.fontMetrics().horizontalAdvance(chip.text())
    chip.setFont(font)
    wider = chip.fontMetrics().horizontalAdvance(chip.text())
    assert wider >= narrower
    assert chip.sizeHint().width() == plain
