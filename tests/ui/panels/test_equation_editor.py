"""The editor of an equation: typing, offers, what is wrong, keeping what is bad."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from loopmap.editing.equation.known import Known, KnownName
from loopmap.ui.panels.equation_editor import About, EquationEditor

KNOWN = Known(
    [KnownName("births", "people/year"), KnownName("Lost learning"), KnownName("Law and order")]
)
ABOUT = About(KNOWN, None, lambda text: f"In words: {text}.")


@pytest.fixture
def editor(qtbot):
    window = QWidget()
    window.resize(500, 400)
    column = QVBoxLayout(window)
    made = EquationEditor("Equation")
    column.addWidget(made)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    made.show_equation("", ABOUT)
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    made.kept_window = window
    return made


def type_in(qtbot, editor, text):
    qtbot.keyClicks(editor.field, text)


def mends(editor):
    return [button for button in editor.findChildren(QPushButton) if not button.isHidden()]


def told_by(*signals):
    told = []
    for signal in signals:
        signal.connect(lambda *args: told.append(args))
    return told


def offers(editor):
    return editor._floating()


def test_offers_come_with_the_second_letter_and_tab_takes_the_first(qtbot, editor):
    type_in(qtbot, editor, "2 * l")
    assert not offers(editor).isVisible()
    type_in(qtbot, editor, "o")
    assert offers(editor).isVisible()
    qtbot.keyClick(editor.field, Qt.Key.Key_Tab)
    assert editor.text == "2 * Lost learning"
    assert not offers(editor).isVisible()
    assert editor.field.hasFocus()


def test_down_goes_through_the_offers_and_enter_then_takes_one(qtbot, editor):
    type_in(qtbot, editor, "la")
    with qtbot.assertNotEmitted(editor.committed):
        qtbot.keyClick(editor.field, Qt.Key.Key_Down)
        qtbot.keyClick(editor.field, Qt.Key.Key_Up)
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert editor.text == '"Law and order"'


def test_enter_commits_what_was_typed_though_something_is_offered(qtbot, editor):
    type_in(qtbot, editor, "lo")
    told = told_by(editor.committed, editor.entered)
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert told == [("lo",), ()]
    assert not offers(editor).isVisible()


def test_escape_puts_away_the_offers_first_and_then_the_typing(qtbot, editor):
    editor.show_equation("births", ABOUT)
    editor.field.moveCursor(QTextCursor.MoveOperation.End)
    type_in(qtbot, editor, " + lo")
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert editor.text == "births + lo"
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert editor.text == "births"
    with qtbot.waitSignal(editor.escaped):
        qtbot.keyClick(editor.field, Qt.Key.Key_Escape)


def test_inside_the_brackets_of_a_function_its_arguments_are_shown(qtbot, editor):
    type_in(qtbot, editor, "SMTH1(births, ")
    assert offers(editor).isVisible()
    assert "<b><u>time</u></b>" in offers(editor).help.text()
    type_in(qtbot, editor, "2)")
    assert not offers(editor).isVisible()


def test_what_does_not_parse_is_told_and_kept_when_the_field_is_left(qtbot, editor):
    type_in(qtbot, editor, "births + * 2")
    assert editor.told.text() == (
        "Instead of “*” a number, a name or an opening bracket should stand here."
    )
    assert editor.told.property("kind") == "error"
    with qtbot.waitSignal(editor.committed) as told:
        editor.field.clearFocus()
    assert told.args == ["births + * 2"]


def test_what_is_only_unfinished_is_not_shouted_at_while_it_is_typed(qtbot, editor):
    type_in(qtbot, editor, "births +")
    assert editor.told.property("kind") == "muted"


def test_an_equation_that_is_right_is_read_in_words(qtbot, editor):
    type_in(qtbot, editor, "births * 2")
    assert editor.told.text() == "In words: births * 2."


def test_a_name_nearly_right_is_mended_at_a_click(qtbot, editor):
    type_in(qtbot, editor, "2 * brths ")
    qtbot.waitUntil(lambda: len(mends(editor)) == 2)
    (use, add) = mends(editor)
    assert (use.text(), add.text()) == ("Use births", "Add “brths” to the map")
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    assert editor.text == "2 * births "
    assert editor.field.hasFocus()


def test_an_unknown_name_is_told_once_it_is_typed_and_may_be_added_to_the_map(qtbot, editor):
    type_in(qtbot, editor, "2 * weather")
    assert editor.told.isHidden()
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(mends(editor)) == 1)
    (add,) = mends(editor)
    told = told_by(editor.committed, editor.addWanted)
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert told == [("weather",)]


def test_what_others_show_does_not_take_away_what_is_being_typed(qtbot, editor):
    type_in(qtbot, editor, "bir")
    editor.show_equation("something else", ABOUT)
    assert editor.text == "bir"
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert editor.text == ""


def test_nothing_typed_commits_nothing(qtbot, editor):
    editor.show_equation("births", ABOUT)
    with qtbot.assertNotEmitted(editor.committed):
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
        editor.field.clearFocus()


def test_the_field_grows_with_its_lines(qtbot, editor):
    low = editor.field.height()
    type_in(qtbot, editor, "births +")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_in(qtbot, editor, "2")
    qtbot.waitUntil(lambda: editor.field.height() > low)
    assert editor.text == "births +\n2"


def test_all_parts_of_two_lines_are_told_apart(qtbot, editor):
    editor.show_equation("births +\nfoo", ABOUT)
    block = editor.field.document().lastBlock()
    (found,) = block.layout().formats()
    assert (found.start, found.length) == (0, 3)
    assert found.format.fontItalic()
