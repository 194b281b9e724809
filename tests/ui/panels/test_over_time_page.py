"""The page on which hopes, fears and history are drawn, by hand, by keys and as a table."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from loopmap.editing.edits.equations import set_equation
from loopmap.model.records import Level, SketchKind
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.model_runs import ModelRuns
from loopmap.ui.panels.model_over_time_page import ModelOverTimePage
from loopmap.ui.panels.over_time_page import EMPTY, OverTimePage
from loopmap.ui.panels.run_page import RunDesk
from loopmap.ui.panels.sketch_row import SketchRow
from tests.support.fines import ATTENDANCE, FINES, fines_session


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def page(qtbot, session):
    jobs, watch = Jobs(), LoopWatch(session)
    page = OverTimePage(RunDesk(session, jobs, watch, lambda: None))
    qtbot.addWidget(page)
    page.resize(900, 260)
    page.show_found(None)
    page.show()
    yield page
    page.close_session()
    watch.close()
    jobs.close()


def press(page, words):
    QApplication.processEvents()
    shown = [b for b in page.findChildren(QPushButton) if b.isVisibleTo(page)]
    next(b for b in shown if words in (b.text(), b.accessibleName())).click()


def rows(page):
    QApplication.processEvents()
    return [row for row in page.findChildren(SketchRow) if row.isVisibleTo(page)]


def sketches(session):
    return list(session.map.sketches.values())


def test_a_new_hope_is_private_and_ready_to_be_drawn_on(page, session):
    assert page.says.text() == EMPTY
    press(page, "+ Hope")
    (hope,) = sketches(session)
    assert (hope.kind, hope.variable, hope.level) == (SketchKind.HOPE, FINES, Level.PRIVATE)
    assert page.plot.in_hand == hope.id
    assert len(rows(page)) == 1


def test_a_drag_across_draws_and_is_one_step_of_undo(page, session):
    press(page, "+ Hope")
    before = session.document
    plot = page.plot
    start, end = plot.at((0.0, 0.9)).toPoint(), plot.at((plot.chart.end, -0.9)).toPoint()
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=start + QPoint(1, 0))
    for share in range(1, 11):
        QTest.mouseMove(plot, start + (end - start) * (share / 10))
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=end)
    values = [value for _, value in sketches(session)[0].points]
    assert values[2] > 0.4 > -0.4 > values[-2]
    session.undo()
    assert session.document == before


def test_keys_move_points(page, session):
    press(page, "+ Fear")
    QTest.keyClick(page.plot, Qt.Key.Key_End)
    QTest.keyClick(page.plot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert sketches(session)[0].points[-1][1] == pytest.approx(-0.1)


def test_the_same_is_typed_in_a_table(page, session):
    press(page, "+ History")
    press(page, "As a table")
    assert page.table.isVisibleTo(page)
    page.table.item(0, 1).setText("0.75")
    assert sketches(session)[0].points[0][1] == 0.75


def test_a_row_says_who_may_see_it_and_takes_it_away(page, session):
    press(page, "+ Hope")
    press(page, "Hope: Private")
    assert sketches(session)[0].level is Level.ROOM
    press(page, "Delete the hope")
    assert sketches(session) == []
    assert page.plot.in_hand is None
    session.undo()
    assert len(rows(page)) == 1


def test_the_page_follows_the_variable_that_is_selected(page, session):
    press(page, "+ Hope")
    session.select(frozenset({ATTENDANCE}))
    assert page.variables.chosen(page.variables.currentIndex()) == ATTENDANCE
    assert rows(page) == []
    assert page.plot.in_hand is None


def test_a_press_without_a_course_in_the_hand_draws_nothing(page, session):
    QTest.mouseClick(page.plot, Qt.MouseButton.LeftButton, pos=page.plot.rect().center())
    QTest.keyClick(page.plot, Qt.Key.Key_Insert)
    assert sketches(session) == []


def test_what_is_seen_is_told(page, session):
    press(page, "+ Hope")
    press(page, "Draw on the hope")
    assert page.plot.accessibleDescription() == "hope: ends as today."


def test_a_map_with_equations_is_drawn_on_in_its_units(qtbot, session):
    jobs, watch = Jobs(), LoopWatch(session)
    models = ModelRuns(session, jobs, lambda: None)
    for variable in list(session.map.variables):
        change = set_equation(session.document, session.map_id, variable, "12", session.new_id)
        session.do("Equation", change)
    page = ModelOverTimePage(RunDesk(session, jobs, watch, lambda: None, models))
    qtbot.addWidget(page)
    page.resize(900, 260)
    page.show()
    page.show_found(None)
    models.ask()
    assert page.plot.chart.units
    assert page.plot.chart.median[0] == 12.0
    assert page.hand_out().table.rows[0][0] == "run"
    press(page, "+ Hope")
    (hope,) = sketches(session)
    assert hope.in_units
    assert hope.points[-1][0] == page.plot.chart.end
    page.close_session()
    models.close_session()
    watch.close()
    jobs.close()


def test_a_text_stays_while_a_point_is_drawn(page, session):
    press(page, "+ Hope")
    rows(page)[0].described.emit("Back in class")
    assert sketches(session)[0].text == "Back in class"
    row = rows(page)[0]
    QTest.keyClick(page.plot, Qt.Key.Key_Up)
    assert rows(page)[0] is row, "a field that may be typed in is not made anew"
