"""What paints a stage without being worked on: its tiles come in slices, and then it rests."""

from loopmap.ui.canvas.stage_widget import StageWidget


class _Stage:
    """Says that there is more to paint so many times."""

    def __init__(self, slices):
        self.left = slices

    def render_slice(self, _camera, _frame, _limit):
        self.left -= 1
        return self.left > 0


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
