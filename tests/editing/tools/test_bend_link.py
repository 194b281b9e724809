"""A link is bent by its middle."""

import math

import pytest

from loopmap.diagram.curve import curve_between
from loopmap.diagram.geometry import Point
from loopmap.diagram.link_path import self_loop_path
from loopmap.diagram.self_loop import angle_of
from loopmap.diagram.style import load_style
from loopmap.editing.edits import links as edits
from loopmap.editing.tools.bend_link import bend_link, bulge_through, bulge_towards
from loopmap.editing.tools.select import select
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


def test_close_to_how_it_bends_by_itself_it_is_left_to_that():
    shown, result = play(bend_link, scene(fines()), HANDLE, at(100, -77), let_go(100, -77))
    assert shown[-1].bulges == {PRESSES: None}
    assert "by itself" in shown[-1].message
    assert result.change.steps["m1", PRESSES].after.bulge is None


def test_ctrl_does_not_snap():
    _, result = play(bend_link, scene(fines()), HANDLE, let_go(100, -3, ctrl=True))
    assert result.change.steps["m1", PRESSES].after.bulge == 0.03
    _, result = play(bend_link, scene(fines()), HANDLE, let_go(100, -77, ctrl=True))
    assert result.change.steps["m1", PRESSES].after.bulge == 0.77


def test_by_its_line_it_is_bent_through_the_pointer():
    press = at(40, -10, "link", PRESSES)
    _, result = play(bend_link, scene(fines()), press, let_go(40, -50))
    bulge = result.change.steps["m1", PRESSES].after.bulge
    made = curve_between(Point(0, 0), Point(200, 0), bulge)
    away = min(math.dist(made.point(share / 500), (40, -50)) for share in range(501))
    assert away < 0.6


@pytest.mark.parametrize(
    ("place", "bulge"),
    [
        (Point(50, -50), 1.0),
        (Point(50, 50), -1.0),
        (Point(50, 0), 0.0),
        (Point(50, -900), 1.5),
        (Point(-80, -1), 1.5),
    ],
)
def test_an_arc_through_a_place(place, bulge):
    assert bulge_through(Point(0, 0), Point(100, 0), place) == bulge


def test_a_double_click_lets_it_bend_by_itself_and_says_if_it_did():
    press = at(100, -20, "link_handle", PRESSES, clicks=2)
    _, result = play(select, scene(fines()), press, let_go(100, -20))
    assert result.change.steps["m1", PRESSES].after.bulge is None
    document = after(fines(), result.change)
    _, result = play(select, scene(document), press, let_go(100, -20))
    assert not result.change
    assert "by itself" in result.message


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


def test_a_line_that_is_led_to_where_it_begins_loses_its_bend_and_a_circle_turned_round_none():
    bent = after(fines(), edits.set_bulge(fines(), TODAY, [PRESSES], 0.7))
    round_ = after(bent, edits.retarget_link(bent, TODAY, PRESSES, target=FINES))
    assert round_.maps[TODAY].links[PRESSES].bulge is None
    turned = after(round_, edits.turn_circle(round_, TODAY, PRESSES, 0.0))
    reversed_ = after(turned, edits.reverse_link(turned, TODAY, PRESSES))
    assert reversed_.maps[TODAY].links[PRESSES].bulge == 0.75, "still to the right"


@pytest.mark.parametrize(("held", "angle"), [({}, 90.0), ({"ctrl": True}, 86.0)])
def test_a_link_to_itself_is_turned_round_its_card(held, angle):
    document = after(fines(), edits.retarget_link(fines(), TODAY, PRESSES, target=FINES))
    made = scene(document)
    card = made.drawing.label_boxes[FINES]
    path = self_loop_path(card, -math.pi / 2, load_style())
    made.drawing.link_paths[PRESSES] = path
    there = math.radians(86.0)
    end = Point(card.x + 90 * math.cos(there), card.y + 90 * math.sin(there))
    pressed = at(*path.handle, "link_handle", PRESSES)
    shown, result = play(bend_link, made, pressed, at(*end, **held), let_go(*end, **held))
    bulge = after(document, result.change).maps[TODAY].links[PRESSES].bulge
    assert math.degrees(angle_of(bulge)) == pytest.approx(angle, abs=0.1)
    assert shown[-1].bulges[PRESSES] == pytest.approx(bulge, abs=0.001)
