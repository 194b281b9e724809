"""What goes out one after another: each begins when the one before is over."""

from PySide6.QtCore import QObject

from loopmap.ui.going_out.in_turn import InTurn


def test_each_begins_when_the_one_before_is_over_and_none_is_lost(qtbot):
    owner, begun = QObject(), []
    turns = InTurn(owner)
    for number in range(3):
        turns.take(lambda number=number: begun.append(number))
    assert begun == [0]
    turns.over()
    qtbot.waitUntil(lambda: begun == [0, 1])
    turns.over()
    qtbot.waitUntil(lambda: begun == [0, 1, 2])
    turns.over()
    qtbot.wait(1)
    turns.take(lambda: begun.append(3))
    assert begun[-1] == 3
