"""The parking list: everything by keys, and nothing that cannot be taken back."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from loopmap.editing.edits.ideas import park
from loopmap.model.query import in_order
from loopmap.ui.dragged_idea import card_in_hand, drag_idea, dragged_idea
from loopmap.ui.panels.parking_panel import NOTHING, ParkingPanel
from tests.support.fines import fines_session

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXTS = ["Nobody rings back", "Bus fares", "Who pays?"]


@pytest.fixture
def session():
    made = fines_session()
    for text in TEXTS:
        made.do("Park an idea", park(made.document, text, made.new_id))
    return made


@pytest.fixture
def panel(qtbot, session):
    made = ParkingPanel(session)
    qtbot.addWidget(made, before_close_func=lambda p: p.close_session())
    made.resize(260, 500)
    made.show()
    made.activateWindow()
    made.list.setFocus()
    return made


def texts(session):
    return [idea.text for idea in in_order(session.document.ideas)]


def shown(panel):
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def ids(session):
    return [idea.id for idea in in_order(session.document.ideas)]


def test_the_ideas_are_listed_in_order_and_follow_the_document(panel, session):
    assert shown(panel) == TEXTS
    session.undo()
    assert shown(panel) == TEXTS[:2]
    session.redo()
    assert shown(panel) == TEXTS


def test_a_line_typed_at_the_top_is_parked_and_the_next_may_follow(panel, session):
    field = panel.findChild(QLineEdit)
    QTest.keyClicks(field, "Ask the nurse")
    QTest.keyClick(field, KEY.Key_Return)
    assert texts(session) == [*TEXTS, "Ask the nurse"]
    assert field.text() == ""
    QTest.keyClick(field, KEY.Key_Return)
    assert len(texts(session)) == 4


@pytest.mark.parametrize(
    ("key", "held", "signal"),
    [
        (KEY.Key_Return, Qt.KeyboardModifier.NoModifier, "mapWanted"),
        (KEY.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "mapWanted"),
        (KEY.Key_Return, SHIFT, "noteWanted"),
    ],
)
def test_enter_asks_for_the_map_with_shift_for_a_note(qtbot, panel, session, key, held, signal):
    QTest.keyClick(panel.list, KEY.Key_Down)
    with qtbot.waitSignal(getattr(panel, signal)) as wanted:
        QTest.keyClick(panel.list, key, held)
    assert wanted.args == [ids(session)[1]]


def test_delete_takes_an_idea_away_and_the_next_is_current(panel, session):
    QTest.keyClick(panel.list, KEY.Key_Delete)
    assert texts(session) == TEXTS[1:]
    assert panel.list.current == ids(session)[0]
    QTest.keyClick(panel.list, KEY.Key_Down)
    QTest.keyClick(panel.list, KEY.Key_Backspace)
    assert texts(session) == ["Bus fares"]
    assert panel.list.current == ids(session)[0]


def test_ctrl_and_arrows_put_ideas_in_order_as_one_step(panel, session):
    done = len(session.history.done)
    for _ in range(3):
        QTest.keyClick(panel.list, KEY.Key_Down, CTRL)
    assert texts(session) == ["Bus fares", "Who pays?", "Nobody rings back"]
    assert panel.list.currentRow() == 2
    QTest.keyClick(panel.list, KEY.Key_Up, CTRL)
    assert texts(session) == ["Bus fares", "Nobody rings back", "Who pays?"]
    assert len(session.history.done) == done + 1


def test_f2_edits_an_idea_in_its_row(qtbot, panel, session):
    QTest.keyClick(panel.list, KEY.Key_F2)
    field = panel.list.findChild(QPlainTextEdit)
    assert field.toPlainText() == "Nobody rings back"
    QTest.keyClicks(field, "Nobody calls back")
    QTest.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: texts(session)[0] == "Nobody calls back")
    assert session.undo() == "Edit an idea"
    assert shown(panel) == TEXTS


def test_escape_leaves_an_idea_as_it_was_and_then_the_list(qtbot, panel, session):
    QTest.keyClick(panel.list, KEY.Key_F2)
    field = panel.list.findChild(QPlainTextEdit)
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, KEY.Key_Escape)
    assert texts(session) == TEXTS
    with qtbot.waitSignal(panel.escaped):
        QTest.keyClick(panel.list, KEY.Key_Escape)


def test_letters_typed_in_the_list_are_not_the_windows(panel):
    mine = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_E, Qt.KeyboardModifier.NoModifier, "e")
    QApplication.sendEvent(panel.list, mine)
    assert mine.isAccepted()


def test_an_idea_is_dropped_between_two_others(panel, session):
    QApplication.processEvents()
    last = panel.list.visualRect(panel.list.model().index(2, 0))
    data = drag_idea(ids(session)[0], TEXTS[0])
    at = QPointF(last.center().x(), last.top() + 2)
    drop = QDropEvent(
        at,
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert panel.list.row_at(drop) == 2
    panel.list.moved.emit(ids(session)[0], 1)
    assert texts(session) == ["Bus fares", "Nobody rings back", "Who pays?"]


def test_a_drop_from_elsewhere_changes_nothing(panel, session):
    data = QMimeData()
    data.setText("Fines")
    drop = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.list.dropEvent(drop)
    assert not drop.isAccepted()
    assert texts(session) == TEXTS


def test_what_is_dragged_is_the_idea_and_elsewhere_its_words(panel, session):
    data = panel.list.mimeData([panel.list.item(1)])
    assert dragged_idea(data) == ids(session)[1]
    assert data.text() == "Bus fares"
    assert dragged_idea(QMimeData()) is None


def test_what_goes_along_with_the_pointer_is_a_card_no_wider_than_can_be_seen_past(panel):
    short, long = (card_in_hand(text, panel.list) for text in ("Bus", "Nobody rings back " * 40))
    assert 20 < short.width() / short.devicePixelRatio() < 120
    assert long.width() / long.devicePixelRatio() < 300
    assert short.height() == long.height()


def test_buttons_do_what_the_keys_do(qtbot, panel, session):
    by_words = {button.text(): button for button in panel.findChildren(QPushButton)}
    with qtbot.waitSignal(panel.mapWanted):
        by_words["Put on the map"].click()
    with qtbot.waitSignal(panel.noteWanted):
        by_words["As a note"].click()
    by_words["Remove"].click()
    assert texts(session) == TEXTS[1:]


def test_an_empty_list_says_what_it_is_for(panel, session):
    for _ in TEXTS:
        QTest.keyClick(panel.list, KEY.Key_Delete)
    assert not panel.list.isVisible()
    assert panel._status.text() == NOTHING
    assert panel.findChild(QLineEdit).hasFocus()


def test_escape_in_the_line_at_the_top_leaves_the_list(qtbot, panel):
    with qtbot.waitSignal(panel.escaped):
        QTest.keyClick(panel.findChild(QLineEdit), KEY.Key_Escape)


def test_a_screen_reader_hears_the_list_and_its_keys(panel):
    assert panel.list.accessibleName() == "Parked ideas"
    assert "Enter puts it on the map" in panel.list.accessibleDescription()


def test_a_document_that_may_not_be_edited_says_so(qtbot, panel, session):
    session.read_only = "Another window has this document."
    with qtbot.waitSignal(panel.refused) as refused:
        QTest.keyClick(panel.list, KEY.Key_Delete)
    assert refused.args == ["Another window has this document."]
    assert shown(panel) == TEXTS
