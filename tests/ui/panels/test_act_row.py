"""What a scenario does is sized and timed by sliders, numbers and words."""

import pytest
from PySide6.QtCore import QPoint, Qt

from loopmap.model.records import Action, Intervention
from loopmap.ui.panels.act_row import ActRow
from loopmap.ui.panels.band import Handles
from loopmap.ui.panels.number_field import NumberField
from loopmap.ui.panels.slider import Slider
from tests.support.fines import FINES, RAISES

HORIZON, STEP = 40.0, 0.2


@pytest.fixture
def row_for(qtbot):
    def make(act):
        row = ActRow(act, lambda a: f"{a.action.value} {a.amount:g}.", HORIZON, STEP)
        row.told = []
        row.changing.connect(lambda a: row.told.append(("changing", a)))
        row.changed.connect(lambda a: row.told.append(("changed", a)))
        qtbot.addWidget(row)
        row.resize(400, 90)
        row.show()
        return row

    return make


def field(row, name):
    (found,) = [f for f in row.findChildren(NumberField) if f.accessibleName() == name]
    return found


def retype(qtbot, number, text):
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, text)
    qtbot.keyClick(number, Qt.Key.Key_Return)


def test_a_slider_tells_all_the_way_and_settles_once_when_let_go(qtbot, row_for):
    row = row_for(Intervention(Action.PUSH, FINES, -0.5))
    slider = row.findChild(Slider)
    middle, end = QPoint(slider.width() // 2, 8), QPoint(slider.width(), 8)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(slider, end)
    assert [kind for kind, _ in row.told] == ["changing"] * len(row.told)
    assert row.told[-1][1].amount == 1.0
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
    assert [a.amount for kind, a in row.told if kind == "changed"] == [1.0]


def test_keys_on_a_slider_settle_together_when_they_rest(qtbot, row_for):
    row = row_for(Intervention(Action.PUSH, FINES, 0.5))
    slider = row.findChild(Slider)
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert not [a for kind, a in row.told if kind == "changed"]
    qtbot.waitUntil(lambda: [a.amount for k, a in row.told if k == "changed"] == [0.65])


def test_a_number_is_typed_and_one_outside_is_refused_and_put_back(qtbot, row_for):
    row = row_for(Intervention(Action.PUSH, FINES, 0.5))
    number = field(row, "How much")
    retype(qtbot, number, "-0.35")
    assert row.told[-1] == ("changed", Intervention(Action.PUSH, FINES, -0.35))
    row.show_act(Intervention(Action.PUSH, FINES, 0.5))
    with qtbot.waitSignal(row.refused) as heard:
        retype(qtbot, number, "7")
    assert heard.args == ["How much is a number from −1 to 1."]
    assert number.text() == "0.5"


def test_times_typed_fall_on_steps_of_the_run(qtbot, row_for):
    row = row_for(Intervention(Action.CUT, RAISES))
    retype(qtbot, field(row, "From when"), "3.13")
    assert row.told[-1][1].start == 3.2
    assert row.told[-1][1].stop is None


def test_a_time_before_the_start_is_refused(qtbot, row_for):
    row = row_for(Intervention(Action.CUT, RAISES, start=10.0))
    with qtbot.waitSignal(row.refused):
        retype(qtbot, field(row, "Until when"), "4")
    assert field(row, "Until when").text() == "40"
    assert row.told == []


def test_a_handle_of_the_times_is_dragged(qtbot, row_for):
    row = row_for(Intervention(Action.CUT, RAISES))
    handles = row.findChild(Handles)
    right, middle = QPoint(handles.width() - 7, 8), QPoint(handles.width() // 2, 8)
    qtbot.mousePress(handles, Qt.MouseButton.LeftButton, pos=right)
    qtbot.mouseMove(handles, middle)
    qtbot.mouseRelease(handles, Qt.MouseButton.LeftButton, pos=middle)
    kinds = [kind for kind, _ in row.told]
    assert kinds.count("changed") == 1
    assert "changing" in kinds
    assert row.told[-1][1].stop == pytest.approx(20.0, abs=1.0)


def test_a_link_made_stronger_than_today_is_strengthened(qtbot, row_for):
    row = row_for(Intervention(Action.WEAKEN, RAISES, 0.5))
    retype(qtbot, field(row, "How strong, where 1 is today"), "1.5")
    assert row.told[-1][1] == Intervention(Action.STRENGTHEN, RAISES, 1.5)
    assert row.fits(row.told[-1][1])


def test_what_was_not_allowed_shows_as_it_was(qtbot, row_for):
    row = row_for(Intervention(Action.PUSH, FINES, 0.5))
    retype(qtbot, field(row, "How much"), "0.9")  # nobody listens
    assert row.findChild(Slider).number == 0.5
    assert field(row, "How much").text() == "0.5"
