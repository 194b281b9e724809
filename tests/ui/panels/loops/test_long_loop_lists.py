"""Lists of thousands of loops come as somebody looks at them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from loopmap.analysis.loops import Budget
from loopmap.editing.session import Session
from loopmap.model.change import removing
from loopmap.model.ids import RecordId
from loopmap.model.query import links_at
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.loops_panel import LoopsPanel
from tests.support.loop_cards import card_texts, every_loop
from tests.support.signed_maps import TODAY, complete_map, document_with


def test_a_list_of_two_thousand_makes_only_the_rows_it_shows(qtbot):
    session = Session(document_with(complete_map(7)))
    watch = LoopWatch(session)
    panel = LoopsPanel(session, watch, every_loop(session, watch))
    qtbot.addWidget(panel)
    panel.resize(260, 600)
    panel.show()
    qtbot.waitUntil(lambda: not watch.is_searching)
    watch.turns.flush()
    panel.grab()
    rows = panel.findChild(QListView).model()
    assert len(rows) == len(watch.loops.loops) > 1_000
    assert rows.rowCount() < 200
    assert len(rows._rows) < 40
    panel.close_session()
    watch.close()


def test_a_list_of_two_thousand_is_there_to_its_end_by_the_end_key_and_where_a_loop_is_lit(qtbot):
    session = Session(document_with(complete_map(7)))
    watch = LoopWatch(session)
    panel = LoopsPanel(session, watch, every_loop(session, watch))
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: not watch.is_searching)
    watch.turns.flush()
    cards, loops = panel.findChild(QListView), watch.loops.loops
    panel.show_lit({loops[900].key: 0})
    assert (cards.currentIndex().row(), panel.lit) == (900, loops[900].key)
    assert cards.model().rowCount() == 901
    qtbot.keyClick(cards, Qt.Key.Key_End)
    assert cards.currentIndex().row() == len(loops) - 1
    panel.close_session()
    watch.close()


def test_a_variable_deleted_from_a_map_too_large_to_list_leaves_no_card_behind(qtbot):
    session = Session(document_with(complete_map(8)))
    watch = LoopWatch(session, budget=Budget(count=2_500, proof=2_500))
    panel = LoopsPanel(session, watch, LoopChoice(session, watch))
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: not watch.is_searching)
    assert not watch.loops.complete
    gone = session.map.variables[RecordId("v001")]
    session.do("Delete", removing(TODAY, [*links_at(session.map, [gone.id]), gone]))
    assert not watch.loops.settled
    watch.turns.flush()
    panel.grab()
    assert not any("x00" in text for text in card_texts(panel.findChild(QListView)))
    qtbot.waitUntil(lambda: watch.loops.settled)
    assert watch.loops.complete
    panel.close_session()
    watch.close()
