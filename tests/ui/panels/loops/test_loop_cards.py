"""Hands on the cards of loops: choosing, lighting, pointing and folding."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QListView, QPushButton

from loopmap.editing.session import Session
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.loops_panel import LoopsPanel
from tests.support.loop_cards import BALANCING, OPEN, REINFORCING, card_texts, every_loop
from tests.support.signed_maps import document_with, signed_map


def test_down_and_up_walk_the_loops_and_light_them(cards, chosen, qtbot):
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    qtbot.keyClick(cards, Qt.Key.Key_Up)
    assert chosen == [BALANCING, OPEN, BALANCING]
    assert cards.lit == BALANCING


def test_the_keyboard_passing_through_lights_nothing(panel, cards, chosen):
    cards.clearFocus()
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    assert cards.currentIndex().row() == 0
    assert chosen == []


def test_enter_puts_the_light_out_and_on_and_escape_out(panel, cards, chosen, qtbot):
    panel.show_lit({REINFORCING: 0})
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    qtbot.keyClick(cards, Qt.Key.Key_Escape)
    assert chosen == [None, REINFORCING, None]
    assert panel.lit is None


def test_a_click_lights_and_another_puts_the_light_out(cards, chosen, qtbot):
    place = cards.visualRect(cards.model().index(1)).topLeft() + QPoint(20, 8)
    assert cards.viewport().rect().contains(place)
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [BALANCING, None]


def test_a_loop_lit_elsewhere_is_shown_without_saying_so_again(panel, cards, chosen):
    panel.show_lit({BALANCING: 0})
    assert cards.currentIndex().row() == 1
    assert chosen == []
    panel.show_lit({})
    assert panel.lit is None


def test_ctrl_and_a_click_or_enter_light_a_loop_besides(panel, cards, chosen, qtbot):
    added = []
    panel.loopAdded.connect(added.append)
    panel.show_lit({REINFORCING: 0})
    place = cards.visualRect(cards.model().index(1)).topLeft() + QPoint(30, 12)
    held = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, held, place)
    qtbot.keyClick(cards, Qt.Key.Key_Return, held)
    assert (added, chosen) == ([BALANCING, BALANCING], [])


def test_lit_loops_have_chips_that_put_them_out(panel, qtbot):
    panel.show_lit({REINFORCING: 0, BALANCING: 1})
    chips = [b for b in panel.findChildren(QPushButton) if "is lit" in b.accessibleName()]
    assert [chip.accessibleName() for chip in chips if chip.isVisible()] == [
        "R1 is lit: put it out",
        "B1 is lit: put it out",
    ]
    with qtbot.waitSignal(panel.loopAdded) as out:
        qtbot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    assert out.args == [BALANCING]
    panel.show_lit({REINFORCING: 0})
    assert not any(chip.isVisible() for chip in chips)


def test_the_card_under_the_pointer_is_told_until_it_leaves(panel, cards, qtbot):
    pointed_at = []
    panel.loopPointedAt.connect(pointed_at.append)
    place = cards.visualRect(cards.model().index(1)).center()
    qtbot.mouseMove(cards.viewport(), place)
    qtbot.mouseMove(cards.viewport(), place + QPoint(3, 0))
    QApplication.sendEvent(cards, QEvent(QEvent.Type.Leave))
    assert pointed_at[-2:] == [BALANCING, None]


def test_longer_ways_round_open_by_key_and_the_light_stays(qtbot):
    bypassed = signed_map(
        [("a", "b", "+"), ("b", "c", "+"), ("c", "a", "+"), ("c", "d", "+"), ("d", "a", "-")]
    )
    session = Session(document_with(bypassed))
    watch = LoopWatch(session)
    choice = every_loop(session, watch)
    panel = LoopsPanel(session, watch, choice)
    qtbot.addWidget(panel)
    panel.show()
    cards = panel.findChild(QListView)
    qtbot.waitUntil(lambda: "and 1 longer way round" in card_texts(cards))
    panel.show_lit({choice.loops()[0].key: 0})
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert card_texts(cards)[1] == "Hide 1 longer way round"
    assert len(card_texts(cards)) == 3
    assert panel.lit == choice.loops()[0].key
    panel.close_session()
    watch.close()
