"""The line at the bottom: passing lines come before what the pointer would do."""

import pytest

from loopmap.ui.status_bar import StatusBar


@pytest.fixture
def bar(qtbot):
    made = StatusBar()
    qtbot.addWidget(made)
    return made


def test_what_the_pointer_would_do_is_said_while_nothing_else_is(bar):
    bar.show_pointed("Drag to select.")
    assert bar.lines[2] == "Drag to select."
    bar.show_pointed("")
    assert bar.lines[2] == ""


def test_a_passing_line_stays_until_it_has_passed(bar):
    bar.show_hint("There is already a link.")
    bar.show_pointed("Drag to select.")
    assert bar.lines[2] == "There is already a link."
    bar._hint_timer.stop()
    bar._hint_timer.timeout.emit()
    assert bar.lines[2] == "Drag to select."


def test_a_line_nothing_else_takes_the_place_of_does_not_vanish_by_itself(bar):
    bar.show_hint("There is already a link.")
    bar.settle()
    assert bar.lines[2] == "There is already a link."
    bar._hint_timer.stop()
    bar._hint_timer.timeout.emit()
    assert bar.lines[2] == "There is already a link."
    bar.settle()
    assert bar.lines[2] == ""


def test_a_line_taken_away_gives_way_at_once(bar):
    bar.show_hint("Let go to put a copy here.")
    bar.show_pointed("Drag to move.")
    bar.show_hint("")
    assert bar.lines[2] == "Drag to move."
    bar.show_pointed("Drag to bend.")
    assert bar.lines[2] == "Drag to bend."


def test_what_keys_do_stays_while_something_is_named_and_passing_lines_go_over_it(qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_pointed("Drag to select.")
    bar.show_prompt("Enter makes it.")
    assert bar.lines[2] == "Enter makes it."
    bar.show_hint("There is already a link.")
    assert bar.lines[2] == "There is already a link."
    bar.show_hint("")
    assert bar.lines[2] == "Enter makes it."
    bar.show_prompt("")
    assert bar.lines[2] == "Drag to select."


def test_a_count_that_is_being_updated_moves_nothing_beside_it(bar):
    bar.show_counts("108 variables · 9 loops, complete")
    bar.show()
    width = bar._counts.width()
    bar.show_counts("108 variables · updating loops …")
    assert bar._counts.minimumWidth() == width
    bar.show_counts("108 variables · 10 loops, complete")
    assert bar._counts.minimumWidth() == 0


def test_links_that_stand_out_from_afar_are_counted_and_near_by_none_are(qtbot, opened):
    canvas = opened.editor.canvas
    told = "3 variables · 3 links (2 bold from here, the others fine)"
    canvas.stoodOut.emit(2)
    assert opened.status.lines[1].startswith(told)
    canvas.viewing.zoom_to(1.0)
    qtbot.waitUntil(lambda: opened.status.lines[1].startswith("3 variables · 3 links ·"))


LONG = "300 variables · 825 links (140 bold from here, the others fine) · 2,324 loops of up to 10"


def widths(bar):
    bar.layout().activate()
    return bar._counts.width(), bar._hint.width(), bar._hint.sizeHint().width()


def test_why_something_was_not_done_is_read_whole_beside_the_counts_of_a_large_map(bar, qtbot):
    bar.resize(1100, 32)
    bar.show()
    bar.show_counts(LONG)
    whole = widths(bar)[0]
    bar.show_hint("There is already a link from “Trust in the school” to “Attendance of pupils”.")
    counts, said, wanted = widths(bar)
    assert said >= wanted
    assert counts < whole
    bar.show_hint("")
    assert widths(bar)[0] == whole


def test_counts_of_a_small_map_are_not_cut_by_what_is_said(bar):
    bar.resize(1100, 32)
    bar.show()
    bar.show_counts("5 variables · 5 links · 1 loop, complete")
    before = widths(bar)[0]
    bar.show_pointed("Drag to move, with Alt to copy. Double-click to rename.")
    assert widths(bar)[0] == before


def test_a_short_passing_line_is_fresh_for_less_long_than_one_that_takes_reading(bar):
    bar.show_hint("Undone: Move.")
    short = bar._hint_timer.interval()
    bar.show_hint("There is already a link from “Trust” to “Attendance”.")
    assert short < bar._hint_timer.interval() <= 6_000
