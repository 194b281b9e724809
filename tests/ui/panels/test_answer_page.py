"""The answer: every outcome can be opened to read why, and every variable asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from loopmap.editing.session import Session
from loopmap.editing.what_if import known_loops, scenarios_called, what_if
from loopmap.formats.registry import open_file
from loopmap.resources import example
from loopmap.simulation import Certainty, RunSettings
from loopmap.ui.carrying_runs import JOB
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.answer_page import AnswerPage
from loopmap.ui.panels.outcome_row import OutcomeItem
from loopmap.ui.panels.run_page import RunDesk


def answer_of(name, scenario):
    document = open_file(example(name)).document
    causal_map = document.maps[document.map_order[0]]
    asked = scenarios_called(causal_map, [scenario])
    found = what_if(causal_map, asked, known_loops(causal_map), settings=RunSettings(250))
    return document, found


@pytest.fixture(scope="module")
def fines():
    return answer_of("fines-for-non-attendance", "Stop fining")


@pytest.fixture(scope="module")
def crisis():
    return answer_of("crisis-crowds-out-early-help", "Ring-fence early help")


@pytest.fixture
def shows(qtbot):
    made = []

    def show(document, found):
        session, jobs = Session(document), Jobs()
        watch = LoopWatch(session)
        page = AnswerPage(RunDesk(session, jobs, watch, lambda: None))
        made.append((page, watch, jobs))
        qtbot.addWidget(page)
        page.resize(1000, 400)
        page.show()
        page.show_found(found)
        qtbot.waitUntil(lambda: not jobs.is_running(JOB))
        return page

    yield show
    for page, watch, jobs in made:
        page.close_session()
        watch.close()
        jobs.close()


def items(page):
    QApplication.processEvents()
    return [item for item in page.findChildren(OutcomeItem) if item.isVisibleTo(page)]


def said(widget):
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_an_outcome_is_opened_with_its_button_or_the_arrow_key_and_says_why(qtbot, shows, fines):
    page = shows(*fines)
    first = items(page)[0]
    first.why.click()
    assert any("not decide whether" in words for words in said(first))
    assert any(words.startswith("The stronger") for words in said(first))
    qtbot.keyClick(first.row, Qt.Key.Key_Left)
    assert not first.is_open
    qtbot.keyClick(first.row, Qt.Key.Key_Right)
    assert first.is_open


def test_what_is_open_can_be_shown_on_the_map(qtbot, shows, fines):
    page = shows(*fines)
    second = items(page)[1]
    second.why.click()
    with qtbot.waitSignal(page.wanted) as heard:
        second.shownOnMap.emit(second.row.outcome.variable)
    assert heard.args == [second.row.outcome.variable]


def test_all_variables_are_shown_on_request_the_surest_first(qtbot, shows, fines):
    page = shows(*fines)
    page.show()
    matters = [item.row.outcome.variable for item in items(page)]
    page.outcomes._whole.click()
    every = fines[0].maps[fines[0].map_order[0]].variables
    qtbot.waitUntil(lambda: len(items(page)) == len(every))
    whole = items(page)
    order = list(Certainty)
    classes = [order.index(item.row.outcome.certainty) for item in whole]
    assert classes == sorted(classes)
    page.outcomes._whole.click()
    assert [item.row.outcome.variable for item in items(page)] == matters


def test_a_curve_keeps_its_colour_when_another_is_switched_off(shows, fines):
    page = shows(*fines)
    first, second, third = items(page)
    for item in (second, third):
        item.row.click()
    colours = {curve.name: curve.colour for curve in page.chart.plot.curves}
    assert sorted(colours.values()) == [0, 1, 2]
    first.row.click()
    after = {curve.name: curve.colour for curve in page.chart.plot.curves}
    assert after == {name: colours[name] for name in after}
    assert len(after) == 2


def test_where_draws_run_away_the_loops_that_amplify_are_named(shows, crisis):
    page = shows(*crisis)
    words = said(page.outcomes)
    assert any("self-amplifying around today" in line for line in words)
    carried = next(line for line in words if "amplifies itself most" in line)
    assert "R5 “No time to plan”" in carried


def test_a_coarse_answer_changes_rows_in_place_and_says_nothing_of_loops(shows, fines):
    page = shows(*fines)
    before = items(page)
    page.show_trial(fines[1])
    assert items(page) == before


def test_how_far_it_goes_stands_beside_how_often(shows, fines):
    page = shows(*fines)
    second = items(page)[1]
    size = second.row.outcome.size.value
    assert any(words.startswith(f"{size}  ·  held in") for words in said(second))
