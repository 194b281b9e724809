"""Both maps by their equations, on the page Compare."""

import pytest

from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.maps import make_future_map
from loopmap.editing.session import Session
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.looks import text
from loopmap.ui.panels.model_compare_page import NO_OTHER, ModelComparePage
from loopmap.ui.panels.run_panel import RunPanel
from tests.support.model_maps import PRESENT, RETURN_RATE, STOP_FINING, pupils


@pytest.fixture
def session():
    return Session(pupils())


@pytest.fixture
def panel(qtbot, session):
    jobs, watch = Jobs(), LoopWatch(session)
    made = RunPanel(session, jobs, watch)
    qtbot.addWidget(made)
    made.resize(1100, 320)
    made.show()
    made._choose(None)
    yield made
    made.close_session()
    watch.close()
    jobs.close()


@pytest.fixture
def with_future(session):
    session.do(
        "Future", make_future_map(session.document, session.map_id, "Future", session.new_id)
    )
    future = session.document.map_order[1]
    session.do("Set", set_equation(session.document, future, RETURN_RATE, "0.3", session.new_id))
    return session


def compared(qtbot, panel):
    panel.pages.choose("Compare")
    page = panel.pages.page
    assert isinstance(page, ModelComparePage)
    qtbot.waitUntil(lambda: page.both is not None)
    return page


def told(page):
    return [label.text() for label in page.findChildren(type(text())) if label.text()]


def test_the_future_is_run_beside_today(qtbot, with_future, panel):
    page = compared(qtbot, panel)
    assert page.both.titles == ("Months", "Future")
    assert any("on “Future”, higher there." in line for line in told(page))
    curve = page.chart.shown.curves[0]
    assert curve.name == "Pupils present"
    assert curve.against[-1] > curve.values[-1]
    assert page.chart.shown.against == "Dotted: on “Future”."
    assert any(line.startswith("Dotted: on “Future”.") for line in told(page))


def test_it_follows_the_scenario_and_leaves_the_window_with_its_words(qtbot, with_future, panel):
    page = compared(qtbot, panel)
    plain = page.both
    panel._choose(STOP_FINING)
    qtbot.waitUntil(lambda: page.both is not plain)
    assert page.both.scenario == "Stop fining"
    out = page.hand_out()
    assert out.title == "Months and Future: Stop fining"
    assert any("(on “Future”: " in line for line in out.summary)


def test_without_another_map_it_is_said_how_to_make_one(qtbot, panel):
    panel.pages.choose("Compare")
    qtbot.waitUntil(lambda: NO_OTHER in told(panel.pages.page))
    assert PRESENT in panel.pages.page.models.found.run.courses
