"""Loops in the window: lit in the list and on the map, walked, and copied."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from loopmap.editing.edits.links import set_strength
from loopmap.model.records import Strength
from loopmap.ui.canvas.view import Camera
from loopmap.ui.editor_panels import UPDATING
from tests.support.commands import trigger


def test_where_there_is_no_loop_lighting_one_says_so(qtbot, opened):
    trigger(opened, "map.add")
    with qtbot.waitSignal(opened.editor.hint) as told:
        trigger(opened, "loops.next")
    assert told.args == ["There is no loop on this map to light yet."]


def test_lighting_a_loop_shows_it_on_the_canvas_and_in_the_list(qtbot, opened):
    panels = opened.editor.panels
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    trigger(opened, "loops.next")
    (loop,) = panels.watch.loops.loops
    assert panels.lit.lit == loop.key
    assert opened.editor.canvas.drawing.emphasis.lit[0].links == loop.key
    assert [badge.label for badge in opened.editor.canvas.drawing.badges] == ["R1"]
    trigger(opened, "loops.none")
    assert opened.editor.canvas.drawing.emphasis.lit == ()


def cards_of_the_lit_loop(window):
    canvas, links = window.editor.canvas, window.session.map.links
    return [canvas.drawing.cards[links[key].source] for key in window.editor.panels.lit.lit]


def look_at_nothing(canvas, scale=1.0):
    canvas.viewing.jump(Camera(9000.0, 9000.0, scale))


@pytest.mark.parametrize("scale", [0.5, 3.0])
def test_a_lit_loop_of_which_nothing_is_in_view_comes_into_view(qtbot, opened, scale):
    panels, canvas = opened.editor.panels, opened.editor.canvas
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    look_at_nothing(canvas, scale)
    trigger(opened, "loops.next")
    viewing = canvas.viewing
    qtbot.waitUntil(lambda: all(viewing.seen.holds(box) for box in cards_of_the_lit_loop(opened)))
    assert viewing.camera.scale <= scale


def test_so_does_one_chosen_in_the_list(qtbot, opened):
    panels, canvas = opened.editor.panels, opened.editor.canvas
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    look_at_nothing(canvas)
    panels.joined.panel.loopChosen.emit(panels.watch.loops.loops[0].key)
    viewing = canvas.viewing
    qtbot.waitUntil(lambda: all(viewing.seen.holds(box) for box in cards_of_the_lit_loop(opened)))


def test_where_some_of_a_loop_is_in_view_the_map_stays_where_it_is(qtbot, opened):
    panels, canvas = opened.editor.panels, opened.editor.canvas
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    loop = panels.watch.loops.loops[0]
    card = canvas.drawing.cards[opened.session.map.links[loop.key[0]].source]
    canvas.viewing.jump(Camera(card.x, card.y, 4.0))
    before = canvas.viewing.aim
    trigger(opened, "loops.next")
    assert canvas.viewing.aim == before


def test_escape_on_the_map_lets_go_of_what_is_selected_and_then_puts_the_light_out(qtbot, opened):
    panels, canvas = opened.editor.panels, opened.editor.canvas
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    trigger(opened, "loops.next")
    opened.session.select(frozenset({panels.lit.lit[0]}))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert (opened.session.selection, panels.lit.isolates) == (frozenset(), True)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not panels.lit.isolates


def test_a_lit_loop_goes_out_when_it_is_broken(qtbot, opened):
    panels = opened.editor.panels
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    trigger(opened, "loops.next")
    opened.session.select(frozenset({panels.lit.lit[0]}))
    trigger(opened, "edit.delete")
    qtbot.waitUntil(lambda: panels.lit.lit is None)


def test_a_loop_stays_lit_when_it_is_named_and_when_its_name_is_forgotten(qtbot, opened):
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    trigger(opened, "loops.next")
    lit = opened.editor.panels.lit
    key = lit.lit
    trigger(opened, "loops.name")
    qtbot.keyClicks(QApplication.focusWidget(), "Trap")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened.session.map.loops) == 1)
    QApplication.processEvents()
    assert lit.lit == key
    trigger(opened, "loops.forget")
    assert not opened.session.map.loops
    assert not opened.command_actions.by_id["loops.forget"].isEnabled()
    assert lit.lit == key


@pytest.fixture
def lit_badge(qtbot, opened):
    """The badge of the one loop of the small map, where it is on the screen."""
    canvas = opened.editor.canvas
    qtbot.waitUntil(lambda: bool(canvas.drawing.badge_boxes))
    canvas.setFocus()
    (box,) = canvas.drawing.badge_boxes.values()
    place = canvas.camera.to_screen(box.centre, canvas.frame())
    return QPoint(round(place.x), round(place.y))


def test_pointing_at_a_badge_lights_its_loop_and_a_click_lets_the_rest_step_back(
    qtbot, opened, lit_badge
):
    canvas, lit = opened.editor.canvas, opened.editor.panels.lit
    qtbot.mouseMove(canvas, lit_badge + QPoint(200, 0))
    qtbot.mouseMove(canvas, lit_badge)
    assert canvas.stage.emphasis.lit
    assert not canvas.stage.emphasis.dim_rest
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=lit_badge)
    assert canvas.stage.emphasis.dim_rest
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=lit_badge)
    assert lit.lit is None
    assert not canvas.stage.emphasis.dim_rest


def test_the_arrow_keys_walk_the_loop_from_its_badge_and_tell_each_link(qtbot, opened, lit_badge):
    canvas, session = opened.editor.canvas, opened.session
    told = []
    opened.editor.panels.walk.stepped.connect(lambda key, link, words: told.append(words))
    session.select(frozenset())
    qtbot.keyClick(canvas, ".")
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(canvas, key)
    assert [words.split(".")[0] for words in told] == ["1 of 2", "2 of 2", "1 of 2"]


def test_a_badge_is_moved_by_key_and_put_back_by_a_command(qtbot, opened, lit_badge):
    canvas, session = opened.editor.canvas, opened.session
    qtbot.keyClick(canvas, ".")
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    (loop,) = session.map.loops.values()
    assert loop.x is not None
    assert loop.label == "R1"
    actions = opened.command_actions
    actions.refresh()
    assert actions.by_id["loops.badge_back"].isEnabled()
    actions.by_id["loops.badge_back"].trigger()
    (loop,) = session.map.loops.values()
    assert loop.x is None


def test_a_lit_loop_is_copied_as_text(qtbot, opened, lit_badge):
    opened.command_actions.by_id["loops.next"].trigger()
    opened.command_actions.by_id["loops.copy"].trigger()
    text = QApplication.clipboard().text()
    assert text.splitlines()[0] == "R1 (reinforcing)"
    assert "feeds itself" in text


def test_loops_through_what_is_selected_are_listed(qtbot, opened, lit_badge):
    session = opened.session
    strain = next(v.id for v in session.map.variables.values() if v.name == "Strain")
    session.select(frozenset({strain}))
    opened.command_actions.by_id["loops.through"].trigger()
    assert opened.editor.panels.choice.view.through == strain
    opened.command_actions.by_id["loops.everything"].trigger()
    assert opened.editor.panels.choice.view.through is None


def test_the_status_bar_stops_updating_where_an_edit_changes_no_loop(qtbot, opened):
    session, panels = opened.session, opened.editor.panels
    qtbot.waitUntil(lambda: not panels.watch.is_searching)
    told = []
    panels.loopsTold.connect(told.append)
    link = next(iter(session.map.links))
    change = set_strength(session.document, session.map_id, [link], Strength.WEAK)
    session.do("Weaken", change)
    assert told[-1] == UPDATING
    qtbot.waitUntil(lambda: told[-1] != UPDATING)
