"""The strip that asks without stopping anybody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from loopmap.ui.banner import Banner, Choice


@pytest.fixture
def ground(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def banner(ground):
    return Banner(ground)


def test_a_choice_closes_the_banner_and_then_happens(banner):
    done = []
    banner.ask("Save?", Choice("Save", lambda: done.append(banner.text), primary=True))
    assert banner.text == "Save?"
    banner.choose("Save")
    assert done == [""], "the banner had gone before the choice ran"


def test_cancelling_does_nothing(banner):
    done = []
    banner.ask("Save?", Choice("Save", lambda: done.append(1)))
    banner.choose("Cancel")
    assert (done, banner.text) == ([], "")


def test_escape_closes_it(qtbot, banner):
    banner.tell("Done.")
    qtbot.keyClick(banner, Qt.Key.Key_Escape)
    assert banner.text == ""


def test_a_newer_message_takes_the_place_of_a_calm_one(banner):
    banner.tell("Old.", Choice("Show it", lambda: None))
    banner.warn("New.")
    assert banner.text == "New."
    with pytest.raises(KeyError):
        banner.choose("Show it")
    banner.choose("Close")
    assert banner.text == ""


def test_a_calm_message_waits_until_a_warning_has_been_closed(banner):
    told = []
    banner.told.connect(lambda text, _: told.append(text))
    banner.warn("“a.svg” could not be written.")
    banner.tell("It is in “b.svg”.")
    banner.tell("It is in “c.svg”.")
    assert banner.text == "“a.svg” could not be written."
    assert told == [banner.text], "it is told when it is shown"
    banner.choose("Close")
    assert banner.text == "It is in “c.svg”.", "of calm ones the last"
    banner.choose("Close")
    assert banner.text == ""


def test_a_calm_message_waits_until_a_question_has_been_answered(banner):
    banner.ask("Overwrite?", Choice("Yes", lambda: banner.tell("Written.")))
    banner.tell("It is in “b.svg”.")
    assert banner.text == "Overwrite?"
    banner.choose("Yes")
    assert banner.text == "Written."


def test_of_two_warnings_none_is_lost(banner):
    banner.warn("The disk is full.")
    banner.warn("The other file cannot be read.")
    banner.warn("The other file cannot be read.")
    assert banner.text == "The other file cannot be read."
    banner.choose("Close")
    assert banner.text == "The disk is full."
    banner.choose("Close")
    assert banner.text == ""


def test_a_question_comes_back_when_the_warning_before_it_is_closed(banner):
    done = []
    banner.ask("Save?", Choice("Save", lambda: done.append(1)))
    banner.warn("The disk is full.")
    banner.choose("Close")
    banner.choose("Save")
    assert (done, banner.text) == ([1], "")


def test_a_newer_question_takes_the_place_of_an_older(banner):
    banner.ask("Old?", Choice("Yes", lambda: None))
    banner.ask("New?", Choice("Yes", lambda: None))
    banner.choose("Cancel")
    assert banner.text == ""


def test_what_is_settled_goes_and_nothing_else(banner):
    banner.warn("The picture could not be written.")
    banner.ask("Save?", Choice("Save", lambda: None), about="saving")
    banner.settle("saving")
    assert banner.text == "The picture could not be written."
    banner.settle("saving")
    assert banner.text == "The picture could not be written."
    banner.put_away()
    assert banner.text == ""


def test_what_is_taken_back_while_it_waits_never_comes(banner):
    banner.warn("The disk is full.")
    banner.tell("The map came in.")
    assert banner.says("The map came in.")
    banner.take_back("The map came in.")
    banner.choose("Close")
    assert banner.text == ""


def test_what_waited_before_a_room_came_waits_still_when_it_has_gone(banner):
    banner.tell("Done.")
    banner.ask("Save?", Choice("Save", lambda: None))
    banner.set_aside(True)
    banner.warn("The disk is full.")
    banner.choose("Close")
    assert banner.text == "", "nothing of before is for the room"
    banner.set_aside(False)
    assert banner.text == "Save?"


def test_a_choice_may_ask_the_next_question(banner):
    banner.ask("One?", Choice("Yes", lambda: banner.ask("Two?", Choice("Yes", lambda: None))))
    banner.choose("Yes")
    assert banner.text == "Two?"


def test_the_keyboard_goes_back_to_where_it_was_when_a_question_is_put_off(qtbot, ground):
    field, asking = QLineEdit(ground), Banner(ground)
    field.show()
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    field.setFocus()
    asking.ask("Save?", Choice("Save", print))
    assert not field.hasFocus()
    qtbot.keyClick(asking.focusWidget(), Qt.Key.Key_Escape)
    assert field.hasFocus()
