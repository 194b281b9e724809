"""The projector test says in figures what can be read from how far."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from loopmap.diagram.style import load_style
from loopmap.ui.presenter.test_card import SHARES, TestCard, line_for


def test_each_size_says_from_how_far_it_is_read():
    assert [line_for(share).rpartition(" from ")[2] for share in SHARES] == [
        "4 m",
        "7 m",
        "9 m",
        "13 m",
    ]


def test_the_card_comes_and_goes_by_key(qtbot, window):
    action = window.command_actions.by_id["view.test_projector"]
    action.trigger()
    card = window.presenting.test_card
    assert card.isVisible()
    assert "3 %" in card.accessibleDescription()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert window.presenting.test_card is None
    action.trigger()
    action.trigger()
    assert window.presenting.test_card is None


def test_the_frame_is_at_the_very_edge(qtbot):
    style = load_style("projector")
    card = TestCard(style)
    qtbot.addWidget(card)
    card.resize(800, 600)
    picture = card.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    corners = [(1, 1), (798, 1), (1, 598), (798, 598)]
    assert {picture.pixelColor(*corner).name() for corner in corners} == {style.refused}
