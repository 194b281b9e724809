"""Fields of the panels."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton

from loopmap.ui.panels.fields import ChipRow, TextField

LONG = "Why does a pupil who is punished for coming late come less and less?"


@pytest.fixture
def field(qtbot):
    made = TextField("Focus question")
    qtbot.addWidget(made)
    made.resize(220, 60)
    made.show()
    made.show_text(LONG)
    return made


@pytest.mark.parametrize("pixels", [11, 14, 19, 26])
def test_a_text_is_shown_whole_at_every_size(qtbot, field, pixels):
    font = QFont(field.font())
    font.setPixelSize(pixels)
    field.setFont(font)
    lines = field.document().size().height()
    qtbot.waitUntil(lambda: field.height() >= lines * field.fontMetrics().lineSpacing())
    assert field.verticalScrollBar().maximum() == 0


def test_arrow_keys_go_round_the_chips_wherever_they_wrap_and_tab_comes_to_the_chosen_one(qtbot):
    row = ChipRow("Role", [(None, "None", ""), (1, "Lever", ""), (2, "Outcome", "")])
    qtbot.addWidget(row)
    row.resize(90, 200)
    row.show()
    row.show_value(1)
    chips = row.findChildren(QPushButton)
    by_tab = [bool(chip.focusPolicy() & Qt.FocusPolicy.TabFocus) for chip in chips]
    assert by_tab == [False, True, False]
    chips[1].setFocus()
    for key, there in ((Qt.Key.Key_Right, 2), (Qt.Key.Key_Down, 0), (Qt.Key.Key_Left, 2)):
        qtbot.keyClick(row.focusWidget(), key)
        assert row.focusWidget() is chips[there]
    with qtbot.waitSignal(row.chosen) as chosen:
        qtbot.keyClick(chips[2], Qt.Key.Key_Space)
    assert chosen.args == [2]
