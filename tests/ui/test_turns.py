"""What follows from an edit: one piece in a turn, in order, and never twice for two edits."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import delete

from loopmap.ui.turns import Turns


@pytest.fixture
def turns(qapp):
    made = Turns()
    yield made
    made.close()


def test_each_piece_has_a_turn_of_its_own_in_the_order_in_which_they_were_made(turns):
    done = []
    first, second = (turns.own(lambda name=name: done.append(name)) for name in "ab")
    second.ask()
    first.ask()
    assert done == []
    for expected in (["a"], ["a", "b"]):
        before = list(done)
        while done == before:
            QApplication.processEvents()
        assert done == expected


def test_whoever_is_asked_again_before_its_turn_works_once(turns):
    done = []
    turn = turns.own(lambda: done.append(1))
    turn.ask()
    turn.ask()
    assert turn.is_due
    turns.flush()
    assert done == [1]
    turns.flush()
    assert done == [1]


def test_what_an_earlier_piece_asks_for_is_done_in_the_same_flush(turns):
    done, asking = [], []

    def ask_another():
        asking[0].ask()
        done.append("first")

    first = turns.own(ask_another)
    asking.append(turns.own(lambda: done.append("second")))
    first.ask()
    turns.flush()
    assert done == ["first", "second"]


def test_work_that_somebody_needs_now_is_not_done_again_later(turns):
    done = []
    turn = turns.own(lambda: done.append(1))
    turn.now()
    assert done == []
    turn.ask()
    turn.now()
    turns.flush()
    assert done == [1]


def test_nothing_is_done_after_the_end(turns, qtbot):
    done = []
    turn = turns.own(lambda: done.append(1))
    turn.ask()
    turns.close()
    qtbot.wait(20)
    turns.flush()
    assert done == []


def test_the_work_of_a_widget_that_is_gone_is_not_done(turns):
    done = []

    class Sign(QLabel):
        def tell(self):
            done.append(self.text())

    sign = Sign("here")
    turn = turns.own(sign.tell)
    turn.ask()
    delete(sign)
    turns.flush()
    assert done == []
