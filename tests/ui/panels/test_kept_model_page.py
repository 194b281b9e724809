"""Runs by equations are kept from the window and drawn again from what was kept."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from loopmap.editing.edits.equations import set_equation
from loopmap.editing.kept_courses import AS_IT_IS_NOW
from loopmap.editing.session import Session
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.kept_model_page import NO_RUN, KeptModelPage
from loopmap.ui.panels.kept_page import JOB, KeptPage
from loopmap.ui.panels.row_button import RowButton
from loopmap.ui.panels.run_panel import RunPanel
from tests.support.model_maps import MONTHS, PRESENT, RATE, STOP_FINING, pupils


@pytest.fixture
def panel(qtbot):
    session, jobs = Session(pupils()), Jobs()
    watch = LoopWatch(session)
    made = RunPanel(session, jobs, watch)
    made.session, made.jobs = session, jobs
    qtbot.addWidget(made)
    made.resize(1100, 320)
    made.show()
    made._choose(STOP_FINING)
    qtbot.waitUntil(lambda: made.models.found is not None and made.models.found.acts != ())
    yield made
    made.close_session()
    watch.close()
    jobs.close()


def page(panel):
    shown = panel.pages.page
    assert isinstance(shown, KeptModelPage)
    return shown


def said(panel):
    QApplication.processEvents()
    shown = page(panel)
    return [label.text() for label in shown.findChildren(QLabel) if label.isVisibleTo(shown)]


def rows(panel):
    QApplication.processEvents()
    shown = panel.pages.page
    return [r.text() for r in shown.findChildren(RowButton) if r.isVisibleTo(shown)]


def change_rate(panel):
    session = panel.session
    change = set_equation(session.document, MONTHS, RATE, "0.03", session.new_id)
    session.do("Equation", change)


def test_the_curves_on_show_are_kept_and_drawn_and_undo_takes_them_away(panel):
    panel.models.drawn[MONTHS] = (PRESENT,)
    panel.pages.keep()
    assert rows(panel) == ["Stop fining"]
    frames = page(panel)._curves.frames
    ran = panel.models.found.run.courses[PRESENT]
    assert [curve.name for curve in frames.curves] == ["Pupils present"]
    assert frames.curves[0].values == pytest.approx(ran)
    assert (frames.stop, frames.time_unit) == (36.0, "month")
    assert "Hold “Fines issued” much lower than today." in said(panel)
    assert "By equations, month 0 to 36, seed 0." in said(panel)
    panel.session.undo()
    assert rows(panel) == []
    assert page(panel)._curves.isHidden()


def test_after_an_edit_the_curves_stay_and_the_page_says_what_goes_otherwise_now(qtbot, panel):
    panel.pages.keep()
    before = page(panel)._curves.frames
    change_rate(panel)
    assert "The map has changed since." in said(panel)
    assert page(panel)._curves.frames == before
    page(panel)._again.click()
    qtbot.waitUntil(lambda: not panel.jobs.is_running(JOB))
    frames = page(panel)._curves.frames
    assert frames.against == AS_IT_IS_NOW
    assert frames.curves[0].against[-1] < frames.curves[0].values[-1]
    assert "\nNow it ends at " in page(panel).choice.item(0).text()


def test_numbers_that_are_tried_are_kept_with_it(panel):
    panel.models.give(RATE, 0.04)
    panel.pages.keep()
    assert any("“Rate” tried at 0.04 1/month" in words for words in said(panel))


def test_it_is_listed_and_drawn_too_where_the_map_is_run_by_its_links(panel):
    panel.pages.keep()
    panel.modes.choose(False)
    panel.pages.choose(KeptPage.title)
    assert type(panel.pages.page) is KeptPage
    assert rows(panel) == ["Stop fining"]
    assert panel.pages.page._curves.frames.curves


def test_turning_to_links_and_back_stays_on_the_kept_run(panel):
    panel.pages.keep()
    panel.pages.keep()
    first = page(panel).findChildren(RowButton)[-1]
    first.click()
    chosen = page(panel).chosen
    panel.modes.choose(False)
    assert (type(panel.pages.page), panel.pages.page.chosen) == (KeptPage, chosen)
    panel.modes.choose(True)
    assert page(panel).chosen == chosen


def test_what_was_not_on_show_is_kept_too_and_drawn_when_it_is_ticked(panel):
    panel.models.drawn[MONTHS] = (PRESENT,)
    panel.pages.keep()
    choice = page(panel).choice
    told = [choice.item(row).text().split("\n") for row in range(choice.count())]
    assert told[0][0] == "Pupils present"
    assert sorted(name for name, *_ in told) == sorted(
        variable.name for variable in panel.session.map.variables.values()
    )
    assert ["Rate", "stays at 0.02 1/month"] in told
    absent = next(row for row, (name, *_) in enumerate(told) if name == "Pupils absent")
    choice.setCurrentRow(absent)
    choice.itemClicked.emit(choice.item(absent))
    names = [curve.name for curve in page(panel)._curves.frames.curves]
    assert names == ["Pupils present", "Pupils absent"]
    panel.modes.choose(False)
    assert [curve.name for curve in panel.pages.page._curves.frames.curves] == names


def test_what_leaves_the_window_is_the_kept_chart_with_its_words(panel):
    panel.pages.keep()
    out = panel.pages.hand_out()
    assert out.title == "Months: Stop fining"
    assert any("By equations, month 0 to 36" in line for line in out.summary)


def test_the_chart_tells_its_values_with_the_keyboard(qtbot, panel):
    panel.pages.keep()
    page(panel)._curves.chart._put_line(0)
    assert page(panel)._curves._told.text().startswith("At time 0 month: Pupils present 900 people")


def test_without_a_finished_run_of_this_scenario_nothing_is_kept(qtbot, panel):
    panel.pages.choose(KeptPage.title)
    panel._chosen[MONTHS] = None  # chosen, and its run not there yet
    with qtbot.waitSignal(panel.refused) as heard:
        page(panel).keep_button.click()
    assert heard.args == [NO_RUN]
    assert rows(panel) == []
