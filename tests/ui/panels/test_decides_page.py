"""What decides: links in sentences and a tornado, each leading to its link on the map."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from loopmap.editing.session import Session
from loopmap.editing.what_if import known_loops, scenarios_called, what_if
from loopmap.formats.registry import open_file
from loopmap.resources import example
from loopmap.simulation import RunSettings
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.decider_row import DeciderRow
from loopmap.ui.panels.decides_page import JOB, DecidesPage
from loopmap.ui.panels.run_page import RunDesk


@pytest.fixture(scope="module")
def document():
    return open_file(example("fines-for-non-attendance")).document


@pytest.fixture(scope="module")
def found(document):
    causal_map = document.maps[document.map_order[0]]
    stop = scenarios_called(causal_map, ["Stop fining"])
    return what_if(causal_map, stop, known_loops(causal_map), settings=RunSettings(250))


@pytest.fixture
def page(qtbot, document, found):
    session, jobs = Session(document), Jobs()
    watch = LoopWatch(session)
    made = DecidesPage(RunDesk(session, jobs, watch, lambda: None))
    made.jobs = jobs
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show()
    made.show_found(found)
    qtbot.waitUntil(lambda: not jobs.is_running(JOB) and bool(made.plot.told))
    yield made
    made.close_session()
    watch.close()
    jobs.close()


def rows(page):
    QApplication.processEvents()
    return [row for row in page.findChildren(DeciderRow) if row.isVisibleTo(page)]


def choose(qtbot, page, name):
    page.about.setCurrentIndex(page.about.findText(name))
    qtbot.waitUntil(lambda: not page.jobs.is_running(JOB))


def test_the_links_that_decide_are_sentences_and_a_click_shows_the_link(qtbot, page, found):
    first = rows(page)[0]
    link = found.stories[0].result.deciding[page.about.currentData()][0]
    assert first.accessibleName() == link.why
    with qtbot.waitSignal(page.wanted) as heard:
        first.click()
    assert heard.args == [link.link]


def test_a_bar_is_gone_to_with_arrow_keys_and_enter_shows_its_link(qtbot, page):
    plot = page.plot
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert plot.accessibleDescription() == plot.told[plot.current]
    with qtbot.waitSignal(page.wanted) as heard:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert heard.args == [page._turned_to.bars[plot.current].link]


def test_what_is_settled_is_said_to_be_decided_by_no_strength(qtbot, page):
    choose(qtbot, page, "Family trust in services")
    assert rows(page) == []
    assert "however strong the links are" in page._note.text()
    assert page._note.isVisibleTo(page)


def test_a_fifth_less_or_more_turns_each_thing_less_far(qtbot, page):
    far = max(bar.width for bar in page._turned_to.bars)
    page._extents.chosen.emit("near")
    qtbot.waitUntil(lambda: not page.jobs.is_running(JOB))
    assert 0 < max(bar.width for bar in page._turned_to.bars) < far


def test_any_variable_can_be_asked_about_outcomes_first(page, document, found):
    names = [page.about.itemText(i) for i in range(page.about.count())]
    outcomes = [outcome.name for outcome in found.stories[0].result.outcomes]
    assert names[: len(outcomes)] == outcomes
    assert len(names) == len(document.maps[document.map_order[0]].variables)


def test_without_an_answer_the_page_says_why(page):
    page.show_found(None)
    page.show_words("Running …")
    assert page._note.text() == "Running …"
    assert rows(page) == []
    assert not page.plot.isVisibleTo(page)
