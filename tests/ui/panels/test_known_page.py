"""What is known narrows the draws, and the page says by how much or why no answer is given."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from loopmap.editing.edits.facts import add_fact
from loopmap.editing.edits.running import choose_run
from loopmap.model.behaviour import RunChoice
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.fields import LineField
from loopmap.ui.panels.known_page import NOTHING_KNOWN, KnownPage
from loopmap.ui.panels.run_page import RunDesk
from tests.support.fines import ATTENDANCE, FINES, STRAIN, fines_session


@pytest.fixture
def page(qtbot):
    session, jobs = fines_session(), Jobs()
    watch = LoopWatch(session)
    choose = choose_run(session.document, session.map_id, RunChoice(200))
    session.do("Draws", choose)
    page = KnownPage(RunDesk(session, jobs, watch, lambda: None))
    qtbot.addWidget(page)
    page.session = session
    page.resize(600, 300)
    page.show()
    yield page
    page.close_session()
    watch.close()
    jobs.close()


def say(qtbot, page, words):
    page.line.begin(words)
    qtbot.keyClick(page.line.entry, Qt.Key.Key_Return)
    QApplication.processEvents()


def click(page, name):
    (button,) = [
        b
        for b in page.findChildren(QPushButton)
        if b.accessibleName() == name and b.isVisibleTo(page)
    ]
    button.click()
    QApplication.processEvents()


def facts(page):
    return [(f.cause, f.effect, f.rose, f.text) for f in page.session.map.facts.values()]


def test_what_is_said_is_listed_and_the_draws_that_agree_are_counted(qtbot, page):
    assert page.kept.text() == NOTHING_KNOWN
    say(qtbot, page, "when fines issued rose, family strain rose")
    assert facts(page) == [(FINES, STRAIN, True, "")]
    qtbot.waitUntil(
        lambda: "of 800 draws agree" in page.kept.text() or "All 800" in page.kept.text()
    )
    page.session.undo()
    assert facts(page) == []
    assert page.kept.text() == NOTHING_KNOWN


def test_what_the_map_cannot_have_done_is_told_plainly(qtbot, page):
    say(qtbot, page, "when fines issued rose, family strain fell")
    qtbot.waitUntil(lambda: "fewer than 50 say nothing" in page.kept.text())


def test_it_is_turned_explained_and_removed_one_step_each(qtbot, page):
    say(qtbot, page, "when fines issued rose, family strain rose")
    sentence = "When “Fines issued” rose, “Family strain” rose."
    (how,) = [
        f
        for f in page.findChildren(LineField)
        if f.accessibleName() == f"How it is known: {sentence}"
    ]
    how.setFocus()
    qtbot.keyClicks(how, "survey of 2019")
    qtbot.keyClick(how, Qt.Key.Key_Return)
    assert facts(page)[0][3] == "survey of 2019"
    QApplication.processEvents()
    click(page, f"Turn: {sentence}")
    assert facts(page) == [(FINES, STRAIN, False, "survey of 2019")]
    click(page, "Remove: When “Fines issued” rose, “Family strain” fell.")
    assert facts(page) == []
    page.session.undo()
    assert len(facts(page)) == 1


def test_what_is_known_elsewhere_is_followed(page):
    session = page.session
    change = add_fact(
        session.document, session.map_id, STRAIN, ATTENDANCE, session.new_id, rose=False
    )
    session.do("Known", change)
    assert page._rows.count() == 1
