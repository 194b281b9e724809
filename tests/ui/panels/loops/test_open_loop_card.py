"""The open card of a loop: told, stopped, written about, made whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QPlainTextEdit, QPushButton

from loopmap.model.change import adding, removing
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop, Sign
from tests.support.loop_cards import BALANCING, card_texts, open_card, press, said
from tests.support.signed_maps import TODAY


def test_a_card_that_opens_shows_its_title_and_all_it_tells_where_there_is_room(cards, qtbot):
    last = cards.model().rowCount() - 1
    cards.setCurrentIndex(cards.model().index(last))
    told, here = cards.told, cards.currentIndex()
    qtbot.waitUntil(lambda: cards.visualRect(here).contains(told.geometry()))
    assert told.isVisible()
    whole = cards.visualRect(here)
    assert whole.top() >= 0
    assert whole.bottom() <= max(cards.viewport().height(), whole.height())


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


def stops_are_seen(cards):
    """Whether the last of the links that stop the open card's loop has its room and is in view."""
    told = cards.told
    last = [b for b in told.stops.findChildren(QPushButton) if b.isVisible()][-1]
    foot = last.mapTo(cards.viewport(), last.rect().bottomLeft()).y()
    has_room = told.height() >= told.heightForWidth(told.width())
    return has_room and foot < cards.viewport().height()


@pytest.fixture
def stops_shown(panel, cards, qtbot):
    """What would stop the first loop, asked for where there is little room."""
    panel.resize(260, 420)
    open_card(cards, 0)
    press(qtbot, panel, "What would stop it?")
    qtbot.waitUntil(lambda: stops_are_seen(cards))


def test_what_would_stop_a_loop_is_seen_at_once_where_there_is_little_room(stops_shown, cards):
    assert cards.verticalScrollBar().value() > 0


def test_what_would_stop_a_loop_is_seen_however_late_the_list_finds_its_height(
    stops_shown, panel, cards, qtbot
):
    panel.resize(260, 1000)
    qtbot.waitUntil(lambda: cards.verticalScrollBar().maximum() == 0)
    panel.resize(260, 420)
    qtbot.waitUntil(lambda: cards.verticalScrollBar().maximum() > 0 and stops_are_seen(cards))


def test_whoever_has_read_on_is_not_taken_back_to_what_would_stop_a_loop(
    stops_shown, panel, cards, qtbot
):
    cards.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    cards.doItemsLayout()
    assert cards.verticalScrollBar().value() == 0
    press(qtbot, panel, "What would stop it?")
    press(qtbot, panel, "What would stop it?")
    qtbot.waitUntil(lambda: cards.verticalScrollBar().value() > 0)
    press(qtbot, panel, "Tell more")
    at = cards.verticalScrollBar().value()
    cards.doItemsLayout()
    assert cards.verticalScrollBar().value() == at


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
