"""A window that is laid out anew is painted in a turn of events after that."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from loopmap.ui.painted_later import paint_in_the_next_turn

_LAYING_OUT = QEvent.Type(QEvent.registerEventType())


class _Window(QWidget):
    """Notes the pass of events in which it was laid out, and those in which it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.now, self.laid_out, self.painted = 0, -1, []

    def event(self, event: QEvent) -> bool:
        if event.type() == _LAYING_OUT:
            self.laid_out = self.now
            return True
        return super().event(event)

    def paintEvent(self, _) -> None:
        self.painted.append(self.now)


def test_painting_does_not_come_in_the_turn_that_lays_out_what_was_long_in_moving(qtbot):
    window = _Window()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(window.painted))
    window.painted.clear()
    paint_in_the_next_turn(window)
    time.sleep(0.01)  # moving everything takes longer than a timer waits
    QCoreApplication.postEvent(window, QEvent(_LAYING_OUT))
    while not window.painted:
        window.now += 1
        QApplication.processEvents()
        time.sleep(0.002)
    assert window.laid_out > 0
    assert window.painted[0] > window.laid_out


def test_a_part_that_takes_a_turn_of_its_own_is_painted_after_its_window(qtbot):
    window = _Window()
    part = _Window()
    part.setParent(window)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(window.painted and part.painted))
    window.painted.clear()
    part.painted.clear()
    paint_in_the_next_turn(window)
    paint_in_the_next_turn(part, after=1)
    while not part.painted:
        window.now += 1
        part.now = window.now
        QApplication.processEvents()
        time.sleep(0.002)
    assert part.painted[0] > window.painted[0] > 0
