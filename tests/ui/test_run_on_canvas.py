"""Runs on the map: marks follow a hand, runs by equations are shown and played."""

from dataclasses import replace

import pytest

from loopmap.diagram.look import Glyph, Lens
from loopmap.editing.run_on_map import seen_on_map
from loopmap.editing.what_if import known_loops, what_if
from loopmap.formats.loopmap_yaml import FORMAT
from loopmap.simulation import RunSettings
from loopmap.ui.canvas.run_moment import RunMoment
from loopmap.ui.canvas.run_tried import RunTried
from tests.support.model_maps import PRESENT, RATE, pupils


def _is_open(window):
    there = window.editor is not None and window.editor.panels is not None
    return there and PRESENT in window.session.map.variables


@pytest.fixture
def modelled(window, qtbot, tmp_path):
    """A window in which a map runs by its equations; the run panel is open."""
    path = tmp_path / "pupils.loopmap"
    path.write_bytes(FORMAT.write(pupils()))
    window.files.open(path)
    qtbot.waitUntil(lambda: _is_open(window))
    panels = window.editor.panels
    panels.lenses.choose(Lens.RUN)
    panels.what_if.run()
    qtbot.waitUntil(lambda: panels.lenses.view.title.startswith("As a model"))
    return panels


def pushed_down(panels, session):
    """The answer to the scenario with its push turned round, as a hand would try it."""
    scenario = panels.run.scenario()
    turned = replace(scenario.interventions[0], amount=-1.0)
    settings = RunSettings(draws=30, follow=seen_on_map(session.map))
    asked = replace(scenario, interventions=(turned,))
    return what_if(session.map, [asked], known_loops(session.map), settings=settings)


def test_marks_follow_a_hand_and_nothing_of_it_is_left_at_rest(opened, ran):
    session, stage = opened.editor.session, opened.editor.canvas.stage
    ran.lenses.choose(Lens.RUN)
    found = pushed_down(ran, session)
    ran.run.tried.emit(found)
    assert isinstance(stage.moment, RunTried)
    before = ran.lenses.view
    opened.editor.canvas.grab()
    assert ran.lenses.view is before, "the map itself is not drawn anew"
    ran.run.ran.emit(found)
    assert stage.moment is None
    pushed = found.stories[0].result.scenario.interventions[0].target
    assert ran.lenses.view.look(pushed).glyph is Glyph.DOWN


def test_no_marks_follow_a_hand_through_another_lens_or_at_a_moment(opened, ran, qtbot):
    session, stage = opened.editor.session, opened.editor.canvas.stage
    assert "A map knows no dates" in ran.run.time.slider.toolTip()
    found = pushed_down(ran, session)
    ran.run.tried.emit(found)
    assert stage.moment is None
    ran.run.time.slider.setValue(30)
    qtbot.waitUntil(lambda: isinstance(stage.moment, RunMoment))
    ran.run.tried.emit(found)
    assert isinstance(stage.moment, RunMoment)
    ran.play.leave()


def test_a_run_by_equations_is_shown_with_courses_and_amounts(window, modelled):
    view = modelled.lenses.view
    assert view.look(PRESENT).curve is not None
    assert "%" in view.look(PRESENT).tag
    assert modelled.run.time.isVisible()
    assert "Pupils present" in window.editor.canvas.spoken.sentence(PRESENT)


def test_a_number_tried_is_seen_on_the_map_at_once_and_then_at_rest(window, modelled, qtbot):
    modelled.run.models.give(RATE, 0.04)
    assert isinstance(window.editor.canvas.stage.moment, RunTried)
    window.editor.canvas.grab()
    qtbot.waitUntil(lambda: "other numbers" in modelled.lenses.view.title)
    assert window.editor.canvas.stage.moment is None
    assert modelled.lenses.view.look(PRESENT).glyph is Glyph.DOWN


def test_a_run_by_equations_is_gone_through_by_hand(window, modelled, qtbot):
    play, stage = modelled.play, window.editor.canvas.stage
    modelled.run.time.slider.setValue(30)
    qtbot.waitUntil(lambda: isinstance(stage.moment, RunMoment))
    window.editor.canvas.grab()
    assert modelled.run.time._words.text() == "month 18"
    assert "in the unit of time that the model names" in modelled.run.time.slider.toolTip()
    assert "Pupils present" in modelled.run.time.slider.accessibleDescription()
    play.leave()
    assert stage.moment is None
