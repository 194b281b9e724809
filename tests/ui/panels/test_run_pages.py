"""The pages of the run panel: made when first shown, and told only what is on show."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from loopmap.diagram.style import load_style
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.panels.run_pages import RunPages
from tests.support.fines import fines_session


class _Noting(RunPage):
    def __init__(self, desk):
        super().__init__(desk)
        self.told = []

    def show_found(self, found):
        self.told.append(found)

    def show_words(self, words):
        self.told.append(words)


class First(_Noting):
    title = "First"


class Second(_Noting):
    title = "Second"


@pytest.fixture
def pages(qtbot):
    session, jobs = fines_session(), Jobs()
    watch = LoopWatch(session)
    made = RunPages(RunDesk(session, jobs, watch, lambda: None), load_style("light"))
    made.tabs.resize(400, 60)
    for part in (made, made.tabs):
        qtbot.addWidget(part)
        part.show()
    made.offer((First, Second))
    yield made
    made.close_session()
    watch.close()
    jobs.close()


def tabs(pages):
    QApplication.processEvents()
    found = pages.tabs.findChildren(QPushButton)
    return [tab for tab in found if tab.isVisibleTo(pages.tabs)]


def test_a_page_is_told_what_it_missed_when_it_comes(pages):
    pages.show_found("an answer")
    assert pages.page.told[-1] == "an answer"
    pages.choose("Second")
    assert pages.page.title == "Second"
    assert pages.page.told == ["an answer"]


def test_where_there_is_no_answer_the_page_is_told_why(pages):
    pages.show_found(None, "Running …")
    assert pages.page.told[-2:] == [None, "Running …"]


def test_buttons_are_named_as_pages_and_arrow_keys_go_from_one_to_the_next(qtbot, pages):
    first, second = tabs(pages)
    assert [first.accessibleName(), second.accessibleName()] == ["First, page", "Second, page"]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.isChecked()
    assert pages.page.title == "Second"


def test_the_page_on_show_stays_when_others_are_offered(pages):
    pages.choose("Second")
    shown = pages.page
    pages.offer((Second,))
    assert pages.page is shown
    assert [tab.text() for tab in tabs(pages)] == ["Second"]


def test_a_page_that_was_left_keeps_what_it_shows_and_is_not_made_again(pages):
    first = pages.page
    pages.choose("Second")
    pages.choose("First")
    assert pages.page is first
