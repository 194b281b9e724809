"""The list of loops: what it shows and leaves out, and the links to settle first."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from loopmap.analysis.loop_views.view import Among, Only
from loopmap.model.change import adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop, Sign
from loopmap.ui.panels.through_offer import ThroughOffer
from tests.support.loop_cards import BALANCING, OPEN, card_texts, said
from tests.support.signed_maps import TODAY


def test_the_status_line_and_a_card_for_each_loop_are_shown(panel, cards):
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert any(text.startswith("3 loops in this map") for text in said)
    assert [text.split(". ")[0] for text in card_texts(cards)] == [
        "R1: Fines – Strain",
        "B1: Strain – Trust",
        "U1: Fines – Strain – Trust",
    ]
    assert "Balancing · 2 links" in card_texts(cards)[1]


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


def test_renamed_variables_are_told_by_their_new_names(cards, session, watch):
    fines = session.map.variables[RecordId("v001")]
    session.do("Rename", replacing(TODAY, [(fines, replace(fines, name="Penalties"))]))
    watch.turns.flush()
    assert "penalties" in card_texts(cards)[0]


def test_a_title_that_is_too_long_for_a_line_goes_on_in_a_second(panel, cards, qtbot):
    heights = {cards.sizeHintForRow(n) for n in range(1, cards.model().rowCount())}
    panel.said.name(BALANCING, "What comes of it when nobody listens")
    qtbot.waitUntil(lambda: cards.model().index(0).data().startswith("B1 What comes of it"))
    cards.setCurrentIndex(cards.model().index(1))
    assert {cards.sizeHintForRow(0) - cards.fontMetrics().lineSpacing()} == heights


def test_the_bar_says_what_is_shown_and_what_is_left_out(panel, cards, choice):
    choice.turn(Only.REINFORCING)
    assert "Reinforcing: 1 of 3 loops." in said(panel)
    shown = [b.text() for b in panel.view_bar.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Show: reinforcing", "Order: named, then shortest"]
    choice.look(choice.view.everything())
    assert "Reinforcing: 1 of 3 loops." not in said(panel)


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


def test_plus_and_minus_settle_a_link_where_it_is_listed(panel, session, qtbot, watch):
    assert panel.settle.begin()
    assert session.selection == {"l005"}
    (line,) = [b for b in panel.settle.findChildren(QPushButton) if b.isVisible()]
    qtbot.keyClick(line, Qt.Key.Key_Minus)
    assert session.map.links[RecordId("l005")].sign is Sign.OPPOSITE
    watch.turns.flush()
    assert not panel.settle.begin()


def test_every_widget_that_takes_the_keyboard_has_a_name(panel):
    silent = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert silent == []


def test_a_list_of_one_loop_leaves_no_room_around_its_card(panel, cards, choice, qtbot):
    choice.turn(Only.BALANCING)
    rows = cards.model()
    assert rows.rowCount() == 1
    cards.setCurrentIndex(rows.index(-1, 0))
    qtbot.waitUntil(lambda: cards.height() <= cards.visualRect(rows.index(0, 0)).height() + 12)
    assert cards.minimumHeight() <= cards.maximumHeight()
