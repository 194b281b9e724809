"""Curves of a map that is run by its equations."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from loopmap.diagram.charts.frames import ModelCurve, ModelFrames
from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.quantities import set_unit
from loopmap.editing.session import Session
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.model_chart import ModelChart
from loopmap.ui.panels.curves_page import CurvesPage
from loopmap.ui.panels.equation_section import EQUATIONS
from loopmap.ui.panels.run_panel import RunPanel
from tests.support.model_maps import ABSENT, FINED, MONTHS, PRESENT, RATE, STOP_FINING, pupils
from tests.support.small_maps import fines


@pytest.fixture
def made():
    return []


@pytest.fixture
def panel_for(qtbot, made):
    def make(document):
        session, jobs = Session(document), Jobs()
        watch = LoopWatch(session)
        panel = RunPanel(session, jobs, watch)
        made.append((panel, watch, jobs))
        qtbot.addWidget(panel)
        panel.resize(1100, 320)
        panel.show()
        panel.activateWindow()
        return panel, session

    yield make
    for panel, watch, jobs in made:
        panel.close_session()
        watch.close()
        jobs.close()


@pytest.fixture
def panel(panel_for):
    panel, session = panel_for(pupils())
    panel._choose(None)
    return panel, session


def page(panel):
    shown = panel.pages.page
    assert isinstance(shown, CurvesPage)
    return shown


def test_a_map_whose_equations_run_is_run_by_them(panel):
    curves = page(panel[0]).chart.shown.curves
    assert [curve.name for curve in curves] == ["Pupils present", "Pupils absent"]
    assert curves[0].unit == "people"
    assert page(panel[0]).chart.shown.time_unit == "month"


def test_it_may_be_run_as_a_map_all_the_same(panel):
    panel[0].modes.choose(False)
    assert not isinstance(panel[0].pages.page, CurvesPage)
    panel[0].modes.choose(True)
    page(panel[0])


def test_a_map_without_equations_has_no_such_choice(panel_for):
    panel, _ = panel_for(fines())
    assert panel.modes.isHidden()
    assert not isinstance(panel.pages.page, CurvesPage)


def test_variables_are_ticked_with_the_keyboard(qtbot, panel):
    choice = page(panel[0]).choice
    choice.setFocus()
    choice.setCurrentRow(0)
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    assert choice.ticked == (ABSENT,)
    assert [curve.name for curve in page(panel[0]).chart.shown.curves] == ["Pupils absent"]
    spoken = choice.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Pupils present, ")
    assert spoken.endswith("not drawn")


def test_a_slider_runs_at_once_against_the_map_as_it_is(panel):
    shown = page(panel[0])
    row = shown.sliders._rows[RATE]
    row.slider.setValue(200)
    curve = shown.chart.shown.curves[0]
    assert curve.against[-1] > curve.values[-1]
    assert row._told.text() == "0.04 1/month, on the map 0.02"
    shown.sliders.takenBack.emit()
    assert shown.chart.shown.curves[0].against == ()


def test_numbers_that_were_tried_are_kept_as_one_step(panel):
    panel, session = panel
    shown = page(panel)
    shown.sliders._rows[RATE].slider.setValue(150)
    shown.sliders.kept.emit()
    assert session.map.variables[RATE].equation == "0.03"
    assert panel.models.given == {}
    session.undo()
    assert session.map.variables[RATE].equation == "0.02"


def test_what_is_missing_is_told_with_what_would_mend_it(qtbot, panel):
    panel, session = panel
    change = set_equation(session.document, MONTHS, FINED, "", session.new_id)
    session.do("Equation", change)
    qtbot.waitUntil(lambda: panel.models.found.run is None)
    missing = page(panel)._missing
    assert "“Fines issued” has no equation yet" in missing._words.text()
    with qtbot.waitSignal(panel.models.pageWanted):
        missing._propose.click()


def test_a_value_that_is_none_is_told_and_can_be_gone_to(qtbot, panel):
    panel, session = panel
    change = set_equation(session.document, MONTHS, RATE, "1 / (12 - TIME)", session.new_id)
    session.do("Equation", change)
    qtbot.waitUntil(lambda: "At time 12" in page(panel)._fault.text())
    with qtbot.waitSignal(panel.wanted) as wanted:
        page(panel)._go.click()
    assert wanted.args == [RATE]


@pytest.fixture
def chart(qtbot):
    made = ModelChart()
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.show_frames(
        ModelFrames(
            (0.0, 1.0, 2.0),
            (
                ModelCurve("People", "people", 0, (1.0, 2.0, 3.0)),
                ModelCurve("Fines", "fines", 5, (0.0, -1.0, -2.0), fan=((0, 0, 0),) * 5),
            ),
            0.0,
            2.0,
            "month",
        )
    )
    return made


def test_each_unit_has_a_frame_of_its_own(chart):
    first, second = chart.chart().areas
    assert first.right < second.left
    assert not chart.grab().isNull()


def test_the_line_tells_values_with_units_and_goes_by_keys(qtbot, chart):
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.told() == "At time 1 month: People 2 people; Fines −1 fines."
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription().startswith("At time 2 month")


def test_who_does_not_see_the_curves_hears_where_they_lead(chart):
    assert chart.accessibleDescription() == "People from 1 to 3 people; Fines from 0 to −2 fines."


def test_axes_stay_while_a_hand_moves(chart):
    frames = chart.shown
    lower = ModelFrames(
        frames.times, (ModelCurve("People", "people", 0, (0.1, 0.1, 0.1)),), 0.0, 2.0
    )
    chart.show_frames(lower, keep_axes=True)
    assert chart.spans["people"][1] >= 3.0
    chart.show_frames(lower)
    assert chart.spans["people"][1] < 3.0


def test_present_comes_first(panel):
    assert page(panel[0]).choice.ticked[0] == PRESENT


def test_units_that_do_not_fit_are_counted_and_led_to(qtbot, panel):
    panel, session = panel
    assert page(panel)._notes.text() == "1 note on equations and units…"
    with qtbot.waitSignal(panel.models.pageWanted) as wanted:
        page(panel)._notes.click()
    assert wanted.args == [EQUATIONS, FINED]
    session.do("Unit", set_unit(session.document, MONTHS, [FINED], ""))
    qtbot.waitUntil(page(panel)._notes.isHidden)


def test_the_curves_leave_the_window_with_every_number(panel):
    panel, _ = panel
    shown = page(panel).hand_out()
    assert shown.title == "Months: as it is"
    assert shown.table.heads[0] == "time (month)"
    assert len(shown.table.rows) == 145
    assert shown.summary[-1].endswith("no forecast.")
    page(panel).sliders._rows[RATE].slider.setValue(200)
    shown = page(panel).hand_out()
    assert "Pupils present (people), as it is" in shown.table.heads
    assert any("Rate 0.04" in line for line in shown.summary)


def test_a_slider_of_the_scenario_runs_the_model_while_it_moves(panel):
    panel, session = panel
    panel._choose(STOP_FINING)
    held = page(panel).chart.shown.curves[0].values[-1]
    act = session.map.scenarios[STOP_FINING].interventions[0]
    panel._card.actChanging.emit(0, replace(act, amount=1.0))
    assert page(panel).chart.shown.curves[0].values[-1] < held
    assert session.map.scenarios[STOP_FINING].interventions[0] == act
