"""A column that measures once lies as Qt's own does, also after a row has changed."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from loopmap.ui.panels.measured_column import MeasuredColumn

SHORT, LONG = "Strain rises", "School attendance falls in nearly all of the draws that settle"
WIDTHS = (140, 220, 400)


def boxes(column):
    """The column, laid out at each of the widths in turn."""
    block, labels = column
    found = []
    for width in WIDTHS:
        block.resize(width, block.layout().totalHeightForWidth(width))
        QApplication.processEvents()
        found.append([label.geometry() for label in labels if not label.isHidden()])
    return found


@pytest.fixture
def both(qtbot):
    """The same rows in Qt's column and in one that measures once."""
    return [made(qtbot, qts), made(qtbot, lambda block: MeasuredColumn(block, spacing=3))]


def qts(block):
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(3)
    return layout


def made(qtbot, layout_of):
    block = QWidget()
    qtbot.addWidget(block)
    layout, labels = layout_of(block), []
    for words in (SHORT, LONG, SHORT, LONG):
        label = QLabel(words)
        label.setWordWrap(True)
        layout.addWidget(label)
        labels.append(label)
    block.show()
    return block, labels


def test_rows_lie_where_qt_would_have_them(both):
    assert boxes(both[0]) == boxes(both[1])


def test_a_row_that_says_something_else_is_measured_anew(both):
    before = boxes(both[1])
    for _, labels in both:
        labels[0].setText(LONG)
        labels[3].hide()
    assert boxes(both[0]) == boxes(both[1]) != before


def test_it_asks_for_as_much_room_as_qts(both):
    sizes = [(block.minimumSizeHint(), block.sizeHint().width()) for block, _ in both]
    assert sizes[0] == sizes[1]


def test_a_row_that_is_taken_out_leaves_no_room(both):
    for block, labels in both:
        block.layout().removeWidget(labels[1])
        labels[1].hide()
    assert boxes(both[0]) == boxes(both[1])
