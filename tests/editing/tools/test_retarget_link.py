"""A link's ends are led to other variables."""

import pytest

from loopmap.editing.tools.gesture import NO_RESULT
from loopmap.editing.tools.retarget_link import retarget_link
from tests.support.play import at, let_go, play, scene
from tests.support.small_maps import ATTENDANCE, FINES, LOWERS, PRESSES, STRAIN, TODAY, after, fines


def test_the_head_is_led_to_another_variable():
    head = at(150, 0, "link_head", PRESSES)
    over, release = at(400, 0, "variable", ATTENDANCE), let_go(400, 0, "variable", ATTENDANCE)
    shown, result = play(retarget_link, scene(fines()), head, over, release)
    assert (shown[-1].line.link, shown[-1].lit, shown[-1].allowed) == (PRESSES, ATTENDANCE, True)
    link = after(fines(), result.change).maps[TODAY].links[PRESSES]
    assert (link.source, link.target) == (FINES, ATTENDANCE)


def test_the_tail_is_led_to_another_variable():
    tail = at(250, 0, "link_tail", LOWERS)
    _, result = play(retarget_link, scene(fines()), tail, let_go(0, 0, "variable", FINES))
    link = after(fines(), result.change).maps[TODAY].links[LOWERS]
    assert (link.source, link.target) == (FINES, ATTENDANCE)


def test_let_go_over_nothing_the_link_stays_and_the_reason_is_said():
    head = at(150, 0, "link_head", PRESSES)
    shown, result = play(retarget_link, scene(fines()), head, at(300, 300), let_go(300, 300))
    assert not shown[-1].allowed
    assert shown[-1].line.end == (300, 300)
    assert not result.change
    assert result.message


def test_a_link_is_not_led_onto_another():
    tail = at(50, 0, "link_tail", PRESSES)
    release = let_go(200, 0, "variable", STRAIN)
    _, result = play(retarget_link, scene(fines()), tail, release)
    assert result.change.touched()  # from Strain to itself: that may be
    both = after(fines(), result.change)
    head = at(350, 0, "link_head", LOWERS)
    _, refused = play(retarget_link, scene(both), head, release)
    assert refused.message == "“Strain” is already linked to itself."


@pytest.mark.parametrize("record", [None, "l-gone"])
def test_a_link_that_is_gone_comes_to_nothing(record):
    with pytest.raises(StopIteration) as stop:
        next(retarget_link(scene(fines()), at(0, 0, "link_head", record)))
    assert stop.value.value == NO_RESULT
