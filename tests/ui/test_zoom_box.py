"""The zoom in the status bar: read, typed, stepped."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


@pytest.fixture
def box(opened):
    return opened.status.zoom


def canvas(window):
    return window.editor.canvas


def type_(box, text):
    box.field.setFocus()
    box.field.selectAll()
    QTest.keyClicks(box.field, text)
    QTest.keyClick(box.field, Qt.Key.Key_Return)


@pytest.mark.parametrize(("typed", "scale"), [("150", 1.5), ("75 %", 0.75), ("99999", 8.0)])
def test_a_figure_that_is_typed_is_taken(opened, box, typed, scale):
    type_(box, typed)
    assert canvas(opened).camera.scale == pytest.approx(scale)
    assert box.field.text() == f"{round(scale * 100)} %"


def test_what_is_no_figure_is_given_up(opened, box):
    before = canvas(opened).camera
    type_(box, "near")
    assert canvas(opened).camera == before
    assert box.field.text() == f"{round(before.scale * 100)} %"


def test_keys_and_buttons_step_it(opened, box):
    before = canvas(opened).camera.scale
    box.field.setFocus()
    QTest.keyClick(box.field, Qt.Key.Key_Up)
    assert canvas(opened).camera.scale == pytest.approx(before * 1.25)
    assert box.field.text() == f"{round(before * 125)} %"
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert canvas(opened).camera.scale == pytest.approx(before)


def test_larger_text_on_the_map_makes_cards_larger_and_leaves_them_in_place(opened):
    before = dict(canvas(opened).drawing.label_boxes)
    opened.command_actions.by_id["view.larger_map_text"].trigger()
    after = canvas(opened).drawing.label_boxes
    assert all(after[i].width > box.width for i, box in before.items())
    assert all(after[i].centre == box.centre for i, box in before.items())
    opened.command_actions.by_id["view.normal_map_text"].trigger()
    assert dict(canvas(opened).drawing.label_boxes) == before
