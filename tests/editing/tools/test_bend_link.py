"""A link is bent by its middle."""

import pytest

from loopmap.diagram.geometry import Point
from loopmap.editing.edits import links as edits
from loopmap.editing.tools.bend_link import bend_link, bulge_towards
from tests.support.play import at, let_go, play, scene
from tests.support.small_maps import FINES, PRESSES, TODAY, after, fines

HANDLE = at(100, -20, "link_handle", PRESSES)


def test_the_middle_follows_the_pointer():
    shown, result = play(bend_link, scene(fines()), HANDLE, at(100, -50), let_go(90, 60))
    assert shown[-1].bulges == {PRESSES: 0.5}
    assert after(fines(), result.change).maps[TODAY].links[PRESSES].bulge == -0.6


def test_close_to_straight_it_snaps():
    _, result = play(bend_link, scene(fines()), HANDLE, let_go(100, -3))
    assert result.change.steps["m1", PRESSES].after.bulge == 0.0
    _, result = play(bend_link, scene(fines()), HANDLE, let_go(100, -3, scale=4.0))
    assert result.change.steps["m1", PRESSES].after.bulge == 0.03


@pytest.mark.parametrize(
    ("end", "handle", "bulge"),
    [
        (Point(100, 0), Point(50, 25), -0.5),
        (Point(0, 100), Point(25, 50), 0.5),
        (Point(-100, 0), Point(-50, 25), 0.5),
        (Point(100, 0), Point(50, -900), 1.5),
        (Point(0, 0), Point(50, 50), 0.0),
    ],
)
def test_positive_is_to_the_left_of_travel_on_screen(end, handle, bulge):
    assert bulge_towards(Point(0, 0), end, handle) == bulge


def test_a_link_to_itself_is_not_bent():
    document = after(fines(), edits.retarget_link(fines(), TODAY, PRESSES, target=FINES))
    _, result = play(bend_link, scene(document), HANDLE, at(0, 90), let_go(0, 90))
    assert not result.change
