"""The field for a text in place."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from loopmap.diagram.label import card_label, wrap_to
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.ui.canvas.fitting import CardFitting, NoteFitting
from loopmap.ui.canvas.text_edit import BORDER, InPlaceEditor
from loopmap.ui.fonts import load_fonts


def leave(editor):
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))


@pytest.fixture
def field(qtbot):
    load_fonts()
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)

    def make(text="Fines", *, many_lines=False, scale=1.0):
        editor = InPlaceEditor(parent, text, many_lines=many_lines)
        style, measure = load_style(), bundled_measure()
        card = NoteFitting(180.0, style, measure) if many_lines else CardFitting(style, measure)
        editor.place(QPointF(300, 200), card, scale)
        parent.show()
        editor.show()
        editor.setFocus()
        return editor

    return make


def test_it_grows_with_the_text_round_its_middle(field):
    editor = field("Fines")
    small = editor.geometry()
    QTest.keyClicks(editor, "Fines issued to parents of younger children")
    assert editor.width() > small.width()
    assert editor.height() > small.height()
    assert editor.width() <= 200
    assert abs(editor.geometry().center().x() - small.center().x()) <= 1


def test_what_is_there_is_replaced_by_typing(field):
    editor = field("Fines")
    QTest.keyClicks(editor, "Strain")
    assert editor.toPlainText() == "Strain"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_enter_commits_a_name(field, qtbot, key):
    editor = field()
    with qtbot.waitSignal(editor.committed) as told:
        QTest.keyClick(editor, key)
    assert told.args == ["Fines"]


def test_enter_is_a_new_line_in_a_note_and_ctrl_enter_commits(field, qtbot):
    editor = field("Ask", many_lines=True)
    QTest.keyClicks(editor, "Ask")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "again")
    with qtbot.waitSignal(editor.committed) as told:
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Ask\nagain"]


def test_escape_gives_up_and_says_nothing_more(field, qtbot):
    editor = field()
    with qtbot.assertNotEmitted(editor.left), qtbot.waitSignal(editor.cancelled):
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        leave(editor)


def test_leaving_tells_the_text(field, qtbot):
    editor = field()
    with qtbot.waitSignal(editor.left) as told:
        leave(editor)
    assert told.args == ["Fines"]


def lines_of(editor):
    """The lines as they are seen, without the spaces at their ends."""
    lines = []
    block = editor.document().begin()
    while block.isValid():
        shown, text = block.layout(), block.text()
        for number in range(shown.lineCount()):
            line = shown.lineAt(number)
            part = text.encode("utf-16-le")[2 * line.textStart() :][: 2 * line.textLength()]
            lines.append(part.decode("utf-16-le").strip())
        block = block.next()
    return tuple(lines)


@pytest.mark.parametrize("scale", [0.83, 1.0, 1.7])
@pytest.mark.parametrize(
    "name",
    [
        "Debt",
        "Exposure to criminal exploitation",
        "Family financial strain after fines issued to parents of younger children in May",
        "A very interdisciplinary incomprehensibility of it",
        "Trust 💷 between 👩‍👧 partners and families",
    ],
)
def test_a_name_breaks_where_its_card_does_at_every_zoom(field, name, scale):
    editor = field(name, scale=scale)
    label = card_label(name, load_style(), bundled_measure())
    assert lines_of(editor) == label.lines
    assert editor.width() == pytest.approx(label.width * scale + 2 * BORDER, abs=1)
    assert editor.height() == pytest.approx(label.height * scale + 2 * BORDER, abs=1)


def test_a_note_breaks_where_it_is_drawn_broken(field):
    text = "Seen in two schools, and told again by a headteacher\n\nAsk again in May"
    editor = field(text, many_lines=True)
    size = load_style().small_size + 1
    assert lines_of(editor) == tuple(wrap_to(text, 156.0, size, 400, bundled_measure()))


def test_the_text_stands_still_while_spaces_are_typed(field):
    editor = field("")
    QTest.keyClicks(editor, "School ")
    assert lines_of(editor) == ("School",)
    QTest.keyClicks(editor, " attendance of younger children")
    assert editor.toPlainText() == "School  attendance of younger children"
    assert len(lines_of(editor)) == 2


@pytest.mark.parametrize("character", ["👩‍👧", "e\u0301", "🇬🇧", "👍🏽"])
def test_backspace_takes_one_character_as_people_see_it(field, character):
    editor = field("")
    editor.insertPlainText(f"a{character}")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.toPlainText() == "a"
    editor.insertPlainText(character)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(2):
        QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.toPlainText() == ""


def test_backspace_takes_what_is_selected(field):
    editor = field("Fines")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.toPlainText() == ""


def test_what_an_input_method_composes_has_room_and_is_not_yet_the_text(field):
    editor = field("家")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    small = editor.width()
    QApplication.sendEvent(editor, QInputMethodEvent("かぞくのけいざい", []))
    assert editor.typed() == "家かぞくのけいざい"
    assert editor.toPlainText() == "家"
    assert editor.width() > small
    done = QInputMethodEvent("", [])
    done.setCommitString("族の経済")
    QApplication.sendEvent(editor, done)
    assert editor.typed() == editor.toPlainText() == "家族の経済"


def test_undo_in_the_field_takes_back_typing_and_nothing_before_it(field):
    editor = field("Fines")
    QTest.keyClicks(editor, "Strain")
    editor.undo()
    assert editor.toPlainText() == "Fines"
    editor.undo()
    assert editor.toPlainText() == "Fines"
    assert lines_of(editor) == ("Fines",)


def test_a_pasted_name_is_one_plain_line_and_a_note_keeps_its_lines(field):
    pasted = QMimeData()
    pasted.setHtml("<b>Fines</b><p>issued</p>")
    pasted.setText("Fines\n  issued")
    name, note = field(""), field("", many_lines=True)
    name.insertFromMimeData(pasted)
    note.insertFromMimeData(pasted)
    assert name.toPlainText() == "Fines issued"
    assert note.toPlainText() == "Fines\n  issued"


def test_tab_goes_on_and_shift_tab_goes_back(field, qtbot):
    editor = field()
    for key, backwards in ((Qt.Key.Key_Tab, False), (Qt.Key.Key_Backtab, True)):
        with qtbot.waitSignal(editor.wentOn) as told:
            QTest.keyClick(editor, key)
        assert told.args == [backwards]
