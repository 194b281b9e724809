"""The page of stories: looking, opening, confirming, putting aside, drawing what is missing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.variables import rename_variable
from loopmap.editing.session import Session
from loopmap.model.query import in_order
from loopmap.model.records import Sign
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.stories_panel import StoriesPanel
from loopmap.ui.panels.story_card import StoryCard
from loopmap.ui.panels.story_cards import AT_FIRST
from tests.support.signed_maps import TODAY, document_with, signed_map

KEY = Qt.Key
FIXES = [
    ("Absence", "Fines", "+"),
    ("Fines", "Deterrence", "+"),
    ("Deterrence", "Absence", "-"),
    ("Fines", "Strain", "+"),
    ("Strain", "Absence", "+"),
]
LATE = [("Strain", "Absence")]
ABSENCE, FINES, DETERRENCE, STRAIN = "v001", "v002", "v003", "v004"
RELIEF, HARM = ("l001", "l002", "l003"), ("l001", "l004", "l005")


@pytest.fixture
def make(qtbot):
    made = []

    def show(links, delayed=LATE):
        session = Session(document_with(signed_map(links, delayed=delayed)))
        watch = LoopWatch(session)
        panel = StoriesPanel(session, watch)
        made.append((panel, watch))
        qtbot.addWidget(panel)
        panel.resize(280, 640)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(lambda: panel.found is not None)
        return panel, session

    yield show
    for panel, watch in made:
        panel.close_session()
        watch.close()


@pytest.fixture
def fixes(make):
    return make(FIXES)


def cards(panel):
    return [c for c in panel.findChildren(StoryCard) if c.isVisibleTo(panel)]


def titles(panel):
    return [(face.title, face.tag) for face in panel.cards.shown]


def button(panel, words):
    return next(
        b for b in panel.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(panel)
    )


def rename(session, variable, name):
    return rename_variable(session.document, TODAY, variable, name)


def take(box, words):
    """What a person does who chooses from a box."""
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def open_first(qtbot, panel):
    card = cards(panel)[0]
    card.setFocus()
    qtbot.keyClick(card, KEY.Key_Return)
    return card


def test_a_story_is_a_card_that_does_not_claim_to_be_one(fixes):
    panel, _ = fixes
    assert titles(panel) == [("Fixes that fail", "May be yours: the delays fit")]
    assert panel.status == (
        "Stories: 1 that may be yours. Looked for among the 2 loops of this map, which is all"
        " there is."
    )
    (card,) = cards(panel)
    assert card.accessibleName() == (
        "Fixes that fail: absence and fines, May be yours: the delays fit"
    )
    assert card.accessibleDescription().startswith("More absence leads to more fines.")


def test_opening_a_card_lights_its_loops_and_offers_parts_to_change(qtbot, fixes):
    panel, _ = fixes
    with qtbot.waitSignal(panel.lightWanted) as lit:
        card = open_first(qtbot, panel)
    assert lit.args == [(RELIEF, HARM)]
    parts = {box.accessibleName(): box.currentText() for box in card.findChildren(ChoiceBox)}
    assert parts == {"Problem": "Absence", "Fix": "Fines", "Unintended effect": "Strain"}
    for box in card.findChildren(ChoiceBox):
        offered = {box.itemText(row) for row in range(box.count())}
        assert offered == {"Absence", "Fines", "Deterrence", "Strain"}
    with qtbot.waitSignal(panel.lightWanted) as out:
        qtbot.keyClick(card, KEY.Key_Return)
    assert out.args == [()]
    assert card.inside is None


def test_our_story_is_kept_with_who_plays_what_and_can_be_taken_back(qtbot, fixes):
    panel, session = fixes
    card = open_first(qtbot, panel)
    fix = next(b for b in card.findChildren(ChoiceBox) if b.accessibleName() == "Fix")
    take(fix, "Deterrence")
    assert not session.map.found_stories
    button(panel, "This is our story").click()
    (said,) = session.map.found_stories.values()
    assert dict(said.roles) == {
        "problem": ABSENCE,
        "fix": DETERRENCE,
        "unintended effect": STRAIN,
    }
    qtbot.waitUntil(lambda: titles(panel) == [("Fixes that fail", "Your story")])
    assert session.undo() == "Confirm a story"
    qtbot.waitUntil(lambda: titles(panel)[0][1] != "Your story")


def test_another_part_in_a_story_of_ours_is_one_step(qtbot, fixes):
    panel, session = fixes
    open_first(qtbot, panel)
    button(panel, "This is our story").click()
    qtbot.waitUntil(lambda: titles(panel)[0][1] == "Your story")
    assert panel.cards.open_key is not None
    box = next(
        b
        for b in cards(panel)[0].findChildren(ChoiceBox)
        if b.accessibleName() == "Fix" and b.isVisibleTo(panel)
    )
    take(box, "Strain")
    (said,) = session.map.found_stories.values()
    assert dict(said.roles)["fix"] == STRAIN
    assert session.undo() == "Change who plays a part"
    (said,) = session.map.found_stories.values()
    assert dict(said.roles)["fix"] == FINES


def test_what_is_put_aside_waits_until_it_is_brought_back(qtbot, fixes):
    panel, session = fixes
    card = cards(panel)[0]
    card.setFocus()
    qtbot.keyClick(card, KEY.Key_Delete)
    qtbot.waitUntil(lambda: titles(panel) == [])
    button(panel, "Put aside: 1").click()
    button(panel, "Bring it back").click()
    assert not session.map.found_stories
    qtbot.waitUntil(lambda: len(titles(panel)) == 1)
    assert session.undo() == "Leave a story open"
    assert session.undo() == "Put a story aside"


def test_a_story_of_ours_that_was_put_aside_comes_back_as_ours(qtbot, fixes):
    panel, _ = fixes
    open_first(qtbot, panel)
    button(panel, "This is our story").click()
    qtbot.waitUntil(lambda: titles(panel) == [("Fixes that fail", "Your story")])
    qtbot.keyClick(cards(panel)[0], KEY.Key_Delete)
    qtbot.waitUntil(lambda: titles(panel) == [])
    button(panel, "Put aside: 1").click()
    button(panel, "Bring it back").click()
    qtbot.waitUntil(lambda: titles(panel) == [("Fixes that fail", "Your story")])


def test_a_confirmed_story_whose_shape_is_gone_is_told(qtbot, fixes):
    panel, session = fixes
    open_first(qtbot, panel)
    button(panel, "This is our story").click()
    qtbot.waitUntil(lambda: titles(panel) == [("Fixes that fail", "Your story")])
    heard = []
    panel.lightWanted.connect(heard.append)
    session.do("Delete", delete_records(session.document, TODAY, {"l005"}))
    qtbot.waitUntil(lambda: any(b.text() == "Let it go" for b in panel.findChildren(QPushButton)))
    assert heard[-1] == ()
    button(panel, "Let it go").click()
    assert not session.map.found_stories


def test_the_link_that_is_missing_is_drawn_in_one_step_with_the_sign_chosen(qtbot, make):
    links = [link for link in FIXES if link[:2] != ("Deterrence", "Absence")]
    panel, session = make(links)
    assert titles(panel) == [("Nearly fixes that fail", "Short of one link")]
    open_first(qtbot, panel)
    button(panel, "\N{MINUS SIGN} Opposite").click()
    with qtbot.waitSignal(panel.wanted) as wanted:
        button(panel, "Draw this link").click()
    drawn = session.map.adjacency.between(DETERRENCE, ABSENCE)
    assert (drawn.sign, wanted.args, session.selection) == (
        Sign.OPPOSITE,
        [drawn.id],
        {drawn.id},
    )
    qtbot.waitUntil(lambda: titles(panel) == [("Fixes that fail", "May be yours: the delays fit")])
    assert session.undo() == "Draw a link"
    assert session.map.adjacency.between(DETERRENCE, ABSENCE) is None


def test_weaker_likenesses_come_only_when_asked_for(qtbot, make):
    panel, _ = make(FIXES, delayed=[])
    assert titles(panel) == []
    assert "No link is marked as delayed" in panel.status
    button(panel, "Show 1 weaker one").click()
    qtbot.waitUntil(lambda: len(titles(panel)) == 1)
    assert titles(panel)[0][1].startswith("A weaker likeness")
    button(panel, "Hide weaker ones").click()
    qtbot.waitUntil(lambda: titles(panel) == [])


def test_looking_around_a_variable_follows_the_selection(qtbot, make):
    panel, session = make([*FIXES, ("Weather", "Absence", "+")])
    panel.look(around=True)
    assert panel.status == "Select a variable to look around it."
    weather = next(v.id for v in in_order(session.map.variables) if v.name == "Weather")
    session.select(frozenset({weather}))
    qtbot.waitUntil(lambda: "around weather" in panel.status)
    assert titles(panel) == []
    session.select(frozenset({FINES}))
    qtbot.waitUntil(lambda: "around fines" in panel.status)
    assert len(titles(panel)) == 1


def test_moving_things_starts_no_search_and_an_edit_does(qtbot, fixes):
    panel, session = fixes
    before = panel.found
    session.do("Move", move_records(session.document, TODAY, {ABSENCE: (40.0, 50.0)}))
    assert not panel.is_looking
    session.do("Rename", rename(session, ABSENCE, "Missed days"))
    assert panel.is_looking
    qtbot.waitUntil(lambda: panel.found is not before)
    assert "missed days" in panel.cards.shown[0].text


def test_nothing_is_looked_for_while_the_page_is_away(qtbot, fixes):
    panel, session = fixes
    panel.hide()
    before = panel.found
    session.do("Rename", rename(session, ABSENCE, "Missed days"))
    panel.show()
    qtbot.waitUntil(lambda: panel.found is not before)


def test_arrows_go_from_card_to_card_and_esc_leaves(qtbot, make):
    more = [(f"{a} {n}", f"{b} {n}", sign) for n in (1, 2) for a, b, sign in FIXES]
    late = [(f"{a} {n}", f"{b} {n}") for n in (1, 2) for a, b in LATE]
    panel, _ = make(more, delayed=late)
    first, second = cards(panel)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, KEY.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, KEY.Key_Up)
    assert QApplication.focusWidget() is first
    with qtbot.waitSignal(panel.escaped):
        qtbot.keyClick(first, KEY.Key_Escape)


def test_more_than_a_few_cards_come_when_asked_for(qtbot, fixes):
    panel, _ = fixes
    (face,) = panel.cards.shown
    name, variables = face.key
    many = [replace(face, key=(name, (*variables, str(n)))) for n in range(AT_FIRST + 2)]
    panel.cards.show_faces(many)
    assert 0 < len(cards(panel)) < AT_FIRST
    qtbot.waitUntil(lambda: len(cards(panel)) == AT_FIRST)
    button(panel, "Show 2 more").click()
    qtbot.waitUntil(lambda: len(cards(panel)) == AT_FIRST + 2)


def test_tab_goes_from_the_choice_above_through_the_card_and_what_it_holds(qtbot, fixes):
    panel, _ = fixes
    (card,) = cards(panel)
    qtbot.keyClick(card, KEY.Key_Return)
    qtbot.waitUntil(lambda: card.inside is not None)
    reached = [button(panel, "Whole map")]
    for _ in range(3):
        reached.append(reached[-1].nextInFocusChain())
        while not reached[-1].focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached[-1] = reached[-1].nextInFocusChain()
    assert reached[1] is card
    assert [box.accessibleName() for box in reached[2:]] == ["Problem", "Fix"]
