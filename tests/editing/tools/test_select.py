"""The arrow: what a press, a drag and a release come to."""

import pytest

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.loops import forget_loop
from loopmap.editing.tools.select import select
from loopmap.model.records import Variable
from tests.support.play import at, let_go, play, scene
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    HOME,
    LOOP,
    LOWERS,
    NOTE,
    PRESSES,
    STRAIN,
    TODAY,
    after,
    fines,
)


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("variable", FINES),
        ("rim", FINES),
        ("note", NOTE),
        ("group", HOME),
        ("link", PRESSES),
        ("link_handle", PRESSES),
        ("link_head", PRESSES),
        ("link_tail", PRESSES),
    ],
)
def test_a_click_selects_what_lies_there(kind, record):
    _, result = play(select, scene(fines(), ATTENDANCE), at(0, 0, kind, record), let_go(1, 1))
    assert result.select == {record}
    assert not result.change


@pytest.mark.parametrize("key", ["shift", "ctrl"])
def test_a_click_with_shift_or_ctrl_adds_and_takes_out(key):
    press = at(0, 0, "variable", FINES, **{key: True})
    _, result = play(select, scene(fines(), STRAIN), press, let_go(0, 0))
    assert result.select == {FINES, STRAIN}
    _, result = play(select, scene(fines(), STRAIN, FINES), press, let_go(0, 0))
    assert result.select == {STRAIN}


def test_a_click_on_nothing_selects_nothing():
    _, result = play(select, scene(fines(), STRAIN), at(90, 90), let_go(91, 90))
    assert result.select == frozenset()


def test_a_trembling_hand_moves_nothing():
    press = at(0, 0, "variable", FINES)
    shown, result = play(select, scene(fines()), press, at(2, 2), let_go(2, 2))
    assert not any(preview.moved for preview in shown)
    assert not result.change


def test_the_threshold_is_in_screen_pixels():
    press = at(0, 0, "variable", FINES, scale=4.0)
    _, result = play(select, scene(fines()), press, at(2, 2, scale=4.0), let_go(2, 2, scale=4.0))
    assert result.change


def test_a_drag_moves_what_is_selected_by_as_much():
    press = at(10, 5, "variable", FINES)
    shown, result = play(
        select, scene(fines(), FINES, ATTENDANCE), press, at(40, 25), let_go(60, 45)
    )
    assert shown[-1].moved == {FINES: Point(30, 20), ATTENDANCE: Point(430, 20)}
    moved = after(fines(), result.change).maps[TODAY].variables
    assert (moved[FINES].x, moved[FINES].y, moved[ATTENDANCE].x) == (50, 40, 450)
    assert moved[STRAIN] == fines().maps[TODAY].variables[STRAIN]
    assert result.select == {FINES, ATTENDANCE}


def test_a_drag_back_to_the_start_is_no_change():
    press = at(0, 0, "variable", FINES)
    _, result = play(select, scene(fines()), press, at(50, 50), let_go(0, 0))
    assert not result.change
    assert result.select == {FINES}


def test_shift_keeps_a_drag_to_one_axis():
    press = at(0, 0, "variable", FINES)
    shown, _ = play(select, scene(fines()), press, at(30, 12, shift=True))
    assert shown[-1].moved == {FINES: Point(30, 0)}


def test_a_group_takes_its_members_along():
    _, result = play(select, scene(fines()), at(200, 60, "group", HOME), let_go(210, 80))
    moved = after(fines(), result.change).maps[TODAY]
    assert (moved.variables[STRAIN].x, moved.variables[STRAIN].y) == (210, 20)
    assert moved.groups[HOME].x == 210


def test_a_drag_with_alt_leaves_the_original_and_selects_the_copy():
    press = at(0, 0, "variable", FINES)
    shown, result = play(
        select, scene(fines()), press, at(0, 90, alt=True), let_go(0, 100, alt=True)
    )
    assert shown[-1].copying
    made = after(fines(), result.change).maps[TODAY].variables
    (copy,) = (made[i] for i in result.select)
    assert (copy.name, copy.x, copy.y) == ("Fines 2", 0, 100)
    assert made[FINES].y == 0


def test_a_rubber_band_shows_and_selects_what_it_touches():
    shown, result = play(select, scene(fines(), NOTE), at(-90, -90), at(10, 10), let_go(210, 10))
    assert shown[-1].selection == {FINES}
    assert shown[-1].band.left == -90
    assert result.select == {FINES, STRAIN, PRESSES}


def test_a_rubber_band_with_shift_adds():
    press = at(-90, -90, shift=True)
    _, result = play(select, scene(fines(), NOTE), press, let_go(10, 10))
    assert result.select == {FINES, NOTE}


def test_a_rubber_band_with_alt_takes_out():
    press = at(-90, -90, alt=True)
    _, result = play(select, scene(fines(), FINES, NOTE), press, let_go(10, 10))
    assert result.select == {NOTE}


def test_a_rubber_band_with_alt_takes_the_links_at_what_goes_out_too():
    press = at(-90, -90, alt=True)
    _, result = play(select, scene(fines(), FINES, STRAIN, PRESSES), press, let_go(10, 10))
    assert result.select == {STRAIN}


def test_a_rubber_band_says_what_letting_go_does():
    def told(end, **held):
        shown, _ = play(select, scene(fines(), NOTE), at(-90, -90, **held), end, let_go(0, 0))
        return shown[-1].message

    assert told(at(-80, -80)).startswith("Let go to select nothing. Begun with Shift it adds")
    assert told(at(10, 10)).startswith("Let go to select 1 thing.")
    assert told(at(210, 10), shift=True) == "Let go to add 2 things to the selection."
    assert told(at(10, 10), alt=True) == "Let go to take 1 thing out of the selection."


def test_the_badge_of_a_loop_nobody_named_is_dragged_too_and_the_loop_keeps_its_label():
    unnamed = after(fines(), forget_loop(fines(), TODAY, LOOP))
    press = at(100, 100, "badge", "badge:R7")
    shown, result = play(select, scene(unnamed), press, at(150, 150), let_go(150, 150))
    assert shown[-1].moved == {"badge:R7": Point(150, 150)}
    (loop,) = after(unnamed, result.change).maps[TODAY].loops.values()
    assert (loop.label, loop.name, loop.x, loop.y) == ("R7", "", 150, 150)


def test_a_click_on_a_badge_with_ctrl_is_besides_what_was_clicked_before():
    _, result = play(
        select, scene(fines()), at(0, 0, "badge", LOOP, ctrl=True), let_go(0, 0, ctrl=True)
    )
    assert result.besides


def test_esc_leaves_everything_as_it_was():
    shown, result = play(select, scene(fines()), at(0, 0, "variable", FINES), at(99, 99))
    assert shown[-1].moved
    assert result is None


def test_a_double_click_names_what_is_there():
    _, result = play(select, scene(fines()), at(0, 0, "note", NOTE, clicks=2), let_go(0, 0))
    assert result.rename == NOTE


def test_a_double_click_on_nothing_makes_a_variable_to_be_named_in_the_same_step():
    _, result = play(select, scene(fines()), at(50, 150, clicks=2), let_go(50, 150))
    made = after(fines(), result.change).maps[TODAY].variables[result.rename]
    assert (made.name, made.x, made.y) == ("New variable", 50, 150)
    assert result.change.touched(Variable)
    assert result.merge


def test_a_double_click_on_a_link_renames_nothing():
    _, result = play(select, scene(fines()), at(0, 0, "link", PRESSES, clicks=2), let_go(0, 0))
    assert result.rename is None


def test_a_badge_is_dragged_or_clicked():
    press = at(100, 100, "badge", LOOP)
    _, result = play(select, scene(fines()), press, at(120, 130), let_go(130, 140))
    badge = after(fines(), result.change).maps[TODAY].loops[LOOP]
    assert (badge.x, badge.y) == (130, 140)
    _, result = play(select, scene(fines()), press, let_go(100, 100))
    assert result.select == {FINES, STRAIN, PRESSES, LOWERS}
    _, result = play(select, scene(fines()), at(0, 0, "badge", "gone"), let_go(50, 50))
    assert not result.change
