"""Fields of the panels."""

import pytest
from PySide6.QtGui import QFont

from loopmap.ui.panels.fields import TextField

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
