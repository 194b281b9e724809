"""What paints a stage without being worked on: its tiles come in slices, and then it rests."""

import pytest

from loopmap.ui.canvas import stage_widget
from loopmap.ui.canvas.stage_widget import StageWidget


class _Stage:
    """Has so many slices left to paint."""

    def __init__(self, slices):
        self.left = slices


@pytest.fixture(autouse=True)
def slices(monkeypatch):
    def render_slice(stage, _camera, _frame, _near):
        stage.left -= 1
        return stage.left > 0

    monkeypatch.setattr(stage_widget, "render_slice", render_slice)


def test_tiles_follow_in_slices_until_all_are_there(qtbot):
    widget = StageWidget(_Stage(4))
    qtbot.addWidget(widget)
    widget.refresh()
    assert widget.is_painting()
    qtbot.waitUntil(lambda: not widget.is_painting())
    assert widget.stage.left == 0


def test_without_a_stage_there_is_nothing_to_paint(qtbot):
    widget = StageWidget(None)
    qtbot.addWidget(widget)
    widget.finish_painting()
    widget.refresh()
    qtbot.waitUntil(lambda: not widget.is_painting())


def test_one_that_goes_paints_no_more(qtbot):
    widget = StageWidget(_Stage(1000))
    qtbot.addWidget(widget)
    widget.refresh(50)
    widget.stop()
    assert not widget.is_painting()
    assert widget.stage.left == 1000
