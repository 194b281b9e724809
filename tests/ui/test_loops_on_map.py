"""At a moment of the page of loops the canvas shows what comes through each link."""

import pytest

from loopmap.ui.panels.run_time import STEPS


@pytest.fixture
def page(ran, qtbot):
    """The page of loops of a small map with a scenario that was run."""
    ran.what_if.show_page("Loops")
    found = ran.run.pages.page
    qtbot.waitUntil(lambda: bool(found.board.shares.loops))
    return found


def test_a_moment_makes_links_as_wide_as_what_comes_through_them(opened, page):
    stage = opened.editor.canvas.stage
    assert stage.moment is None
    place = len(page.board.shares.times) // 4
    page.board.areas.momentChosen.emit(place)
    moment = stage.moment
    assert moment.moments.links == tuple(page.board.shares.through)
    widths = page.board.shares.widths(place)
    found = dict(zip(moment.moments.links, moment.moments.flow(moment.share), strict=True))
    assert found == pytest.approx(widths, abs=0.02)
    opened.editor.canvas.grab()
    page.board.leaving.click()
    assert stage.moment is None


def test_another_page_takes_the_moment_away(opened, page):
    page.board.areas.momentChosen.emit(5)
    opened.editor.panels.run.pages.choose("Answer")
    assert opened.editor.canvas.stage.moment is None


def test_what_is_played_is_gone_along_with(opened, page, qtbot):
    panels = opened.editor.panels
    page.board.areas.momentChosen.emit(5)
    ours = opened.editor.canvas.stage.moment
    panels.play._time.slider.setValue(STEPS // 2)
    qtbot.waitUntil(lambda: opened.editor.canvas.stage.moment not in (None, ours))
    until = opened.editor.canvas.stage.moment.moments.until
    assert page.board.place == page.board.shares.at(0.5 * until)
    page.board.areas.momentChosen.emit(5)
    assert panels.play.share is None
    assert opened.editor.canvas.stage.moment is ours


def test_a_click_on_a_row_lights_the_loop_on_the_map(opened, page):
    panels = opened.editor.panels
    page.board.rows._rows[0].click()
    assert panels.lit.lit == page.board.shares.loops[0].key
    assert page.board.rows._rows[0].isChecked()
    page.board.rows._rows[0].click()
    assert panels.lit.lit is None
    assert not page.board.rows._rows[0].isChecked()
