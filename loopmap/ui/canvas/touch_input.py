"""Fingers: one acts on what it touches and moves the paper, two move and zoom it.

A finger on a thing does what the mouse does, with more room around everything. On empty
paper the arrow's finger moves the paper, or, once it has rested there, draws a rubber band;
other tools draw there as ever. A tap on empty paper selects nothing, two taps make a
variable, and a finger that rests asks for the menu, on paper when it is lifted. Further
fingers give up what one has begun.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QInputDevice, QTouchEvent
from PySide6.QtWidgets import QApplication

from loopmap.ui.canvas.long_press import TREMBLES, LongPress, MenuAsked
from loopmap.ui.canvas.pointer_input import PointerInput

FINGER = 14.0
"""Logical pixels from a thing within which a finger has it: targets of 28 and more."""

_TWICE_WITHIN = 30.0
"""Logical pixels between two taps that belong together."""

_PALM = 500
"""Milliseconds after a pen was there within which a touch is the hand that holds it."""

_NO_KEYS = Qt.KeyboardModifier.NoModifier


class _Doing(Enum):
    """What the fingers are about.

    ``RESTING`` ones have not moved yet; ``RESTED`` ones on paper either, but for so long
    that they draw a band if they move and get the menu if they do not. ``IGNORED`` is a
    hand that lies on the glass while a pen writes.
    """

    NOTHING = 0
    RESTING = 1
    ACTING = 2
    PANNING = 3
    ZOOMING = 4
    RESTED = 5
    IGNORED = 6


class TouchInput(QObject):
    """Turns touches into gestures, pans and zooms.

    ``began``: the first finger is down. ``menuWanted`` tells where one has rested.
    """

    began = Signal()
    menuWanted = Signal(QPointF)

    def __init__(self, pointer: PointerInput, parent: QObject) -> None:
        super().__init__(parent)
        self._pointer = pointer
        self._doing = _Doing.NOTHING
        self._start = self._last = QPointF()
        self._spread = 0.0
        self._pair: tuple[int, int] | None = None
        self._is_down = False
        self._since_pen, self._asked = QElapsedTimer(), MenuAsked()
        self._clicks = 1
        self._since_tap = QElapsedTimer()
        self._tapped = QPointF()
        self._long = LongPress(self)
        self._long.held.connect(self._rested)

    @property
    def has_rested(self) -> bool:
        """Whether a finger has just asked for the menu, or was lifted after that."""
        return self._asked.just_now

    def make_way(self) -> None:
        """A pen is there: what fingers or the hand below it do is not meant."""
        self._since_pen.start()
        if self._is_down and self._doing is not _Doing.IGNORED:
            self._give_up()
            self._doing = _Doing.IGNORED

    def handle(self, event: QTouchEvent) -> bool:
        """Take a touch; False for a trackpad, whose fingers arrive as a mouse does."""
        if event.device().type() == QInputDevice.DeviceType.TouchPad:
            return False
        places = [point.position() for point in event.points()]
        if event.type() == QEvent.Type.TouchBegin:
            self._is_down, self._asked = True, MenuAsked()
            self._begin(places[0])
        elif event.type() == QEvent.Type.TouchUpdate:
            self._update(event, places)
        else:
            self._is_down = False
            self._asked.lift()
            if event.type() == QEvent.Type.TouchEnd:
                self._end(places[0])
            else:
                self._give_up()
        event.accept()
        return True

    def _begin(self, place: QPointF) -> None:
        if _just(self._since_pen, _PALM):
            self._doing = _Doing.IGNORED
            return
        self.began.emit()
        self._start = self._last = place
        self._clicks = 2 if self._is_second_tap(place) else 1
        self._doing = _Doing.RESTING
        self._long.begin(place)

    def _update(self, event: QTouchEvent, places: Sequence[QPointF]) -> None:
        if self._doing is _Doing.IGNORED:
            return
        down = {
            point.id(): point.position()
            for point in event.points()
            if point.state() != point.State.Released
        }
        if len(down) >= 2:
            one, other = sorted(down)[:2]
            self._two((one, other), down[one], down[other])
        elif self._doing is not _Doing.ZOOMING and len(places) == 1:
            self._one(places[0])

    def _one(self, place: QPointF) -> None:
        if self._doing is _Doing.RESTING and _apart(place, self._start) > TREMBLES:
            self._long.end()
            self._set_out()
        elif self._doing is _Doing.RESTED and _apart(place, self._start) > TREMBLES:
            self._doing = _Doing.ACTING
        if self._doing is _Doing.ACTING:
            self._pointer.go_on(place, _NO_KEYS)
        elif self._doing is _Doing.PANNING:
            self._pointer.paper.pan(place - self._last)
        self._last = place

    def _set_out(self) -> None:
        """The finger moves for the first time: it takes hold of a thing, or of the paper."""
        if self._is_on_paper():
            self._doing = _Doing.PANNING
        else:
            self._doing = _Doing.ACTING
            self._pointer.begin(self._start, _NO_KEYS, reach=FINGER)

    def _two(self, pair: tuple[int, int], one: QPointF, other: QPointF) -> None:
        """Two fingers hold the paper; when one of them is another, nothing jumps."""
        middle, spread = (one + other) / 2, _apart(one, other)
        if self._doing is not _Doing.ZOOMING:
            self._give_up()
            self._doing = _Doing.ZOOMING
        elif pair == self._pair:
            self._pointer.paper.pan(middle - self._last)
            if self._spread > 1.0 and spread > 1.0:
                self._pointer.paper.zoom(spread / self._spread, middle)
        self._pair, self._last, self._spread = pair, middle, spread

    def _end(self, place: QPointF) -> None:
        self._long.end()
        if self._doing is _Doing.ACTING:
            self._pointer.let_go(place, _NO_KEYS)
        elif self._doing is _Doing.RESTING:
            self._pointer.begin(place, _NO_KEYS, clicks=self._clicks, reach=FINGER)
            self._pointer.let_go(place, _NO_KEYS)
            self._remember_tap(place)
        elif self._doing is _Doing.RESTED:
            self._ask_for_menu(self._start)
        self._doing = _Doing.NOTHING

    def _give_up(self) -> None:
        self._long.end()
        self._pointer.cancel()
        self._doing = _Doing.NOTHING

    def _rested(self, place: QPointF) -> None:
        if self._is_on_paper():
            self._doing = _Doing.RESTED
            self._pointer.begin_band(place, FINGER)
        else:
            self._doing = _Doing.NOTHING
            self._ask_for_menu(place)

    def _ask_for_menu(self, place: QPointF) -> None:
        self._asked.ask()
        self.menuWanted.emit(place)

    def _is_on_paper(self) -> bool:
        """Whether the arrow's finger came down where nothing is."""
        arrow = self._pointer.tool == "select"
        return arrow and self._pointer.hit_at(self._start, FINGER).kind == "nothing"

    def _is_second_tap(self, place: QPointF) -> bool:
        soon = _just(self._since_tap, QApplication.doubleClickInterval())
        return soon and _apart(place, self._tapped) <= _TWICE_WITHIN

    def _remember_tap(self, place: QPointF) -> None:
        if self._clicks == 2:
            self._since_tap.invalidate()
        else:
            self._since_tap.start()
            self._tapped = place


def _just(since: QElapsedTimer, milliseconds: int) -> bool:
    """Whether a clock was started no longer ago."""
    return since.isValid() and not since.hasExpired(milliseconds)


def _apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
