"""The loops panel: walking, lighting and naming loops by hand and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from loopmap.analysis.loop_views.view import Among, LoopView, Only
from loopmap.analysis.loops import Budget
from loopmap.editing.session import Session
from loopmap.model.change import adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.query import links_at
from loopmap.model.records import NamedLoop, Sign
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.loops_panel import LoopsPanel
from loopmap.ui.panels.through_offer import ThroughOffer
from tests.support.signed_maps import TODAY, complete_map, document_with, signed_map

LINKS = [
    ("Fines", "Strain", "+"),
    ("Strain", "Fines", "+"),
    ("Strain", "Trust", "-"),
    ("Trust", "Strain", "+"),
    ("Trust", "Fines", "?"),
]
REINFORCING, BALANCING = ("l001", "l002"), ("l003", "l004")
OPEN = ("l001", "l003", "l005")


@pytest.fixture
def session():
    return Session(document_with(signed_map(LINKS)))


@pytest.fixture
def watch(session):
    made = LoopWatch(session)
    yield made
    made.close()


@pytest.fixture
def choice(session, watch):
    made = LoopChoice(session, watch)
    yield made
    made.close()


@pytest.fixture
def panel(session, watch, choice, qtbot):
    made = LoopsPanel(session, watch, choice)
    qtbot.addWidget(made)
    made.resize(260, 600)
    made.show()
    qtbot.waitUntil(lambda: not watch.is_searching)
    watch.turns.flush()
    made.findChild(QListView).setFocus()
    yield made
    made.close_session()


@pytest.fixture
def cards(panel):
    return panel.findChild(QListView)


@pytest.fixture
def chosen(panel):
    heard = []
    panel.loopChosen.connect(heard.append)
    return heard


def every_loop(session, watch):
    """A choice of all loops, key or not."""
    choice = LoopChoice(session, watch)
    choice.look(LoopView(key_only=False))
    return choice


def card_texts(cards):
    role = Qt.ItemDataRole.AccessibleTextRole
    return [cards.model().index(n).data(role) for n in range(cards.model().rowCount())]


def test_the_status_line_and_a_card_for_each_loop_are_shown(panel, cards):
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert any(text.startswith("3 loops in this map") for text in said)
    assert [text.split(". ")[0] for text in card_texts(cards)] == [
        "R1: Fines – Strain",
        "B1: Strain – Trust",
        "U1: Fines – Strain – Trust",
    ]
    assert "Balancing · 2 links" in card_texts(cards)[1]


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


def test_a_card_that_opens_shows_its_title_and_all_it_tells_where_there_is_room(cards, qtbot):
    last = cards.model().rowCount() - 1
    cards.setCurrentIndex(cards.model().index(last))
    qtbot.waitUntil(cards.told.isVisible)
    qtbot.wait(0)
    whole = cards.visualRect(cards.currentIndex())
    assert whole.top() >= 0
    assert whole.bottom() <= max(cards.viewport().height(), whole.height())


def test_a_loop_lit_elsewhere_is_shown_without_saying_so_again(panel, cards, chosen):
    panel.show_lit({BALANCING: 0})
    assert cards.currentIndex().row() == 1
    assert chosen == []
    panel.show_lit({})
    assert panel.lit is None


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


def test_a_lit_loop_that_the_list_leaves_out_is_in_it_all_the_same(panel, cards, choice):
    choice.turn(Only.BALANCING)
    assert [text.split(":")[0] for text in card_texts(cards)] == ["B1"]
    panel.show_lit({OPEN: 0})
    assert [text.split(":")[0] for text in card_texts(cards)] == ["B1", "U1"]


def test_a_named_loop_that_lost_a_link_stays_with_its_reason(panel, cards, session, watch):
    session.do("Name", adding(TODAY, [NamedLoop(RecordId("p1"), BALANCING, "B1", "Lost")]))
    session.do("Cut", removing(TODAY, [session.map.links[RecordId("l004")]]))
    watch.turns.flush()
    assert card_texts(cards)[-1] == (
        "B1: Lost. Broken. Broken: the link Trust → Strain was removed."
    )


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


def test_links_to_settle_first_select_themselves(panel, session, qtbot, watch):
    (line,) = [b for b in panel.settle.findChildren(QPushButton) if b.isVisible()]
    assert line.accessibleName() == "Select Trust → Fines; 1 loop hinges on it"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert session.selection == {"l005"}
    settled = replace(session.map.links[RecordId("l005")], sign=Sign.SAME)
    session.do("Sign", replacing(TODAY, [(session.map.links[RecordId("l005")], settled)]))
    watch.turns.flush()
    assert not line.isVisible()
    assert "No link is marked ? on this map." in [x.text() for x in panel.findChildren(QLabel)]


def test_renamed_variables_are_told_by_their_new_names(cards, session, watch):
    fines = session.map.variables[RecordId("v001")]
    session.do("Rename", replacing(TODAY, [(fines, replace(fines, name="Penalties"))]))
    watch.turns.flush()
    assert "penalties" in card_texts(cards)[0]


def test_every_widget_that_takes_the_keyboard_has_a_name(panel):
    silent = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert silent == []


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


def press(qtbot, panel, words):
    """Click the button of the open card that says so."""
    (button,) = [b for b in panel.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def open_card(cards, place):
    cards.setCurrentIndex(cards.model().index(place))


def said(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_the_open_card_tells_its_loop_from_a_rise_a_fall_and_in_full(panel, cards, qtbot):
    open_card(cards, 0)
    assert any(text.startswith("More fines") for text in said(panel))
    press(qtbot, panel, "If it falls")
    assert any(text.startswith("Fewer fines") for text in said(panel))
    press(qtbot, panel, "Tell more")
    assert any(text.startswith("Suppose") for text in said(panel))


def test_what_would_stop_a_loop_lists_its_links_and_choosing_one_shows_it(panel, cards, qtbot):
    open_card(cards, 0)
    press(qtbot, panel, "What would stop it?")
    assert "Nobody said what it rests on. U1 stops too." in said(panel)
    lines = [b for b in panel.findChildren(QPushButton) if "→" in b.accessibleName()]
    first = next(b for b in lines if b.isVisible() and b.accessibleName().startswith("Strain"))
    with qtbot.waitSignal(panel.linkWanted) as wanted:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert wanted.args == ["l002"]
    open_card(cards, 1)
    assert "Nobody said what it rests on. U1 stops too." not in said(panel)


def test_a_story_is_written_in_the_card_and_kept_with_the_loop(panel, cards, session, qtbot, watch):
    open_card(cards, 1)
    press(qtbot, panel, "Write its story")
    field = panel.findChild(QPlainTextEdit)
    qtbot.keyClicks(field, "Letters came first.")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    watch.turns.flush()
    (kept,) = session.map.loops.values()
    assert (kept.links, kept.label, kept.story) == (BALANCING, "B1", "Letters came first.")
    assert "Letters came first." in card_texts(cards)[1]
    open_card(cards, 0)
    assert not field.isVisible()


def test_a_broken_loop_is_made_whole_from_its_card_and_keeps_its_name(
    panel, cards, session, watch, qtbot
):
    session.do("Name", adding(TODAY, [NamedLoop(RecordId("p1"), BALANCING, "B1", "Lost")]))
    session.do("Cut", removing(TODAY, [session.map.links[RecordId("l003")]]))
    watch.turns.flush()
    open_card(cards, cards.model().rowCount() - 1)
    press(qtbot, panel, "Draw the missing link again")
    (kept,) = session.map.loops.values()
    drawn = next(i for i in kept.links if i != "l004")
    assert session.map.links[drawn].sign is Sign.UNKNOWN
    watch.turns.flush()
    assert any("U1: Lost" in t or ": Lost." in t for t in card_texts(cards))
    assert not any("Broken" in text for text in card_texts(cards))
    session.undo()
    watch.turns.flush()
    open_card(cards, cards.model().rowCount() - 1)
    press(qtbot, panel, "Forget")
    assert not session.map.loops


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


def test_plus_and_minus_settle_a_link_where_it_is_listed(panel, session, qtbot, watch):
    assert panel.settle.begin()
    assert session.selection == {"l005"}
    (line,) = [b for b in panel.settle.findChildren(QPushButton) if b.isVisible()]
    qtbot.keyClick(line, Qt.Key.Key_Minus)
    assert session.map.links[RecordId("l005")].sign is Sign.OPPOSITE
    watch.turns.flush()
    assert not panel.settle.begin()


def test_the_bar_says_what_is_shown_and_what_is_left_out(panel, cards, choice):
    choice.turn(Only.REINFORCING)
    assert "Reinforcing: 1 of 3 loops." in said(panel)
    shown = [b.text() for b in panel.view_bar.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Show: reinforcing", "Order: named, then shortest"]
    choice.look(choice.view.everything())
    assert "Reinforcing: 1 of 3 loops." not in said(panel)


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


def test_a_title_that_is_too_long_for_a_line_goes_on_in_a_second(panel, cards, qtbot):
    heights = {cards.sizeHintForRow(n) for n in range(1, cards.model().rowCount())}
    panel.said.name(BALANCING, "What comes of it when nobody listens")
    qtbot.waitUntil(lambda: cards.model().index(0).data().startswith("B1 What comes of it"))
    cards.setCurrentIndex(cards.model().index(1))
    assert {cards.sizeHintForRow(0) - cards.fontMetrics().lineSpacing()} == heights


def test_the_list_invites_to_show_only_loops_through_what_is_selected_and_back(
    panel, cards, session, choice, watch, qtbot
):
    offer = panel.findChild(ThroughOffer)
    assert offer.isHidden()
    strain = next(v.id for v in session.map.variables.values() if v.name == "Strain")
    session.select(frozenset({strain}))
    assert offer.text() == "Only through Strain"
    offer.click()
    assert choice.view.through == strain
    assert offer.text() == "Show all loops again"
    offer.click()
    assert choice.view.through is None
    session.select(frozenset())
    assert offer.isHidden()


def test_a_set_of_loops_says_how_many_of_it_pass_what_is_asked_for(qtbot, panel, choice, session):
    choice.look_among(Among.STRONGEST)
    qtbot.waitUntil(lambda: choice.sought.set is not None)
    fines = next(v.id for v in session.map.variables.values() if v.name == "Fines")
    choice.look_through(fines)
    notes = [label.text() for label in panel.view_bar.findChildren(QLabel) if label.isVisible()]
    assert "Through Fines: 2 of 3 strongest loops." in notes
