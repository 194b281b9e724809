"""Playing a run on the map: the moment on show, keys, and that nothing is ever edited."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from loopmap.diagram.look import Lens
from loopmap.ui.panels.run_time import STEPS
from loopmap.ui.run_play import JOB


@pytest.fixture
def playing(ran):
    """The small map with a scenario that was run; the panel is open."""
    return ran.play


def at(opened, qtbot, share):
    play = opened.editor.panels.play
    play._time.slider.setValue(round(share * STEPS))
    qtbot.waitUntil(lambda: opened.editor.canvas.stage.moment is not None)
    return opened.editor.canvas.stage.moment


def picture(opened):
    canvas = opened.editor.canvas
    canvas.finish_painting()
    return canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_moment_is_shown_through_the_lens_of_the_run_and_edits_nothing(opened, playing, qtbot):
    before = opened.editor.session.document
    moment = at(opened, qtbot, 0.5)
    assert moment.share == 0.5
    assert opened.editor.panels.lenses.lens is Lens.RUN
    assert "in the map’s own time" in playing._time._words.text()
    assert "hollow where it lowers" in opened.editor.panels.lens_chip.accessibleName()
    assert opened.editor.session.document is before


def test_a_moment_looks_otherwise_than_another_and_leaves_no_trace(opened, playing, qtbot):
    at(opened, qtbot, 0.1)
    now = picture(opened)
    at(opened, qtbot, 0.5)
    assert picture(opened) != now
    playing.leave()
    answer = picture(opened)
    assert opened.editor.canvas.stage.moment is None
    at(opened, qtbot, 0.5)
    playing.leave()
    assert picture(opened) == answer


def test_keys_step_go_to_both_ends_play_and_leave(opened, playing, qtbot):
    moment, slider = at(opened, qtbot, 0.5), playing._time.slider
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert moment.share == pytest.approx(0.5 + 1 / STEPS)
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert moment.share == 1.0
    told = slider.accessibleDescription()
    assert told.startswith("later: little moves any more. ")
    assert "Fines: strongly higher" in told
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert moment.share == 0.0
    QTest.keyClick(slider, Qt.Key.Key_Space)
    assert playing.is_playing
    QTest.keyClick(slider, Qt.Key.Key_Space)
    assert not playing.is_playing
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    assert playing.share is None
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert playing.share == 0.0


def test_playing_goes_on_by_itself_and_ends(opened, playing, qtbot, monkeypatch):
    monkeypatch.setattr("loopmap.ui.run_play.WHOLE", 200)
    opened.command_actions.by_id["what_if.play"].trigger()
    qtbot.waitUntil(lambda: playing.share == 1.0 and not playing.is_playing)


def test_with_less_motion_a_run_goes_on_in_steps(opened, playing, qtbot, monkeypatch):
    monkeypatch.setattr("loopmap.ui.run_play._STILL_FRAME", 20)
    monkeypatch.setattr("loopmap.ui.run_play.WHOLE", 240)
    monkeypatch.setattr("loopmap.ui.run_play.is_motion_reduced", lambda: True)
    at(opened, qtbot, 0.5)
    seen = set()
    playing.shown.connect(lambda _, share: seen.add(round(share * 12, 6)))
    playing.toggle()
    qtbot.waitUntil(lambda: not playing.is_playing)
    assert seen
    assert all(share == int(share) for share in seen)


def test_another_lens_or_no_scenario_ends_the_moment(opened, playing, qtbot):
    at(opened, qtbot, 0.5)
    opened.editor.panels.lenses.choose(Lens.SIGN)
    assert playing.share is None
    at(opened, qtbot, 0.5)
    opened.editor.panels.run._choose(None)
    assert opened.editor.canvas.stage.moment is None
    assert playing._time.isHidden()


def test_play_before_there_is_a_run_plays_when_there_is(opened, playing, qtbot):
    found = opened.editor.panels.run._found
    playing.lose()
    playing.toggle()
    assert not playing.is_playing
    playing.take(found)
    assert playing.is_playing
    playing.leave()
    qtbot.waitUntil(lambda: not playing._jobs.is_running(JOB))


def test_folded_the_panel_leaves_scenarios_and_time_and_the_map_has_the_room(
    opened, playing, qtbot
):
    canvas, run = opened.editor.canvas, opened.editor.panels.run
    before, panel = canvas.height(), run.height()
    assert not run.frame.is_folded
    opened.command_actions.by_id["what_if.fold"].trigger()
    qtbot.waitUntil(lambda: canvas.height() > before + 80)
    assert run.frame.is_folded
    assert playing._time.isVisible()
    assert not run.pages.isVisible()
    run.frame.fold()
    qtbot.waitUntil(lambda: canvas.height() == before)
    assert run.height() == panel
    assert run.pages.isVisible()


def test_when_the_panel_is_folded_the_card_of_the_lens_lies_on_none_of_the_map(
    opened, playing, qtbot
):
    at(opened, qtbot, 0.5)
    canvas, chip = opened.editor.canvas, opened.editor.panels.lens_chip
    opened.command_actions.by_id["view.fit"].trigger()
    before = canvas.height()
    for _ in range(2):
        opened.editor.panels.what_if.fold()
        qtbot.waitUntil(lambda was=before: canvas.height() != was)
        qtbot.waitUntil(lambda: canvas.crowding(chip.geometry()) == 0)
        before = canvas.height()
