"""Kept runs: listed, told as they were, asked again, renamed and deleted."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import set_sign
from loopmap.editing.what_if import known_loops, what_if
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario, Sign
from loopmap.simulation import RunSettings
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.kept_page import JOB, KeptPage
from loopmap.ui.panels.row_button import RowButton
from loopmap.ui.panels.run_page import RunDesk
from tests.support.fines import FINES, RAISES, fines_session

STOP = Scenario(RecordId("s1"), "Stop fining", (Intervention(Action.CUT, RAISES),))


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def page(qtbot, session):
    jobs, watch = Jobs(), LoopWatch(session)
    made = KeptPage(RunDesk(session, jobs, watch, lambda: None))
    made.jobs = jobs
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show()
    loops = known_loops(session.map)
    made.show_found(what_if(session.map, [STOP], loops, settings=RunSettings(100)))
    yield made
    made.close_session()
    watch.close()
    jobs.close()


def rows(page):
    QApplication.processEvents()
    return [row for row in page.findChildren(RowButton) if row.isVisibleTo(page)]


def said(page):
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def ask_again(qtbot, page):
    page._again.click()
    qtbot.waitUntil(lambda: not page.jobs.is_running(JOB))


def test_at_first_the_page_says_what_keeping_is_for(page):
    assert rows(page) == []
    assert any("No run of this map is kept yet" in words for words in said(page))


def test_the_answer_on_show_is_kept_and_told_and_undo_takes_it_away(page, session):
    page.keep_button.click()
    assert [row.text() for row in rows(page)] == ["Stop fining"]
    assert "Family strain falls (held in all draws)" in said(page)
    assert any("400 draws" in words and "seed 1" in words for words in said(page))
    session.undo()
    assert rows(page) == []


def test_asked_again_of_the_same_map_it_says_the_same(qtbot, page):
    page.keep_button.click()
    ask_again(qtbot, page)
    now = [words for words in said(page) if words.startswith("Now")]
    assert now
    assert all(words.startswith("Now the same") for words in now)


def test_after_an_edit_the_page_says_so_and_what_has_become_of_the_answer(qtbot, page, session):
    page.keep_button.click()
    session.do("Sign", set_sign(session.document, session.map_id, [RAISES], Sign.OPPOSITE))
    assert "The map has changed since." in said(page)
    ask_again(qtbot, page)
    assert "Now it rises: certain, held in all draws." in said(page)


def test_what_acted_on_something_that_is_gone_cannot_be_asked_again(page, session):
    page.keep_button.click()
    session.do("Delete", delete_records(session.document, session.map_id, [FINES]))
    assert any("cannot be asked again" in words for words in said(page))
    assert not page._again.isEnabled()


def test_a_kept_run_is_renamed_and_deleted(page, session):
    page.keep_button.click()
    page._name.committed.emit("Before the holidays")
    assert [row.text() for row in rows(page)] == ["Before the holidays"]
    page._delete.click()
    assert rows(page) == []
    session.undo()
    assert [row.text() for row in rows(page)] == ["Before the holidays"]


def test_a_refusal_is_passed_on(qtbot, page, session):
    session.read_only = "This file is open elsewhere."
    with qtbot.waitSignal(page.refused) as heard:
        page.keep_button.click()
    assert heard.args == ["This file is open elsewhere."]


def test_without_an_answer_nothing_can_be_kept(page):
    page.show_found(None)
    assert not page.keep_button.isEnabled()
