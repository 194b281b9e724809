"""Resting on a variable of a crowded map brings out its links and neighbours."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from loopmap.diagram.emphasis import PLAIN, Emphasis, Lit
from loopmap.diagram.geometry import Point
from loopmap.model.ids import RecordId
from loopmap.ui.canvas import dwelling
from loopmap.ui.canvas.seen_on_stage import hit_on
from loopmap.ui.canvas.view import Camera
from tests.benchmarks.maps import document_of

HERE, NOWHERE = RecordId("v38"), Point(-9e4, -9e4)


@pytest.fixture
def town(robot_on, monkeypatch):
    """A map of 300 links seen from afar, with a variable of few of them in the middle."""
    monkeypatch.setattr(dwelling, "RESTS", 0)
    robot = robot_on(document_of(120, 300))
    look_from(robot, 0.3)
    return robot


def look_from(robot, scale):
    box = robot.canvas.drawing.cards[HERE]
    robot.canvas.camera = Camera(box.x, box.y, scale)


def place_of(robot, record=HERE):
    return robot.canvas.drawing.cards[record].centre


def rests_on(qtbot, robot, record):
    qtbot.waitUntil(lambda: robot.canvas.dwelling.record == record)


def far_from_paper(robot):
    """How far all that is seen is from the paper, on the mean."""
    image = robot.picture()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    seen = pixels[:, :, :3].astype(int)
    return np.abs(seen - seen.max(axis=(0, 1))).mean()


@pytest.mark.parametrize("scale", [0.1, 0.3, 1.0])
def test_the_rest_of_the_map_steps_back_and_comes_again(qtbot, town, scale):
    look_from(town, scale)
    town.hover(NOWHERE)
    rests_on(qtbot, town, None)
    before = far_from_paper(town)
    town.hover(place_of(town))
    rests_on(qtbot, town, HERE)
    assert far_from_paper(town) < 0.9 * before
    town.hover(NOWHERE)
    rests_on(qtbot, town, None)
    assert far_from_paper(town) == pytest.approx(before)


def test_neighbours_are_had_where_they_are_seen(qtbot, town):
    town.hover(place_of(town))
    rests_on(qtbot, town, HERE)
    town.picture()
    stage, unit = town.canvas.stage, 1 / town.canvas.camera.scale
    for card, growth in stage.overlay.neighbourhood.grown.items():
        seen = growth.grown(town.canvas.drawing.cards[card]).centre
        assert hit_on(stage, seen, 1.0, unit).record == card


def test_a_press_brings_the_whole_map_back_at_once(qtbot, town):
    town.hover(place_of(town))
    rests_on(qtbot, town, HERE)
    town.press(place_of(town))
    assert town.canvas.dwelling.record is None
    town.release(place_of(town))


def test_keys_bring_out_what_they_are_on(qtbot, town):
    town.key(Qt.Key.Key_Tab)
    focus = town.canvas.walking.focus
    assert focus is not None
    rests_on(qtbot, town, focus)


def test_whichever_of_keys_and_pointer_moved_last_says_what_stands_out(qtbot, town):
    town.key(Qt.Key.Key_Tab)
    focus = town.canvas.walking.focus
    rests_on(qtbot, town, focus)
    look_from(town, 0.3)
    town.hover(place_of(town))
    rests_on(qtbot, town, HERE)
    assert town.canvas.walking.focus == focus
    town.key(Qt.Key.Key_Tab)
    rests_on(qtbot, town, town.canvas.walking.focus)


def test_a_lit_loop_is_what_stands_out(qtbot, town):
    town.hover(place_of(town))
    rests_on(qtbot, town, HERE)
    town.canvas.lighting.bring_out(Emphasis(lit=(Lit((RecordId("l0"),)),)), ())
    rests_on(qtbot, town, None)
    town.canvas.lighting.bring_out(PLAIN, ())
    rests_on(qtbot, town, HERE)


def test_nothing_stands_out_where_nobody_wants_it(qtbot, town):
    town.hover(place_of(town))
    rests_on(qtbot, town, HERE)
    town.canvas.dwelling.wanted = False
    assert town.canvas.dwelling.record is None
    town.canvas.dwelling.wanted = True
    assert town.canvas.dwelling.record == HERE


def test_on_a_map_that_can_be_followed_by_eye_nothing_steps_back(robot_on, monkeypatch):
    monkeypatch.setattr(dwelling, "RESTS", 0)
    robot = robot_on(document_of(40, 60))
    robot.hover(robot.canvas.drawing.cards[RecordId("v20")].centre)
    robot.canvas.dwelling._look()
    assert robot.canvas.dwelling.record is None


def test_nothing_stands_out_while_a_name_is_written(town):
    town.hover(place_of(town))
    town.canvas.naming.begin(HERE)
    town.canvas.dwelling._look()
    assert town.canvas.dwelling.record is None
    town.key(Qt.Key.Key_Escape)
