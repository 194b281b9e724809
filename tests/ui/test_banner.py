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


def test_a_newer_message_takes_the_place_of_the_older(banner):
    banner.ask("Old?", Choice("Yes", lambda: None))
    banner.warn("New.")
    assert banner.text == "New."
    with pytest.raises(KeyError):
        banner.choose("Yes")


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
