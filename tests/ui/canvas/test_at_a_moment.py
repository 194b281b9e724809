"""A hand on the map while a moment of a run is on show."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from loopmap.analysis.loops import LoopList
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.look import Lens
from loopmap.editing.edits.scenarios import add_scenario
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.run_moments import run_moments
from loopmap.editing.run_on_map import seen_on_map
from loopmap.editing.what_if import KnownLoops, what_if
from loopmap.model.records import Action, Intervention
from loopmap.simulation import RunSettings
from loopmap.ui.canvas.moment_plates import MomentPlates
from loopmap.ui.canvas.run_moment import RunMoment
from loopmap.ui.canvas.standing_layer import StandingLayer
from loopmap.ui.canvas.view import Camera
from tests.benchmarks.maps import document_of
from tests.ui.canvas.conftest import differing

PUSHED = "v12"


@pytest.fixture
def playing(robot_on):
    """A robot on a map that shows the middle of a run."""
    robot = robot_on(document_of(24, 40))
    session, acts = robot.session, [Intervention(Action.PUSH, PUSHED, 0.5)]
    change = add_scenario(
        session.document, session.map_id, "Push", session.new_id, interventions=acts
    )
    session.do("New scenario", change)
    settings = RunSettings(10, follow=seen_on_map(session.map))
    scenarios = tuple(session.map.scenarios.values())
    found = what_if(session.map, scenarios, KnownLoops(LoopList(), {}), settings=settings)
    view = lens_view(Lens.RUN, session.document, session.map, Known(LoopList(), found))
    robot.canvas.lighting.bring_out(Emphasis(view=view))
    moment = robot.canvas.stage.moment = RunMoment(run_moments(session.map, found, settings))
    moment.share = 0.5
    return robot


def taken_along(robot):
    """The pushed variable in a hand, a little aside."""
    start = robot.canvas.drawing.cards[PUSHED].centre
    robot.press(start)
    for away in (20.0, 60.0):
        robot.move(Point(start.x + away, start.y + away / 2))
        robot.canvas.repaint()


@pytest.mark.parametrize("level", [0.25, 0.5, 1.0])
def test_what_stands_still_under_a_hand_looks_as_if_it_were_painted_in_place(
    playing, monkeypatch, level
):
    place = playing.canvas.drawing.cards[PUSHED]
    playing.canvas.camera = Camera(place.x, place.y, level)
    taken_along(playing)
    shown = playing.picture()
    monkeypatch.setattr(StandingLayer, "show", lambda _, painter, *asked: asked[-1](painter))
    assert not differing(shown, playing.picture())


def test_while_a_hand_moves_only_what_it_takes_along_is_painted_again(playing, monkeypatch):
    place = playing.canvas.drawing.cards[PUSHED]
    playing.canvas.camera = Camera(place.x, place.y, 1.0)
    taken_along(playing)
    painted, paint = [], MomentPlates.paint
    monkeypatch.setattr(MomentPlates, "paint", lambda *at: painted.append(at[3]) or paint(*at))
    taken = playing.canvas.stage.shown.altered
    playing.move(Point(place.x + 70.0, place.y))
    playing.canvas.repaint()
    assert PUSHED in painted
    assert set(painted) <= taken


def test_marks_are_as_large_as_the_card_that_is_selected(playing, monkeypatch):
    """The card grows so that it can be read; the marks of the moment cover those of the run."""
    place = playing.canvas.drawing.cards[PUSHED]
    playing.canvas.camera = Camera(place.x, place.y, 0.5)
    playing.session.select(frozenset({PUSHED}))
    grown, paint = {}, MomentPlates.paint
    monkeypatch.setattr(
        MomentPlates, "paint", lambda *at: grown.update({at[3]: at[4]}) or paint(*at)
    )
    playing.picture()
    assert grown[PUSHED] == playing.canvas.stage.far_cards.painted[PUSHED]
    assert grown[PUSHED].by > 1.0


def test_a_picture_of_what_stands_still_holds_until_it_would_be_another(qapp):
    image, layer, painted = QImage(90, 60, QImage.Format.Format_RGB32), StandingLayer(), []
    image.fill(Qt.GlobalColor.white)
    area = Box(22.5, 15.0, 45.0, 30.0)

    def paint(painter):
        painted.append(1)
        painter.fillRect(10, 10, 5, 5, Qt.GlobalColor.black)

    def show(about, scale=2.0):
        painter = QPainter(image)
        painter.scale(scale, scale)
        layer.show(painter, area, (about,), paint)
        painter.end()
        return len(painted)

    assert [show("a"), show("a"), show("b"), show("b", 3.0), show("b", 3.0)] == [1, 1, 2, 3, 3]
    assert image.pixelColor(21, 21) == Qt.GlobalColor.black
    layer.forget()
    assert show("b", 3.0) == 4
