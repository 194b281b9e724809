"""Two scenarios, or two maps, side by side, chosen by chips."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from loopmap.editing.edits.runs import keep_run
from loopmap.editing.session import Session
from loopmap.editing.what_if import known_loops, scenarios_called, what_if
from loopmap.formats.registry import open_file
from loopmap.resources import example
from loopmap.simulation import RunSettings
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.compare_page import JOB, ComparePage
from loopmap.ui.panels.pair_row import PairRow
from loopmap.ui.panels.run_page import RunDesk


@pytest.fixture(scope="module")
def document():
    return open_file(example("fines-for-non-attendance")).document


@pytest.fixture
def page(qtbot, document):
    session, jobs = Session(document), Jobs()
    watch = LoopWatch(session)
    made = ComparePage(RunDesk(session, jobs, watch, lambda: None))
    made.jobs = jobs
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show()
    made.show_found(stopped(session.map))
    at_rest(qtbot, made)
    yield made
    made.close_session()
    watch.close()
    jobs.close()


def stopped(causal_map):
    stop = scenarios_called(causal_map, ["Stop fining"])
    return what_if(causal_map, stop, known_loops(causal_map), settings=RunSettings(100))


def at_rest(qtbot, page):
    qtbot.waitUntil(lambda: not page.jobs.is_running(JOB))
    QApplication.processEvents()


def rows(page):
    page._rows.finish()
    return [row for row in page.findChildren(PairRow) if row.isVisibleTo(page)]


def chip(page, words):
    return next(b for b in page.findChildren(QPushButton) if b.text() == words)


def test_the_other_scenario_is_compared_outcome_by_outcome(page):
    said = [row.accessibleName() for row in rows(page)]
    assert said
    assert all("Parents know their rights" in name for name in said)
    assert [curve.name for curve in page.chart.plot.curves] == [
        "Stop fining",
        "Parents know their rights",
    ]


def test_the_same_is_asked_of_the_map_of_the_future(qtbot, page):
    chip(page, "The same on “Future”").click()
    at_rest(qtbot, page)
    assert [curve.name for curve in page.chart.plot.curves] == ["Today", "Future"]
    assert "told against how it is itself" in page._note.text()


def test_a_map_that_is_wanted_is_chosen_now_or_when_there_is_a_run(qtbot, page, document):
    future = document.map_order[1]
    page.want_map(future)
    at_rest(qtbot, page)
    assert [curve.name for curve in page.chart.plot.curves] == ["Today", "Future"]
    chip(page, "Parents know their rights").click()
    page.show_found(None)
    page.want_map(future)
    page.show_found(stopped(page.desk.session.map))
    at_rest(qtbot, page)
    assert [curve.name for curve in page.chart.plot.curves] == ["Today", "Future"]


def test_runs_kept_on_the_other_map_are_told_below(qtbot, page, document):
    session, future = page.desk.session, document.map_order[1]
    assert page._kept.isHidden()
    found = stopped(document.maps[future])
    session.do("Keep", keep_run(session.document, future, found.comparison, session.new_id))
    page.want_map(future)
    at_rest(qtbot, page)
    folded = page._kept.folded
    assert folded.line.text().endswith("Kept on “Future” (1)")
    folded.line.click()
    told = [label.text() for label in folded.inside.findChildren(QLabel)]
    assert told[0] == "Stop fining"
    assert any("School attendance" in line for line in told)
    chip(page, "Parents know their rights").click()
    assert page._kept.isHidden()


def test_a_row_shows_its_own_curves(qtbot, page):
    second = rows(page)[1]
    second.click()
    both = page._both
    shown = both.results[0].outcomes[1].variable
    assert page.chart.plot.curves[0].band == both.results[0].bands[shown]
    assert [row.isChecked() for row in rows(page)][:2] == [False, True]


def test_with_nothing_to_compare_with_the_page_says_what_to_do(qtbot, page, document):
    alone = page.desk.session
    causal_map = alone.map
    only = type(causal_map)(
        causal_map.info,
        {
            "variables": causal_map.variables,
            "links": causal_map.links,
            "scenarios": {s.id: s for s in scenarios_called(causal_map, ["Stop fining"])},
        },
    )
    alone.document = type(document)(document.info, document.evidence, {causal_map.id: only})
    page.show_found(stopped(only))
    QApplication.processEvents()
    assert rows(page) == []
    assert page._note.text().startswith("There is nothing to compare with")


def test_without_an_answer_the_page_says_why(page):
    page.show_found(None)
    page.show_words("Running …")
    QApplication.processEvents()
    assert rows(page) == []
    assert page._note.text() == "Running …"
