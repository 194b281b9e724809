"""The buttons of the bar at the top are what their commands are."""

import pytest
from PySide6.QtWidgets import QPushButton


@pytest.fixture
def present(opened):
    buttons = opened.toolbar.findChildren(QPushButton)
    return next(button for button in buttons if button.text() == "Present")


def test_present_stays_down_while_the_map_is_shown_to_a_room(opened, present):
    assert not present.isChecked()
    present.click()
    assert opened.presenting.is_on
    assert present.isChecked()
    opened.presenting.stop()
    assert not present.isChecked()


def test_a_command_that_cannot_be_run_has_a_button_that_cannot_be_pressed(opened, present):
    opened.command_actions.by_id["view.present"].setEnabled(False)
    assert not present.isEnabled()
    opened.command_actions.by_id["view.present"].setEnabled(True)
    assert present.isEnabled()
