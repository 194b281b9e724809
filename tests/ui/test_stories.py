"""Stories in the window: the page by its key, loops lit together, and what puts the light out."""

import pytest

from loopmap.formats.loopmap_yaml.write import write
from loopmap.ui.panels.story_card import StoryCard
from tests.support.signed_maps import document_with, signed_map

FIXES = [
    ("Absence", "Fines", "+"),
    ("Fines", "Deterrence", "+"),
    ("Deterrence", "Absence", "-"),
    ("Fines", "Strain", "+"),
    ("Strain", "Absence", "+"),
]
RELIEF, HARM = ("l001", "l002", "l003"), ("l001", "l004", "l005")


@pytest.fixture
def fixes(qtbot, window, tmp_path):
    """The window with a map that has the shape of fixes that fail, and the page looked at."""
    path = tmp_path / "fixes.loopmap"
    path.write_bytes(write(document_with(signed_map(FIXES, delayed=[("Strain", "Absence")]))))
    window.files.open(path)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    trigger(window, "stories.show")
    qtbot.waitUntil(lambda: stories(window).panel.found is not None)
    return window


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


def stories(window):
    return window.editor.panels.stories


def open_story(window):
    (card,) = stories(window).panel.findChildren(StoryCard)
    card.pressed.emit(card.face.key)
    window.editor.turns.flush()
    return card


def lit(window):
    """The lit loops with their colours."""
    window.editor.turns.flush()
    return [(each.links, each.colour) for each in window.editor.panels.emphasis().lit]


def test_the_command_brings_the_page_and_the_keyboard_on_the_first_story(qtbot, fixes):
    assert fixes.editor.left.page == "stories"
    fixes.activateWindow()
    (card,) = stories(fixes).panel.findChildren(StoryCard)
    qtbot.waitUntil(lambda: card is fixes.focusWidget())


def test_what_was_found_is_told(qtbot, fixes):
    with qtbot.waitSignal(fixes.editor.hint) as hint:
        trigger(fixes, "stories.weak")
        qtbot.waitUntil(lambda: stories(fixes).panel.found is not None)
    assert hint.args[0].startswith("Stories: 1 that may be yours")
    assert fixes.command_actions.by_id["stories.weak"].isChecked()


def test_the_loops_of_a_story_are_lit_together_in_colours_of_their_own(fixes):
    open_story(fixes)
    assert lit(fixes) == [(RELIEF, 0), (HARM, 1)]


def test_another_loop_takes_the_light_and_the_card_closes(fixes):
    card = open_story(fixes)
    fixes.editor.panels.lit.light(HARM)
    assert lit(fixes) == [(HARM, 0)]
    assert card.inside is None


def test_a_story_takes_the_light_from_a_loop(fixes):
    fixes.editor.panels.lit.light(HARM)
    open_story(fixes)
    assert lit(fixes) == [(RELIEF, 0), (HARM, 1)]


def test_putting_out_the_light_closes_the_story(fixes):
    card = open_story(fixes)
    trigger(fixes, "loops.none")
    assert lit(fixes) == []
    assert card.inside is None


def test_what_is_gone_is_not_lit_and_its_story_closes(fixes):
    card = open_story(fixes)
    session = fixes.session
    session.select(frozenset({"l005"}))
    trigger(fixes, "edit.delete")
    assert lit(fixes) == [(RELIEF, 0)]
    assert card.inside is None


def test_looking_around_a_variable_needs_one_selected(qtbot, fixes):
    around = fixes.command_actions.by_id["stories.around"]
    assert not around.isEnabled()
    fixes.session.select(frozenset({"v004"}))
    qtbot.waitUntil(around.isEnabled)
    trigger(fixes, "stories.around")
    qtbot.waitUntil(lambda: "around strain" in stories(fixes).panel.status)
