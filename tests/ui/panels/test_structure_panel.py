"""The structure page: what it says of the map, of a selection, and where to look."""

import pytest
from PySide6.QtCore import Qt

from loopmap.analysis.structure.measure import Measure
from loopmap.analysis.structure.told import CLOSING_TWO
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import add_link
from loopmap.model.records import Sign
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.structure_panel import NOTHING_CHOSEN, StructurePanel
from loopmap.ui.panels.structure_row import Choose, Manner, Open
from loopmap.ui.structure_about import About
from loopmap.ui.structure_search import StructureSearch
from tests.support.fines import ATTENDANCE, FINES, GAP, LOWERS, RAISES, STRAIN, fines_session

KEY = Qt.Key


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def panel(qtbot, session):
    watch = LoopWatch(session)
    panel = StructurePanel(session, watch)
    qtbot.addWidget(panel, before_close_func=lambda _: (panel.close_session(), watch.close()))
    panel.resize(260, 700)
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.list.rows))
    return panel


def heard_from(signal):
    heard = []
    signal.connect(lambda first, *_: heard.append(first))
    return heard


def texts(panel, manner=None):
    return [row.text for row in panel.list.rows if manner in (None, row.manner)]


def go_to(panel, place):
    panel.list.setCurrentIndex(panel.list.model().index(place, 0))
    return panel.list.current


def row_with(panel, wanted):
    return next(n for n, row in enumerate(panel.list.rows) if wanted(row))


def ask_about(qtbot, panel, session, *variables):
    session.select(frozenset(variables))
    panel.show_about(About.SELECTION)
    qtbot.waitUntil(lambda: panel.is_up_to_date)


def test_a_map_is_told_by_its_parts_its_balance_and_what_sits_on_every_loop(panel):
    assert texts(panel, Manner.HEADING) == [
        "Parts of the map",
        "Does anything hold back?",
        "On every loop",
        "Links that would close loops",
        "Nearly loops",
    ]
    assert "Core · 4" in texts(panel)
    assert any("every loop feeds itself" in text for text in texts(panel))


def test_a_part_is_lit_when_it_is_current_and_selected_when_it_is_chosen(qtbot, panel, session):
    heard = heard_from(panel.litWanted)
    place = row_with(panel, lambda row: row.text == "Core · 4")
    go_to(panel, place)
    assert len(heard[-1][0]) == 4
    qtbot.keyClick(panel.list, KEY.Key_Return)
    assert session.selection == session.map.variables.keys()


def test_without_a_selection_the_page_says_what_to_select(qtbot, panel, session):
    ask_about(qtbot, panel, session)
    assert texts(panel) == [NOTHING_CHOSEN]


def test_one_variable_is_told_by_what_drives_it_and_what_it_affects(qtbot, panel, session):
    ask_about(qtbot, panel, session, FINES)
    near = [row for row in panel.list.rows if isinstance(row.act, Choose)]
    assert [row.text for row in near[:3]] == [
        "Attendance gap",
        "School attendance",
        "Family strain",
    ]
    assert near[0].glyph == "+"
    assert near[0].detail.startswith("1 link away")


def test_choosing_what_drives_it_walks_there(qtbot, panel, session):
    ask_about(qtbot, panel, session, FINES)
    go_to(panel, row_with(panel, lambda row: row.act == Choose((GAP,))))
    with qtbot.waitSignal(panel.wanted) as wanted:
        qtbot.keyClick(panel.list, KEY.Key_Return)
    assert wanted.args == [GAP]
    qtbot.waitUntil(lambda: texts(panel)[0] == "Attendance gap")


def test_a_link_that_would_close_loops_is_shown_first_and_drawn_in_one_step(qtbot, panel, session):
    ask_about(qtbot, panel, session, FINES)
    heard = heard_from(panel.offered)
    place = row_with(panel, lambda row: isinstance(row.act, Open))
    offer = go_to(panel, place).offer
    assert heard[-1] == offer
    before = session.document
    qtbot.keyClick(panel.list, KEY.Key_Minus)
    made = session.map.adjacency.between(offer.source, offer.target)
    assert made.sign is Sign.OPPOSITE
    assert heard[-1] is None
    session.undo()
    assert session.document == before


def test_links_that_would_close_most_loops_of_the_map_are_drawn_from_its_page(
    qtbot, panel, session
):
    qtbot.waitUntil(lambda: panel.is_up_to_date)
    found = [row.offer for row in panel.list.rows if isinstance(row.act, Open)]
    assert found[0].loops == max(each.loops for each in found) > 0
    offer = go_to(panel, row_with(panel, lambda row: isinstance(row.act, Open))).offer
    qtbot.keyClick(panel.list, KEY.Key_Plus)
    assert session.map.adjacency.between(offer.source, offer.target).sign is Sign.SAME
    qtbot.waitUntil(lambda: panel.is_up_to_date)
    assert offer not in [row.offer for row in panel.list.rows]


def test_enter_on_such_a_link_opens_the_three_ways_to_draw_it(qtbot, panel, session):
    ask_about(qtbot, panel, session, FINES)
    go_to(panel, row_with(panel, lambda row: isinstance(row.act, Open)))
    qtbot.keyClick(panel.list, KEY.Key_Return)
    drawn = [text for text in texts(panel, Manner.ASK) if text.startswith("Draw it as")]
    assert len(drawn) == 3
    qtbot.keyClick(panel.list, KEY.Key_Return)
    assert not [text for text in texts(panel, Manner.ASK) if text.startswith("Draw it as")]


def test_two_variables_are_told_by_the_paths_there_and_back(qtbot, panel, session):
    session.select(frozenset({FINES}))
    ask_about(qtbot, panel, session, FINES, ATTENDANCE)
    assert texts(panel, Manner.HEADING)[0] == "Fines issued → School attendance"
    heard = heard_from(panel.litWanted)
    row = go_to(panel, row_with(panel, lambda row: bool(row.ways)))
    assert row.glyph == "\N{MINUS SIGN}"
    assert heard[-1] == ((RAISES, LOWERS),)


def test_what_a_link_between_two_would_close_is_told_and_can_be_drawn(qtbot, panel, session):
    session.select(frozenset({FINES}))
    ask_about(qtbot, panel, session, FINES, ATTENDANCE)
    assert CLOSING_TWO in texts(panel)
    offered = [row.offer for row in panel.list.rows if isinstance(row.act, Open)]
    ends = [(link.source, link.target) for link in offered]
    assert ends == [(FINES, ATTENDANCE), (ATTENDANCE, FINES)]
    go_to(panel, row_with(panel, lambda row: isinstance(row.act, Open)))
    qtbot.keyClick(panel.list, KEY.Key_Return)
    go_to(panel, row_with(panel, lambda row: row.text.startswith("Draw it as +")))
    qtbot.keyClick(panel.list, KEY.Key_Return)
    assert session.map.adjacency.between(FINES, ATTENDANCE) is not None
    arrow = "School attendance → Fines issued"
    qtbot.waitUntil(
        lambda: [row.text for row in panel.list.rows if isinstance(row.act, Open)] == [arrow]
    )


def test_the_other_way_round_is_one_row_away(qtbot, panel, session):
    session.select(frozenset({FINES}))
    ask_about(qtbot, panel, session, FINES, ATTENDANCE)
    go_to(panel, len(panel.list.rows) - 1)
    qtbot.keyClick(panel.list, KEY.Key_Return)
    qtbot.waitUntil(lambda: texts(panel, Manner.HEADING)[0] == "School attendance → Fines issued")


def test_an_edit_is_followed_while_the_page_is_shown_and_not_when_it_is_hidden(
    qtbot, panel, session
):
    session.do("Delete", delete_records(session.document, session.map_id, [RAISES]))
    qtbot.waitUntil(lambda: "Feeders · 2" in texts(panel) or "Core · 4" not in texts(panel))
    shown = texts(panel)
    panel.hide()
    session.undo()
    qtbot.wait(300)
    assert texts(panel) == shown
    panel.show()
    qtbot.waitUntil(lambda: "Core · 4" in texts(panel))


def test_what_was_said_of_a_variable_that_is_gone_can_no_longer_be_opened(qtbot, panel, session):
    ask_about(qtbot, panel, session, FINES)
    go_to(panel, row_with(panel, lambda row: isinstance(row.act, Open)))
    session.do("Delete", delete_records(session.document, session.map_id, [STRAIN]))
    qtbot.keyClick(panel.list, KEY.Key_Return)
    qtbot.waitUntil(lambda: panel.is_up_to_date)
    assert "Family strain" not in texts(panel)


def test_escape_goes_back_to_the_canvas(qtbot, panel):
    with qtbot.waitSignal(panel.escaped):
        qtbot.keyClick(panel.list, KEY.Key_Escape)


class TestWhereToLook:
    @pytest.fixture
    def where(self, qtbot, panel, session):
        change = add_link(session.document, session.map_id, FINES, GAP, session.new_id)
        session.do("Link", change)
        panel.show_about(About.WHERE)
        qtbot.waitUntil(lambda: panel.where.measures is not None)
        return panel.where

    @staticmethod
    def names(where):
        model = where.table.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def test_it_is_sorted_by_groups_and_by_name_within_them(self, where):
        assert self.names(where)[0] == "Fines issued"
        where.count(Measure.INTO)
        assert self.names(where)[0] == "Attendance gap"

    def test_a_cell_says_number_and_group_in_words(self, where):
        told = where.table.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
        assert told == "Links out: 2, top group"

    def test_choosing_a_row_selects_the_variable(self, where, session):
        where.table.selectRow(0)
        assert session.selection == {FINES}

    def test_shaking_says_how_steadily_each_stands(self, qtbot, where):
        where.shake()
        qtbot.waitUntil(lambda: where.shaken is not None)
        where.table.selectRow(0)
        assert "of 50 maps" in where.told

    def test_an_edit_forgets_what_was_shaken(self, qtbot, where, session):
        where.shake()
        qtbot.waitUntil(lambda: where.shaken is not None)
        session.do("Delete", delete_records(session.document, session.map_id, [RAISES]))
        assert where.shaken is None


def test_no_answer_is_told_of_a_map_that_has_changed_since_it_was_asked(qtbot, session):
    watch = LoopWatch(session)
    search, heard = StructureSearch(session, watch), []
    search.found.connect(lambda found: heard.append((found, FINES in session.map.variables)))
    session.select(frozenset({FINES}))
    search.want(True)
    search.ask(About.SELECTION)
    session.do("Delete", delete_records(session.document, session.map_id, [FINES]))
    qtbot.waitUntil(lambda: search.is_up_to_date)
    assert [found for found, is_there in heard if found is not None and not is_there] == []
    search.close()
    watch.close()
