"""First equations are made up away from the window's thread, and fit the map that they are for."""

import threading

import pytest
from PySide6.QtCore import QObject

from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.session import Session
from loopmap.ui import proposing as module
from loopmap.ui.jobs import Jobs
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.proposals_dialog import AT_ONCE, MADE_UP, WAITING
from loopmap.ui.proposing import JOB, NONE_LEFT, Proposing, made_up
from tests.support.small_maps import ATTENDANCE, FINES, STRAIN, fines


@pytest.fixture
def session():
    return Session(fines())


@pytest.fixture
def jobs():
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def asking(session):
    return Asking(session)


@pytest.fixture
def proposing(qtbot, jobs, asking):
    parent = QObject()
    made = Proposing(asking, jobs, lambda: None, parent)
    yield made
    made.close_session()
    parent.deleteLater()


@pytest.fixture
def held(monkeypatch):
    """Answers wait until this is set; the threads they are made on."""
    go, threads = threading.Event(), []

    def slowly(*asked):
        threads.append(threading.current_thread())
        assert go.wait(30)
        return made_up(*asked)

    monkeypatch.setattr(module, "made_up", slowly)
    yield go, threads
    go.set()


def there(proposing):
    return proposing._dialog is not None and proposing._dialog.take.isEnabled()


def equations(session):
    return [session.map.variables[v].equation for v in (FINES, STRAIN, ATTENDANCE)]


def write(session, variable, equation):
    change = set_equation(session.document, session.map_id, variable, equation, session.new_id)
    session.do("Equation", change)


def test_all_that_are_taken_are_one_step(qtbot, proposing, session):
    proposing.propose()
    qtbot.waitUntil(lambda: there(proposing))
    assert equations(session) == ["", "", ""]
    proposing._dialog.take.click()
    assert all(equations(session))
    assert proposing._dialog is None
    session.undo()
    assert equations(session) == ["", "", ""]


def test_one_that_is_taken_says_why(qtbot, proposing, session):
    proposing.propose(STRAIN)
    qtbot.waitUntil(lambda: there(proposing))
    assert proposing._dialog.windowTitle() == "A first equation"
    with qtbot.waitSignal(proposing.hint) as hint:
        proposing._dialog.take.click()
    assert hint.args[0]
    assert [bool(text) for text in equations(session)] == [False, True, False]


def test_what_takes_long_is_told_made_on_another_thread_and_can_be_given_up(
    qtbot, proposing, jobs, held
):
    go, threads = held
    proposing.propose()
    qtbot.waitUntil(lambda: proposing._dialog is not None and bool(threads))
    dialog = proposing._dialog
    assert dialog._told.text() == WAITING
    assert not dialog.take.isEnabled()
    dialog.reject()
    assert not jobs.is_running(JOB)
    assert proposing._dialog is None
    go.set()
    assert threading.main_thread() not in threads


def test_a_map_that_changes_meanwhile_gets_proposals_that_fit_it(qtbot, proposing, session):
    proposing.propose()
    qtbot.waitUntil(lambda: there(proposing))
    write(session, FINES, "3")
    assert not proposing._dialog.take.isEnabled()
    qtbot.waitUntil(lambda: there(proposing))
    assert proposing._dialog._told.text() == MADE_UP
    assert len(proposing._dialog._proposed.proposals) == 2
    proposing._dialog.take.click()
    assert equations(session)[0] == "3"
    assert all(equations(session))


def test_where_nothing_is_left_to_propose_that_is_said(qtbot, proposing, session):
    for variable, equation in ((FINES, "3"), (STRAIN, "Fines"), (ATTENDANCE, "Strain")):
        write(session, variable, equation)
    with qtbot.waitSignal(proposing.hint) as hint:
        proposing.propose()
    assert hint.args == [NONE_LEFT]
    assert proposing._dialog is None


def test_for_a_variable_that_is_gone_the_reason_is_said(qtbot, proposing, asking):
    with qtbot.waitSignal(asking.refused) as refused:
        proposing.propose("gone")
    assert refused.args == ["What this would change is no longer on the map."]
    assert proposing._dialog is None


def test_many_are_shown_some_at_a_time_and_taken_all_together(qtbot, proposing, session):
    for n in range(AT_ONCE):
        place = (300.0 * n, 0.0)
        made = add_variable(session.document, session.map_id, f"More {n}", place, session.new_id)
        session.do("Add", made)
    proposing.propose()
    qtbot.waitUntil(lambda: there(proposing))
    dialog = proposing._dialog
    assert dialog._place.text() == f"1 to {AT_ONCE} of {AT_ONCE + 3}"
    assert dialog._earlier.isHidden()
    dialog._later.click()
    assert dialog._place.text() == f"{AT_ONCE + 1} to {AT_ONCE + 3} of {AT_ONCE + 3}"
    assert dialog._later.isHidden()
    dialog._earlier.click()
    assert dialog._place.text().startswith("1 to ")
    dialog.take.click()
    assert all(variable.equation for variable in session.map.variables.values())
