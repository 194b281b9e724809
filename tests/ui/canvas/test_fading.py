"""What fades goes from one share to another in a moment, or at once."""

from loopmap.ui.canvas import fading
from loopmap.ui.canvas.fading import Fading


def test_it_is_on_its_way_for_a_while(qapp, monkeypatch):
    monkeypatch.setattr(fading, "FADE", 10_000_000)
    monkeypatch.setattr(fading, "is_motion_reduced", lambda: False)
    share = Fading(1.0)
    assert not share.moves
    share.go(0.0)
    assert share._end == 0.0
    assert 0.9 < share.value <= 1.0
    share.land()
    assert (share.value, share.moves) == (0.0, False)


def test_it_is_there_once_the_time_is_over(qapp, monkeypatch):
    monkeypatch.setattr(fading, "FADE", 1e-9)
    monkeypatch.setattr(fading, "is_motion_reduced", lambda: False)
    share = Fading(0.0)
    share.go(1.0)
    share._clock.start()
    while not share._clock.elapsed():
        pass
    assert (share.value, share.moves) == (1.0, False)


def test_where_less_motion_is_asked_for_it_is_there_at_once(qapp, monkeypatch):
    monkeypatch.setattr(fading, "is_motion_reduced", lambda: True)
    share = Fading(0.0)
    share.go(1.0)
    assert share.value == 1.0
