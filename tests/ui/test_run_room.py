"""On a small screen the run stands beside the map, and columns make way; it can have all."""

import pytest
from PySide6.QtWidgets import QWidget

from loopmap.diagram.look import Lens

LAPTOP, DESK = (1366, 768), (1600, 1050)


@pytest.fixture
def on_a_laptop(opened, qtbot):
    opened.resize(*LAPTOP)
    opened.editor.show_panel("run", shown=True)
    qtbot.waitUntil(opened.editor.run_area.isVisible)
    return opened


def stands_beside(window):
    area, run = window.editor.area, window.editor.run_area
    return (
        run.mapTo(window, run.rect().topLeft()).x()
        >= area.mapTo(window, area.rect().topRight()).x()
    )


def test_on_a_low_and_wide_screen_the_run_stands_beside_the_map(on_a_laptop, qtbot):
    editor = on_a_laptop.editor
    qtbot.waitUntil(lambda: stands_beside(on_a_laptop))
    assert editor.canvas.height() > 2 / 3 * editor.height()
    for column in (editor.left, editor.right):
        assert not column.isVisible()


def test_columns_come_back_when_wanted_and_when_the_run_goes(on_a_laptop):
    editor = on_a_laptop.editor
    on_a_laptop.command_actions.by_id["view.right"].trigger()
    assert editor.right.isVisible()
    assert not editor.left.isVisible()
    editor.show_panel("run", shown=False)
    assert editor.left.isVisible()
    assert editor.right.isVisible()
    assert on_a_laptop.settings.current.left_shown, "stepping aside is not remembered"


def test_on_a_high_screen_the_run_stands_below_and_columns_stay(opened, qtbot):
    opened.resize(*DESK)
    opened.editor.show_panel("run", shown=True)
    qtbot.waitUntil(lambda: opened.editor.height() > 900)
    assert not stands_beside(opened)
    assert opened.editor.left.isVisible()


def test_a_window_made_higher_puts_the_run_below(on_a_laptop, qtbot):
    on_a_laptop.resize(*DESK)
    qtbot.waitUntil(lambda: not stands_beside(on_a_laptop))
    assert on_a_laptop.editor.left.isVisible()


def test_map_both_and_charts_take_turns(on_a_laptop, qtbot):
    editor, frame = on_a_laptop.editor, on_a_laptop.editor.panels.run.frame
    turn = on_a_laptop.command_actions.by_id["what_if.room"].trigger
    turn()
    assert frame.room == "charts"
    assert not editor.canvas.isVisible()
    assert frame.width() > 0.9 * editor.width()
    turn()
    assert frame.is_folded
    qtbot.waitUntil(lambda: frame.height() < editor.height() / 3)
    turn()
    qtbot.waitUntil(lambda: stands_beside(on_a_laptop))
    assert editor.panels.run.pages.isVisible()


def test_what_is_wanted_of_the_map_brings_it_back(on_a_laptop):
    editor, frame = on_a_laptop.editor, on_a_laptop.editor.panels.run.frame
    frame.give_room("charts")
    editor.panels.run.wanted.emit(next(iter(editor.session.map.variables)))
    assert editor.canvas.isVisible()
    frame.give_room("charts")
    editor.show_left("outline")
    assert editor.left.isVisible()


def test_two_maps_beside_one_another_have_the_width(on_a_laptop, qtbot):
    editor = on_a_laptop.editor
    qtbot.waitUntil(lambda: stands_beside(on_a_laptop))
    editor.halves.divide(QWidget(), QWidget())
    qtbot.waitUntil(lambda: not stands_beside(on_a_laptop))
    editor.halves.join()
    qtbot.waitUntil(lambda: stands_beside(on_a_laptop))


def test_a_width_given_by_hand_stays(on_a_laptop, qtbot):
    editor = on_a_laptop.editor
    qtbot.waitUntil(lambda: stands_beside(on_a_laptop))
    room = editor.run_room
    room.moveSplitter(room.width() - 500, 1)
    assert on_a_laptop.settings.current.run_width == editor.run_area.width()
    for shown in (False, True):
        editor.show_panel("run", shown=shown)
    assert abs(editor.run_area.width() - on_a_laptop.settings.current.run_width) <= 1


def test_marks_come_to_the_map_by_a_button_beside_play(on_a_laptop):
    panels = on_a_laptop.editor.panels
    button = panels.run.time._on_map
    button.click()
    assert panels.lenses.lens is Lens.RUN
    panels.lenses.choose(Lens.SIGN)
    assert not button.isChecked()


def test_the_panel_changes_sides_when_both_is_chosen_again_and_that_is_remembered(opened, qtbot):
    opened.resize(*DESK)
    opened.editor.show_panel("run", shown=True)
    qtbot.waitUntil(lambda: opened.editor.height() > 900)
    both = opened.editor.panels.run.frame._switch._buttons["both"]
    both.click()
    qtbot.waitUntil(lambda: stands_beside(opened))
    assert opened.settings.current.run_side == "beside"
    assert opened.editor.left.isVisible(), "there is room for columns besides"
    opened.command_actions.by_id["what_if.side"].trigger()
    qtbot.waitUntil(lambda: not stands_beside(opened))
    assert not opened.settings.current.run_side
