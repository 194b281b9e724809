"""The loops of a map that is run by its equations, on its page of the run panel."""

import pytest

from loopmap.editing.session import Session
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.model_loops_page import ModelLoopsPage
from loopmap.ui.panels.run_panel import RunPanel
from tests.support.model_maps import ABSENT, RATE, pupils


@pytest.fixture
def panel(qtbot):
    session, jobs = Session(pupils()), Jobs()
    watch = LoopWatch(session)
    made = RunPanel(session, jobs, watch)
    qtbot.addWidget(made)
    made.resize(1100, 320)
    made.show()
    made._choose(None)
    made.pages.choose("Loops")
    qtbot.waitUntil(lambda: bool(made.pages.page.board.shares.sentences))
    yield made
    made.close_session()
    watch.close()
    jobs.close()


def test_it_tells_who_leads_in_figures_of_the_models_time(panel):
    page = panel.pages.page
    assert isinstance(page, ModelLoopsPage)
    shares = page.board.shares
    assert shares.clock.has_figures
    assert shares.clock.unit == "month"
    assert shares.draws == 1
    assert shares.sentences[-1].startswith("This is one run of the equations")
    assert shares.loops
    assert all(" of draws" not in row.accessibleName() for row in page.board.rows._rows)
    page.board.grab()


def test_links_of_the_map_have_widths_at_a_moment(panel):
    page = panel.pages.page
    told = []
    panel.pages.momentWanted.connect(told.append)
    page.board.go(3)
    shares, place = told[-1]
    links = panel._session.map.links
    assert set(shares.widths(place)) <= set(links)
    assert shares.through


def test_another_number_is_looked_at_once_the_slider_rests(panel, qtbot):
    page = panel.pages.page
    before = page.board.shares
    page.models.give(RATE, 0.5)
    qtbot.waitUntil(lambda: page.board.shares is not before)
    assert ABSENT in panel._session.map.variables
