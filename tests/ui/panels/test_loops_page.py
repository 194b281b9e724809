"""The page of loops: who leads when, on the chart, in rows, as a table and on the map."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from loopmap.diagram.style import load_style
from loopmap.editing.loop_layers import areas, stills
from loopmap.editing.loop_shares import LoopShare, LoopShares
from loopmap.editing.session import Session
from loopmap.editing.what_if import known_loops, scenarios_called, what_if
from loopmap.formats.chart_file import chart_svg
from loopmap.formats.registry import open_file
from loopmap.model.records import Scenario
from loopmap.simulation import RunSettings
from loopmap.ui import loop_area_picture
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_inks import paint_ink
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.loops_page import LoopsPage
from loopmap.ui.panels.run_loop_rows import busiest
from loopmap.ui.panels.run_page import RunDesk

FINES = Path(__file__).parents[3] / "examples" / "fines-for-non-attendance.loopmap"


def answer(session, name):
    scenarios = scenarios_called(session.map, [name])
    return what_if(session.map, scenarios, known_loops(session.map), settings=RunSettings(40))


@pytest.fixture
def page(qtbot):
    session, jobs = Session(open_file(FINES).document), Jobs()
    watch = LoopWatch(session)
    made = LoopsPage(RunDesk(session, jobs, watch, lambda: None))
    made.set_style(load_style("light"))
    made.resize(900, 240)
    qtbot.addWidget(made)
    made.show()
    made.show_found(answer(session, "Parents know their rights"))
    qtbot.waitUntil(lambda: bool(made.board.shares.loops))
    yield made
    made.close_session()
    watch.close()
    jobs.close()


def shown(page):
    return " ".join(page.board.told.text().split())


def test_the_chart_leaves_the_window_with_its_words_and_all_figures(page):
    out = page.hand_out()
    shares = page.board.shares
    assert out.title.endswith(": loops, as it is")
    assert "At first B1 “Deterrence as intended” leads and holds it back." in out.summary
    assert len(out.table.rows) == len(shares.times)
    assert out.table.heads[0] == "time"
    drawn = chart_svg(out, load_style("light")).decode()
    for words in ("drives on", "holds back", "now", "later", "Deterrence as intended"):
        assert words in drawn


def test_where_no_loop_is_on_show_nothing_leaves_the_window(page):
    page.show_found(None)
    page.show_words("Running …")
    assert page.hand_out() is None


def test_it_says_who_leads_when_and_draws_it(page):
    assert "At first B1 “Deterrence as intended” leads and holds it back." in shown(page)
    assert "who leads when" in page.board.areas.accessibleName().lower()
    assert "leads and holds it back" in page.board.areas.accessibleDescription()
    drawn = list(areas(page.board.shares))
    assert {area.label for area in drawn} >= {"R1", "B1", "settling by itself"}
    assert page.board.areas.grab().toImage().width() > 0


def test_layers_lie_upon_each_other_without_gaps(page):
    for way in (1, -1):
        mine = [
            a
            for a in areas(page.board.shares)
            if max(map(abs, a.high)) and (sum(a.high) > 0) == (way > 0)
        ]
        edges = [(a.low, a.high) if way > 0 else (a.high, a.low) for a in mine]
        for (_, upper), (lower, _) in pairwise(edges):
            assert upper.tolist() == lower.tolist()


def test_arrow_keys_go_through_the_run_and_tell_each_moment(page, qtbot):
    told = []
    page.momentWanted.connect(told.append)
    qtbot.keyClick(page.board.areas, Qt.Key.Key_Home)
    assert told[-1] == (page.board.shares, 0)
    qtbot.keyClick(page.board.areas, Qt.Key.Key_Right)
    qtbot.keyClick(page.board.areas, Qt.Key.Key_End)
    shares, place = told[-1]
    assert place == len(shares.times) - 1
    assert page.board.areas.accessibleDescription()
    leave = next(b for b in page.findChildren(QPushButton) if b.text() == "Leave the moment")
    assert leave.isVisible()
    leave.click()
    assert told[-1] is None


def test_a_click_on_the_chart_goes_to_that_moment(page, qtbot):
    told = []
    page.momentWanted.connect(told.append)
    where = QPoint(page.board.areas.width() // 2, page.board.areas.height() // 2)
    qtbot.mouseClick(page.board.areas, Qt.MouseButton.LeftButton, pos=where)
    assert 0 < told[-1][1] < len(page.board.shares.times) - 1


def test_a_row_lights_its_loop_and_shows_that_it_is_lit(page, qtbot):
    wanted = []
    page.loopWanted.connect(wanted.append)
    row = page.board.rows._rows[0]
    row.click()
    assert wanted == [page.board.shares.loops[0].key]
    page.show_lit((page.board.shares.loops[0].key,))
    assert row.isChecked()
    page.show_lit(())
    assert not row.isChecked()


def test_each_row_says_what_its_loop_does_without_a_share_alone(page):
    for row in page.board.rows._rows:
        assert ": " in row.accessibleName()
    page.show_moment(5.0)
    said = [row.accessibleName() for row in page.board.rows._rows]
    assert any("leads in" in each for each in said)
    assert all("probab" not in each for each in said)


def test_the_same_can_be_read_as_a_table_of_words(page):
    switch = next(b for b in page.findChildren(QPushButton) if b.text() == "As a table")
    switch.click()
    assert page.board.times.isVisible()
    assert page.board.times.item(0, 0).text() == "now"
    assert page.board.times.item(page.board.times.rowCount() - 1, 0).text() == "the end"
    heads = [
        page.board.times.horizontalHeaderItem(c).text()
        for c in range(page.board.times.columnCount())
    ]
    assert heads[0] == "when"
    assert "R1 “Fines trap”" in heads
    told = []
    page.momentWanted.connect(told.append)
    page.board.times.setCurrentCell(3, 0)
    assert told[-1][1] > 0
    assert switch.text() == "As a chart"


def test_the_figures_can_be_taken_along(page, qtbot):
    copy = next(b for b in page.findChildren(QPushButton) if b.text() == "Copy the table")
    QApplication.clipboard().setText("before")
    copy.click()
    qtbot.waitUntil(lambda: "\ntime," in QApplication.clipboard().text())
    page.board.offer_table("figures")
    assert copy.text() == "Copied"


def test_a_moment_that_moves_paints_no_areas_anew(page, qtbot, monkeypatch):
    painted = []

    def paint(painter, shape, ink, style, *, framed=False):
        painted.append(shape)
        paint_ink(painter, shape, ink, style, framed=framed)

    monkeypatch.setattr(loop_area_picture, "paint_ink", paint)
    chart = page.board.areas
    chart.show_chosen(0)
    before = chart.grab().toImage()
    assert painted
    painted.clear()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.grab().toImage() != before
    assert not painted


def test_stretches_without_change_are_told_from_their_first_to_their_last_time():
    loop = LoopShare("R1", "R1", None, (0.0, 0.0, 0.5, 0.0, 0.0, 0.0), ())
    still = (0.0,) * 6
    shares = LoopShares(tuple(range(6)), (loop,), (still, still), (0.0,) * 5 + (-0.2,))
    assert list(stills(shares)) == [(0, 1), (3, 4)]
    assert [busiest(loop), busiest(replace(loop, course=(0.1, -0.7, 0.3)))] == [2, 1]


def test_without_an_answer_it_says_why(page):
    page.show_found(None)
    page.show_words("Choose a scenario.")
    assert page.board.words.text() == "Choose a scenario."
    assert page.board.shares.loops == ()


def test_a_scenario_that_breaks_every_loop_has_no_areas(page, qtbot):
    page.show_found(answer(page.desk.session, "Stop fining"))
    qtbot.waitUntil(lambda: "No loop carries this" in page.board.told.text())
    assert page.board.rows._rows == []


def test_no_scenario_is_no_fault(page):
    assert isinstance(next(iter(page.desk.session.map.scenarios.values())), Scenario)
    page.show_moment(1e9)
    page.board.areas.grab()


def test_the_table_is_filled_when_it_is_seen_and_stands_at_the_moment_gone_to_before(page):
    table = page.board.times
    page.board.go(len(page.board.shares.times) - 1)
    assert table.rowCount() == 0
    page.board.switch.setChecked(True)
    assert table.item(0, 0).text() == "now"
    assert table.currentRow() == table.rowCount() - 1
