"""Parts stand beside each other where there is room for their words, else below each other."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from loopmap.ui.panels.turning import TurningLayout


@pytest.mark.parametrize(("letters", "beside"), [(120, True), (60, False)])
def test_parts_go_below_each_other_where_a_line_has_room_for_few_letters(qtbot, letters, beside):
    whole, first, second = QWidget(), QLabel("one"), QLabel("two")
    qtbot.addWidget(whole)
    row = TurningLayout(whole, spacing=4)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    whole.resize(letters * whole.fontMetrics().averageCharWidth(), 400)
    whole.show()
    QApplication.processEvents()
    assert (second.x() > first.x()) is beside
    assert (second.y() > first.y()) is not beside
