"""A loop is known by its links, however the list is turned."""

from dataclasses import replace

import pytest

from loopmap.editing.edits import loops as edits
from loopmap.errors import EditRefused
from loopmap.model.change import replacing
from loopmap.model.records import NamedLoop
from tests.support.small_maps import LOOP, LOWERS, PRESSES, TODAY, after, fines, new_ids


def test_a_loop_is_found_from_any_of_its_links():
    causal_map = fines().maps[TODAY]
    assert edits.loop_with(causal_map, [PRESSES, LOWERS]).id == LOOP
    assert edits.loop_with(causal_map, [LOWERS, PRESSES]).id == LOOP
    assert edits.loop_with(causal_map, [LOWERS]) is None


def test_naming_a_known_loop_keeps_its_story():
    standing = fines().maps[TODAY].loops[LOOP]
    told = replacing(TODAY, [(standing, replace(standing, story="It feeds itself."))])
    document = after(fines(), told)
    change = edits.name_loop(
        document, TODAY, [LOWERS, PRESSES], "R1", " The trap ", new_ids(document)
    )
    loop = after(document, change).maps[TODAY].loops[LOOP]
    assert (loop.name, loop.story) == ("The trap", "It feeds itself.")


def test_a_new_name_is_kept_under_the_key_of_its_loop():
    change = edits.name_loop(fines(), TODAY, ["lz", LOWERS], "B1", "", new_ids(fines()))
    (key,) = change.touched(NamedLoop)
    loop = after(fines(), change).maps[TODAY].loops[key.id]
    assert (loop.links, loop.label, loop.order) == ((LOWERS, "lz"), "B1", 1.0)


@pytest.mark.parametrize("label", ["R1", "", "  "])
def test_a_label_stands_for_one_loop(label):
    assert not edits.may_label(fines(), TODAY, [LOWERS], label)
    with pytest.raises(EditRefused):
        edits.name_loop(fines(), TODAY, [LOWERS], label, "", new_ids(fines()))


def test_a_badge_is_moved_and_put_back():
    moved = after(fines(), edits.move_badge(fines(), TODAY, LOOP, (3, 4)))
    assert (moved.maps[TODAY].loops[LOOP].x, moved.maps[TODAY].loops[LOOP].y) == (3, 4)
    back = after(moved, edits.move_badge(moved, TODAY, LOOP, None))
    assert back == fines()


def test_a_name_is_forgotten_and_the_links_stay():
    left = after(fines(), edits.forget_loop(fines(), TODAY, LOOP)).maps[TODAY]
    assert left.loops == {}
    assert len(left.links) == 2
