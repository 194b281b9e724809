"""Many draws of a map's numbers: fans, tornado, who decides, ranges."""

import pytest

from loopmap.editing.edits.quantities import set_bounds
from loopmap.editing.session import Session
from loopmap.simulation.stock_flow.sensitivity import Bar, Decider, Spread
from loopmap.simulation.stock_flow.sensitivity_words import (
    tell_deciders,
    tell_draws,
    tell_turned,
)
from loopmap.ui.jobs import Jobs
from loopmap.ui.model_runs import ModelRuns
from loopmap.ui.panels.run_page import RunDesk
from loopmap.ui.panels.spread_page import SpreadPage
from tests.support.model_maps import ABSENT, MONTHS, PRESENT, RATE, RETURN_RATE, STOP_FINING, pupils


@pytest.fixture
def session():
    return Session(pupils())


@pytest.fixture
def scenario():
    return []


@pytest.fixture
def page(qtbot, session, scenario):
    jobs = Jobs()
    models = ModelRuns(session, jobs, lambda: scenario[0] if scenario else None)
    desk = RunDesk(session, jobs, None, lambda: None, models)
    made = SpreadPage(desk)
    made.resize(900, 300)
    qtbot.addWidget(made)
    made.show()
    models.ask()
    yield made
    made.close_session()
    models.close_session()
    jobs.close()


def wait(qtbot, page):
    qtbot.waitUntil(lambda: not page.spread.is_running)
    qtbot.waitUntil(lambda: page._found is not None and page._found.spread is not None)


def test_a_thousand_draws_are_made_by_itself_and_more_when_asked(qtbot, page):
    wait(qtbot, page)
    assert page._state.text() == "1,000 draws."
    assert len(page.chart.shown.curves[0].fan) == 5
    page.more.click()
    qtbot.waitUntil(lambda: page._state.text() == "10,000 draws.")
    qtbot.waitUntil(page.stop.isHidden)


def test_it_may_be_stopped_and_what_was_found_stands(qtbot, page):
    wait(qtbot, page)
    page.more.click()
    assert not page.stop.isHidden()
    page.stop.click()
    assert not page.spread.is_running
    assert page._found.spread is not None


def test_who_decides_is_said_and_the_widest_bar_comes_first(qtbot, page):
    wait(qtbot, page)
    assert "“Return rate” decides" in page._told.text()
    assert "the more of it, the more “Pupils present”" in page._told.text()
    assert page.plot.told[0].startswith("“Return rate” from 0.16 to 0.24: “Pupils present” ends")
    with qtbot.waitSignal(page.wanted) as wanted:
        page.plot.chosen.emit(0)
    assert wanted.args == [RETURN_RATE]


def test_another_variable_may_be_asked_about(qtbot, page):
    wait(qtbot, page)
    page.about.setCurrentIndex(page.about.findData(ABSENT))
    qtbot.waitUntil(lambda: page.chart.shown.curves[0].name == "Pupils absent")


def test_a_range_is_typed_kept_in_the_map_and_taken_back(qtbot, page, session):
    page.ranges.setChecked(True)
    assert page.table.isVisible()
    assert page.table.item(0, 0).text() == "Rate"
    page.table.item(0, 1).setText("0,01")
    assert session.map.variables[RATE].bounds == (0.01, 0.024)
    page.table.item(0, 2).setText("many")
    assert session.map.variables[RATE].bounds == (0.01, 0.024)
    page.models.ask()
    page.table.item(0, 1).setText("")
    assert session.map.variables[RATE].bounds is None


def test_what_a_stock_starts_at_is_drawn_once_it_has_a_range(qtbot, page, session):
    wait(qtbot, page)
    names = [page.table.item(row, 0).text() for row in range(page.table.rowCount())]
    assert names[-2:] == ["Pupils present at the start", "Pupils absent at the start"]
    assert page.table.item(2, 1).text() == page.table.item(2, 2).text() == "900"
    assert len(page._bars) == 2
    page.table.item(2, 2).setText("1000")
    assert session.map.variables[PRESENT].bounds == (900.0, 1000.0)
    page.models.ask()
    qtbot.waitUntil(lambda: len(page._bars) == 3)
    qtbot.waitUntil(lambda: "at the start” decides" in page._told.text())
    assert any(told.startswith("“Pupils present at the start” from 900") for told in page.plot.told)


def test_the_ranges_of_the_map_are_drawn_from(qtbot, page, session):
    session.do("Range", set_bounds(session.document, MONTHS, RATE, (0.02, 0.02)))
    page.models.ask()
    wait(qtbot, page)
    qtbot.waitUntil(lambda: len(page._bars) == 1)


def test_under_a_scenario_names_are_those_of_the_map(qtbot, page, session, scenario):
    wait(qtbot, page)
    scenario.append(session.map.scenarios[STOP_FINING])
    page.models.ask()
    wait(qtbot, page)
    assert "without the scenario" not in " ".join(page.plot.told) + page._told.text()


def test_sentences_on_deciders():
    told = tell_deciders("Trust", [Decider("a", -0.97), Decider("b", 0.4), Decider("c", 0.1)])
    assert told == (
        "“a” decides nearly all of it: the more of it, the less “Trust”.",
        "“b” decides some: the more of it, the more “Trust”.",
    )
    assert "No number alone decides" in tell_deciders("Trust", [Decider("c", 0.1)])[0]


def test_draws_that_have_no_value_are_told():
    found = Spread((), {}, {}, 1_000, 12)
    assert tell_draws(found, 10_000) == (
        "1,000 of 10,000 draws so far. In 12 of them something has no value; they are left out."
    )


def test_a_bar_in_words():
    assert tell_turned(Bar("a", 1.0, 2.0, -10.0, 20.0), "Trust", "points") == (
        "“a” from 1 to 2: “Trust” ends at −10 points and 20 points."
    )
