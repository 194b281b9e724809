"""Dragging what is selected: snapping, locks and copies."""

from dataclasses import replace

import pytest

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.locking import set_locked
from loopmap.editing.tools.gesture import NO_RESULT
from loopmap.editing.tools.move import move_selection
from loopmap.model.records import Sign
from tests.support.play import at, let_go, play, scene
from tests.support.small_maps import ATTENDANCE, FINES, LOWERS, STRAIN, TODAY, after, fines


@pytest.mark.parametrize("kind", ["variable", "nothing"])
def test_no_record_no_gesture(kind):
    gesture = move_selection(scene(fines()), at(0, 0, kind))
    with pytest.raises(StopIteration) as stop:
        next(gesture)
    assert stop.value.value == NO_RESULT


def test_a_link_in_the_selection_does_not_keep_variables_from_moving():
    document = fines()
    links = document.maps["m1"].links
    shown, _ = play(
        move_selection, scene(document, "vf", *links), at(0, 0, "variable", "vf"), at(50, 0)
    )
    assert set(shown[-1].moved) == {"vf"}


def test_what_is_dragged_snaps_to_its_neighbours_and_guides_say_to_which():
    press = at(0, 0, "variable", FINES)
    shown, result = play(move_selection, scene(fines()), press, at(300, 4), let_go(300, 4))
    assert shown[-1].moved == {FINES: Point(300, 0)}
    assert shown[-1].guides
    assert result.change.touched() == {(TODAY, FINES)}


@pytest.mark.parametrize("without", [{"ctrl": True}, {"scale": 4.0}])
def test_ctrl_held_or_a_closer_look_leaves_it_where_the_pointer_is(without):
    press = at(0, 0, "variable", FINES)
    shown, _ = play(move_selection, scene(fines()), press, at(310, 4, **without))
    assert shown[-1].moved == {FINES: Point(310, 4)}
    assert shown[-1].guides == ()


def test_nothing_snaps_where_that_is_switched_off():
    where = replace(scene(fines()), snaps=False)
    shown, _ = play(move_selection, where, at(0, 0, "variable", FINES), at(300, 4))
    assert shown[-1].moved == {FINES: Point(300, 4)}


def test_a_locked_thing_stays_and_the_reason_is_said_before_and_after():
    document = after(fines(), set_locked(fines(), TODAY, [FINES], True))
    press = at(0, 0, "variable", FINES)
    shown, result = play(move_selection, scene(document), press, at(50, 0), let_go(50, 0))
    assert not shown[-1].allowed
    assert shown[-1].message == result.message
    assert result.message.startswith("“Fines” is locked.")
    assert not result.change
    assert result.select == {FINES}


def test_a_locked_thing_stays_behind_when_others_are_dragged():
    document = after(fines(), set_locked(fines(), TODAY, [FINES], True))
    press = at(400, 0, "variable", ATTENDANCE)
    shown, _ = play(move_selection, scene(document, FINES, ATTENDANCE), press, at(450, 200))
    assert set(shown[-1].moved) == {ATTENDANCE}
    assert shown[-1].message == "What is locked stays where it is."


def test_a_copy_of_what_is_locked_may_be_dragged():
    document = after(fines(), set_locked(fines(), TODAY, [FINES], True))
    press = at(0, 0, "variable", FINES, alt=True)
    shown, result = play(
        move_selection, scene(document), press, at(0, 200, alt=True), let_go(0, 200, alt=True)
    )
    assert shown[-1].copying
    assert result.change


def test_links_among_what_is_copied_are_copied_and_no_others():
    press = at(0, 0, "variable", FINES, alt=True)
    where = scene(fines(), FINES, STRAIN, LOWERS)
    _, result = play(move_selection, where, press, let_go(0, 300, alt=True))
    made = after(fines(), result.change).maps[TODAY]
    copies = {v.id: v.name for v in made.variables.values() if v.id in result.select}
    assert sorted(copies.values()) == ["Fines 2", "Strain 2"]
    (link,) = made.links.keys() - fines().maps[TODAY].links.keys()
    assert (copies[made.links[link].source], made.links[link].sign) == ("Fines 2", Sign.SAME)
