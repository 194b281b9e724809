"""The outline's tables by keyboard: add, edit, sort, seek, alter many rows, leave."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from loopmap.editing.edits.delete import delete_records
from loopmap.editing.session import Session
from loopmap.model.change import adding, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Group, Link, MapInfo, Role, Sign, Strength, Variable
from loopmap.ui.panels.outline import OutlinePanel
from loopmap.ui.panels.outline_entry import EntryField
from loopmap.ui.panels.outline_table import OutlineTable
from tests.support.fines import (
    ATTENDANCE,
    FINES,
    GAP,
    LOWERS,
    RAISES,
    STRAIN,
    TODAY,
    TRIGGERS,
    WIDENS,
    fines_session,
)

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALOUD = Qt.ItemDataRole.AccessibleTextRole
NAME, SIGN, DELAY, ROLE = 0, 1, 3, 2


class Hand:
    """A person at the keyboard of an outline."""

    def __init__(self, qtbot, session):
        self.session = session
        self.panel = OutlinePanel(session)
        qtbot.addWidget(self.panel, before_close_func=lambda p: p.close_session())
        self.panel.resize(700, 600)
        self.panel.show()
        self.panel.activateWindow()
        qtbot.waitUntil(self.panel.isActiveWindow)
        self.refused = []
        self.panel.refused.connect(self.refused.append)
        found = self.panel.findChildren(OutlineTable)
        self.variables, self.links = sorted(found, key=lambda t: t.accessibleName() == "Links")

    def field(self, name):
        fields = self.panel.findChildren(EntryField)
        return next(field for field in fields if field.accessibleName() == name)

    def go(self, table, row, column):
        table.setFocus()
        table.setCurrentIndex(table.model().index(row, column))

    def press(self, key, held=NONE):
        QTest.keyClick(self.focused(), key, held)
        QApplication.processEvents()  # a cell takes its text a moment after Enter

    def type(self, text):
        for letter in text:
            QTest.keyClicks(self.focused(), letter)

    def focused(self):
        """What hears the next key."""
        focused = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert focused is not None
        return focused

    def cell(self, table, row, column, role=Qt.ItemDataRole.DisplayRole):
        return table.model().index(row, column).data(role)

    def names(self):
        return [self.cell(self.variables, row, NAME) for row in range(self.rows(self.variables))]

    def rows(self, table):
        return table.model().rowCount()


@pytest.fixture
def hand(qtbot):
    return Hand(qtbot, fines_session())


def test_names_are_typed_one_after_the_other(hand):
    hand.go(hand.variables, 0, NAME)
    hand.press(Key.Key_Insert)
    for name in ("Debt", "Housing costs"):
        hand.type(name)
        hand.press(Key.Key_Return)
    assert hand.names()[-2:] == ["Debt", "Housing costs"]
    (chosen,) = hand.session.selection
    assert hand.session.map.variables[chosen].name == "Housing costs"
    hand.press(Key.Key_Escape)
    assert QApplication.focusWidget() is hand.variables
    assert [step.label for step in hand.session.history.done] == ["Add variable"] * 2


def test_a_taken_name_is_refused_and_stays_to_be_mended(hand):
    hand.field("New variable").setFocus()
    hand.type("fines issued")
    hand.press(Key.Key_Return)
    assert len(hand.refused) == 1
    assert hand.field("New variable").said == "fines issued"


def test_new_variables_lie_on_no_other(hand):
    hand.field("New variable").setFocus()
    for n in range(6):
        hand.type(f"Something new {n}")
        hand.press(Key.Key_Return)
    places = [(v.x, v.y) for v in hand.session.map.variables.values()]
    assert all(
        abs(a[0] - b[0]) > 80 or abs(a[1] - b[1]) > 30
        for n, a in enumerate(places)
        for b in places[:n]
    )


def test_a_link_is_made_from_a_few_letters_of_each_end(hand):
    hand.go(hand.links, 0, 0)
    hand.press(Key.Key_Insert)
    hand.type("strain")
    hand.press(Key.Key_Return)
    assert QApplication.focusWidget() is hand.field("To")
    hand.type("gap")
    hand.press(Key.Key_Return)
    made = hand.session.map.adjacency.between(STRAIN, GAP)
    assert made is not None
    assert made.sign is Sign.SAME
    assert hand.session.selection == {made.id}
    assert QApplication.focusWidget() is hand.field("From")
    assert hand.field("From").said == hand.field("To").said == ""


def test_the_sign_of_a_new_link_is_chosen_by_its_glyph(hand):
    hand.field("From").setFocus()
    hand.type("strain")
    hand.press(Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Sign"
    hand.press(Key.Key_Minus)
    hand.press(Key.Key_Tab)
    hand.type("gap")
    hand.press(Key.Key_Return)
    assert hand.session.map.adjacency.between(STRAIN, GAP).sign is Sign.OPPOSITE


@pytest.mark.parametrize(
    ("cause", "effect", "said"),
    [
        ("weather", "fines", "No variable on this map is called “weather”. Add it first."),
        (
            "en",
            "fines",
            "“en” may be “School attendance”, “Attendance gap”. Type more of the name.",
        ),
        ("fines", "strain", ""),
    ],
)
def test_a_link_that_cannot_be_says_why(hand, cause, effect, said):
    hand.field("From").setText(cause)
    hand.field("To").setText(effect)
    hand.field("To").setFocus()
    hand.press(Key.Key_Return)
    assert len(hand.refused) == 1
    assert said in hand.refused[0]
    assert hand.field("From").said == cause


def test_enter_edits_a_cell_and_letters_choose(hand):
    hand.go(hand.variables, 1, ROLE)
    hand.press(Key.Key_Return)
    hand.type("o")
    hand.press(Key.Key_Return)
    assert hand.session.map.variables[STRAIN].role is Role.OUTCOME
    hand.go(hand.variables, 1, NAME)
    hand.type("Money worries")
    hand.press(Key.Key_Return)
    assert hand.session.map.variables[STRAIN].name == "Money worries"


def test_one_key_sets_the_sign_the_delay_and_the_strength_of_a_row(hand):
    hand.go(hand.links, 0, SIGN)
    hand.type("-d3")
    link = hand.session.map.links[RAISES]
    assert (link.sign, link.delayed, link.strength) == (Sign.OPPOSITE, True, Strength.STRONG)
    hand.type("?")
    assert hand.session.map.links[RAISES].sign is Sign.UNKNOWN


def test_r_turns_a_link_round(hand):
    hand.go(hand.links, 0, SIGN)
    hand.type("r")
    assert hand.session.map.links[RAISES].source == STRAIN


def test_several_rows_are_altered_together_in_one_step(hand):
    hand.go(hand.links, 0, SIGN)
    hand.press(Key.Key_Down, SHIFT)
    hand.press(Key.Key_Down, SHIFT)
    assert hand.session.selection == {RAISES, LOWERS, WIDENS}
    hand.type("?")
    links = hand.session.map.links
    assert [links[k].sign.value for k in (RAISES, LOWERS, WIDENS, TRIGGERS)] == ["?"] * 3 + ["+"]
    hand.links.model().setData(hand.links.model().index(0, 4), Strength.WEAK)
    assert {hand.session.map.links[k].strength for k in (RAISES, LOWERS, WIDENS)} == {Strength.WEAK}
    assert len(hand.session.history.done) == 2


def test_select_all_is_all_rows_of_the_table(hand):
    hand.go(hand.variables, 0, NAME)
    hand.press(Key.Key_A, CTRL)
    assert hand.session.selection == {FINES, STRAIN, ATTENDANCE, GAP}


def test_an_end_is_changed_by_typing_its_name(hand):
    hand.go(hand.links, 0, 2)
    hand.press(Key.Key_F2)
    hand.type("gap")
    hand.press(Key.Key_Return)
    assert hand.session.map.links[RAISES].target == GAP


def test_a_delay_takes_the_words_for_its_length(hand):
    hand.go(hand.links, 0, DELAY)
    hand.press(Key.Key_F2)
    hand.type("two terms")
    hand.press(Key.Key_Return)
    link = hand.session.map.links[RAISES]
    assert (link.delayed, link.delay_length) == (True, "two terms")
    assert hand.cell(hand.links, 0, DELAY, ALOUD) == "after a delay of two terms"


def test_escape_and_ctrl_enter_go_to_the_map(qtbot, hand):
    hand.go(hand.links, 1, 0)
    with qtbot.waitSignal(hand.panel.escaped):
        hand.press(Key.Key_Return, CTRL)
    with qtbot.waitSignal(hand.panel.escaped):
        hand.press(Key.Key_Escape)
    assert hand.session.selection == {LOWERS}


def test_what_is_selected_elsewhere_is_where_the_table_goes_on(hand):
    hand.session.select(frozenset({ATTENDANCE}))
    hand.variables.setFocus()
    hand.press(Key.Key_Down)
    assert hand.session.selection == {GAP}


def test_rows_are_sorted_by_a_column_and_back(hand):
    hand.variables.sort_by(NAME)
    assert hand.names() == ["Attendance gap", "Family strain", "Fines issued", "School attendance"]
    hand.variables.sort_by(NAME, Qt.SortOrder.DescendingOrder)
    assert hand.names()[0] == "School attendance"
    hand.variables.sort_by(-1)
    assert hand.names()[0] == "Fines issued"
    hand.links.sort_by(SIGN)
    assert [hand.cell(hand.links, row, SIGN) for row in range(4)] == ["+", "+", "−", "−"]


def test_a_sorted_table_keeps_its_row_when_an_edit_moves_it(hand):
    hand.variables.sort_by(NAME)
    hand.go(hand.variables, 0, NAME)
    hand.type("Zeal")
    hand.press(Key.Key_Return)
    assert hand.names()[-1] == "Zeal"
    assert hand.variables.currentIndex().row() == 3


def test_words_sought_leave_the_rows_that_hold_them(qtbot, hand):
    said = []
    hand.panel.told.connect(said.append)
    hand.field("Show rows with").setFocus()
    hand.type("strain")
    assert hand.names() == ["Family strain"]
    assert hand.rows(hand.links) == 2
    assert said[-1] == "1 of 4 variables, 2 of 4 links."
    hand.press(Key.Key_Escape)
    assert hand.rows(hand.links) == 4
    hand.type("after a delay")
    assert hand.rows(hand.links) == 1
    hand.press(Key.Key_Return)
    assert QApplication.focusWidget() is hand.variables


def test_the_menu_of_a_row_offers_all_that_its_keys_do(hand):
    hand.go(hand.links, 0, SIGN)
    hand.links.customContextMenuRequested.emit(QPoint(-1, -1))
    menu = hand.links.findChild(QMenu)
    lines = {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}
    assert set(lines) >= {
        "Edit",
        "Add",
        "Delete",
        "Go to it on the map",
        "Opposite way",
        "Delayed, or not",
        "Weak",
        "Reverse",
        "Sort by “Sign”",
        "In the order of the map",
    }
    lines["Opposite way"].trigger()
    assert hand.session.map.links[RAISES].sign is Sign.OPPOSITE
    lines["Sort by “Sign”"].trigger()
    assert hand.cell(hand.links, 0, SIGN) == "+"
    menu.close()


def test_cells_and_headers_are_words_that_stand_by_themselves(hand):
    row = [hand.cell(hand.links, 1, column, ALOUD) for column in range(7)]
    assert row == [
        "from Family strain",
        "opposite way",
        "to School attendance",
        "after a delay",
        "medium effect",
        "nobody said what it rests on",
        "no reason given",
    ]
    assert [hand.cell(hand.variables, 0, column, ALOUD) for column in range(6)] == [
        "Fines issued",
        "settles",
        "no role",
        "no group",
        "1 cause",
        "1 effect",
    ]
    more = hand.cell(hand.variables, 0, NAME, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "driven by Attendance gap, affects Family strain" in more
    for table in (hand.variables, hand.links):
        for column in range(table.model().columnCount()):
            header = table.model().headerData(column, Qt.Orientation.Horizontal, ALOUD)
            assert header


def test_a_group_renamed_is_renamed_in_the_table(hand):
    session = hand.session
    fines = session.map.variables[FINES]
    theme = Group(RecordId("g9"), "Money")
    session.do("Group", adding(TODAY, [theme]))
    session.do("In", replacing(TODAY, [(fines, replace(fines, group=theme.id))]))
    session.do("Rename", replacing(TODAY, [(theme, replace(theme, name="Debt"))]))
    assert hand.cell(hand.variables, 0, 3) == "Debt"


def test_a_read_only_document_is_not_added_to(qtbot):
    session = Session(fines_session().document, read_only="Another window holds it.")
    hand = Hand(qtbot, session)
    assert not hand.field("New variable").isEnabled()
    hand.go(hand.links, 0, SIGN)
    hand.type("-")
    assert hand.refused == ["Another window holds it."]


def test_a_table_of_thousands_selects_as_one_and_sorts(qtbot):
    variables = [Variable(RecordId(f"v{n}"), f"Name {n}", order=float(n)) for n in range(2_000)]
    links = [
        Link(
            RecordId(f"l{n}"),
            variables[n % 2_000].id,
            variables[(n * 7 + 1 + n // 2_000) % 2_000].id,
            order=float(n),
        )
        for n in range(2_000)
    ]
    start = Document().apply(adding(MapId(""), [MapInfo(TODAY, "Today")]))
    hand = Hand(qtbot, Session(start.apply(adding(TODAY, [*variables, *links]))))
    hand.go(hand.links, 0, SIGN)
    hand.press(Key.Key_A, CTRL)
    assert len(hand.session.selection) == 2_000
    hand.type("-")
    assert {link.sign for link in hand.session.map.links.values()} == {Sign.OPPOSITE}
    assert len(hand.session.history.done) == 1
    hand.links.sort_by(0)
    assert hand.cell(hand.links, 0, 0) == "Name 0"


def test_on_an_empty_map_the_first_name_can_be_typed_at_once(hand):
    session = hand.session
    everything = frozenset(session.map.variables)
    session.do("Delete", delete_records(session.document, session.map_id, everything))
    hand.panel.setFocus()
    assert hand.focused() is hand.field("New variable")
    hand.variables.setFocus()
    hand.press(Key.Key_Return)
    assert hand.focused() is hand.field("New variable")
    hand.type("Rain")
    hand.press(Key.Key_Return)
    assert hand.names() == ["Rain"]


def test_the_letter_that_begins_a_text_is_no_key_of_the_window(hand):
    hand.go(hand.links, 0, 0)
    letter = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Minus, NONE, "-")
    QApplication.sendEvent(hand.links, letter)
    assert hand.links.state() == OutlineTable.State.EditingState
    assert letter.isAccepted()
