"""Loops get a name in their card, and lose it again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from loopmap.model.change import adding, removing
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop
from tests.support.loop_cards import BALANCING, OPEN, REINFORCING, card_texts
from tests.support.signed_maps import TODAY


def test_f2_names_a_loop_and_the_name_is_one_step_of_the_session(
    panel, cards, session, qtbot, watch
):
    panel.show_lit({REINFORCING: 0})
    with qtbot.waitSignal(panel.loopNamed):
        qtbot.keyClick(cards, Qt.Key.Key_F2)
        editor = cards.findChild(QLineEdit)
        assert editor.accessibleName() == "Name of loop R1"
        qtbot.keyClicks(editor, "Fines trap")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    (record,) = session.map.loops.values()
    assert (record.links, record.label, record.name) == (REINFORCING, "R1", "Fines trap")
    watch.turns.flush()
    assert card_texts(cards)[0].startswith("R1: Fines trap.")
    session.undo()
    watch.turns.flush()
    assert card_texts(cards)[0].startswith("R1: Fines – Strain.")


def test_a_named_loop_comes_first_and_stays_current(panel, cards, session, qtbot, watch):
    panel.begin_naming(OPEN)
    editor = cards.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Open question")
    with qtbot.waitSignal(panel.loopNamed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    watch.turns.flush()
    assert card_texts(cards)[0].startswith("U1: Open question.")
    assert cards.currentIndex().row() == 0


def test_an_empty_name_for_a_loop_without_one_changes_nothing(panel, cards, session, qtbot):
    panel.begin_naming(REINFORCING)
    qtbot.keyClick(cards.findChild(QLineEdit), Qt.Key.Key_Return)
    qtbot.wait(20)
    assert not session.map.loops
    assert session.is_saved


def test_a_read_only_document_refuses_a_name_with_a_sentence(panel, cards, session, qtbot):
    session.read_only = "This file is open in another window."
    panel.begin_naming(REINFORCING)
    editor = cards.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Trap")
    with qtbot.waitSignal(panel.refused) as refusal:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "another window" in refusal.args[0]


@pytest.mark.parametrize("cut", [False, True])
def test_delete_forgets_the_name_of_a_loop_even_of_a_broken_one(cards, session, qtbot, cut, watch):
    session.do("Name", adding(TODAY, [NamedLoop(RecordId("p1"), BALANCING, "B1", "Lost")]))
    if cut:
        session.do("Cut", removing(TODAY, [session.map.links[RecordId("l004")]]))
    links = dict(session.map.links)
    watch.turns.flush()
    (place,) = [n for n, text in enumerate(card_texts(cards)) if "Lost" in text]
    cards.setCurrentIndex(cards.model().index(place, 0))
    qtbot.keyClick(cards, Qt.Key.Key_Delete)
    assert not session.map.loops
    assert session.map.links == links
    watch.turns.flush()
    assert not any("Lost" in text for text in card_texts(cards))


def test_delete_on_a_loop_nobody_named_changes_nothing(cards, session, qtbot):
    before = session.document
    cards.setCurrentIndex(cards.model().index(0, 0))
    qtbot.keyClick(cards, Qt.Key.Key_Delete)
    assert session.document is before
