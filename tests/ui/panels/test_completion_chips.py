"""Chips show as many names as fit, and always the one that Tab would take."""

import pytest
from PySide6.QtCore import QPoint, Qt

from loopmap.diagram.style import load_style
from loopmap.ui.panels.completion_chips import CompletionChips

NAMES = ["School attendance", "School awareness of exploitation", "Schooling at home", "Trust"]


@pytest.fixture
def chips(qtbot):
    chips = CompletionChips(load_style())
    qtbot.addWidget(chips)
    return chips


@pytest.mark.parametrize("room", [2000, 420, 200, 60])
@pytest.mark.parametrize("current", range(len(NAMES)))
def test_the_current_name_is_shown_however_little_room_there_is(chips, room, current):
    chips.offer(NAMES, current, room)
    assert current in chips._places()
    assert chips.sizeHint().width() <= room + 10
    assert not chips.grab().isNull()


def test_the_key_is_said_for_those_who_do_not_see_it(chips):
    chips.offer(NAMES, 1, 800)
    assert chips.accessibleName() == "School awareness of exploitation, Tab accepts"


def test_without_names_there_is_nothing(chips):
    chips.offer(NAMES, 0, 800)
    assert not chips.isHidden()
    chips.offer([], 0, 800)
    assert chips.isHidden()


def test_a_click_chooses(qtbot, chips):
    chips.offer(NAMES, 0, 900)
    second = chips._boxes()[1][2].center().toPoint()
    with qtbot.waitSignal(chips.chosen) as chosen:
        qtbot.mouseClick(chips, Qt.MouseButton.LeftButton, pos=second)
    assert chosen.args == [1]
    with qtbot.assertNotEmitted(chips.chosen):
        qtbot.mouseClick(chips, Qt.MouseButton.LeftButton, pos=QPoint(0, 1))
