"""Python's garbage collection, on the window's thread only and when it disturbs nobody.

What Python collects by itself it collects on whichever thread happens to allocate: a
widget that waits to go would go on a worker's, which Qt does not stand. And a full
collection looks at every object there is: 300 ms with a very large map, in the middle of
a drag if Python chooses the moment. What changes here is immutable and goes by itself, so
little waits, not one in a hundred: young objects are looked at often, the rest when nobody
draws or looks around. What there is of a very large map is looked at only when nobody is at
the window, or has been for minutes: a pause that could be seen would hold up the next hand.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from loopmap.model.document import Document
from loopmap.ui.long_turns import turn_is_long

PAUSE = 20_000
"""Milliseconds without a change after which nobody is taken to be drawing."""

IDLE = 1.0
"""Seconds of work of the window's thread in a pause; with more somebody looks around, and a
full collection would hold that person up."""

BEARABLE = 0.05
"""Seconds that a full collection may take while somebody may be at the window."""

LONG = 9
"""Rests in a row after which nobody is taken to be there: three minutes."""

_EACH = 4e-7
"""Seconds that looking at an object takes, until it is known how long it took here."""

_OFTEN, _SOON = 200, 5
_FEW, _MANY = 2_000, 12_000
"""Young objects that are worth a look, and more than can be looked at in a few milliseconds."""


class IdleCollection(QObject):
    """Collects once after every stretch of changes; ``document`` answers what is open now.

    ``worked`` answers how many seconds the window's thread has worked, ``away`` whether
    people are at another window.
    """

    def __init__(
        self,
        document: Callable[[], Document | None],
        parent: QObject | None = None,
        worked: Callable[[], float] = time.thread_time,
        away: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._worked, self._away = document, worked, away or nobody_here
        self._rests, self._each, self._takes = 0, _EACH, 0.0
        self._work = worked()
        self._seen: Document | None = None
        self._collected: Document | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        self._young = QTimer(self, singleShot=True)
        self._young.timeout.connect(self._look_at_young)

    def start(self) -> None:
        """Take all collecting away from Python; what stands by now is not looked at."""
        gc.disable()
        gc.freeze()
        self._timer.start()
        self._young.start(_OFTEN)

    def look(self) -> bool:
        """Collect if document and window have rested since the last look; whether it did."""
        document, seen = self._document(), self._seen
        worked, before = self._worked(), self._work
        self._seen, self._work = document, worked
        if document is not seen or worked - before > IDLE:
            self._rests = 0
            return False
        self._rests += 1
        if document is self._collected or not self._may_hold_up():
            return False
        self._collected = document
        self._collect()
        return True

    def _look_at_young(self) -> None:
        """After a long turn a little later."""
        if turn_is_long():
            self._young.start(_SOON)
            return
        look_at_young()
        self._young.start(_OFTEN)

    def _may_hold_up(self) -> bool:
        """Whether nobody is there, or would not notice."""
        if self._rests == 1:
            gc.freeze()
            self._takes = gc.get_freeze_count() * self._each  # counting takes a fifth of that
        return self._takes <= BEARABLE or self._rests >= LONG or self._away()

    def _collect(self) -> None:
        began = self._worked()
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        looked_at, took = gc.get_freeze_count(), self._worked() - began
        self._each = max(took / looked_at, _EACH / 8) if looked_at else _EACH


def nobody_here() -> bool:
    """Whether another program has the keyboard, so that a short pause holds nobody up."""
    return QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive


def look_at_young() -> None:
    """Collect what was made since the last look; what is too much waits for a rest."""
    young = gc.get_count()[0]
    if young > _MANY:
        gc.freeze()
    elif young > _FEW:
        gc.collect(0)
