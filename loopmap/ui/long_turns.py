"""Whether the window has just worked long in one go: then what can wait leaves it alone.

Whatever falls due while something long is done comes in the same turn of events, before people's
next key: an edit of a large map, then rows, tiles, a search on top of it. Each of those takes a
few milliseconds and can as well take them in the turn after the next.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QObject
from shiboken6 import isValid

LONG, VERY_LONG = 0.016, 0.04
"""Seconds of work, in a turn and the one before it, after which nothing is added that can wait;
and what people watch come, which frames of a gesture must not hold up, is not added either."""


PATIENCE = 0.25
"""Seconds after which nobody waits any more: on a computer on which every turn is long, or while
something moves for long, what can wait still comes."""


class LongTurns(QObject):
    """Told when a turn of events begins, knows whether the window has worked long in it.

    The turn before counts, too: what was painted and heard since people were last listened to may
    belong to either. ``worked`` answers how many seconds the window's thread has worked, ``clock``
    how many have passed.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        worked: Callable[[], float] = time.thread_time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._worked, self._clock = worked, clock
        self._begun = self._before = worked()
        self._waiting_since: dict[float, float] = {}

    @property
    def has_worked(self) -> float:
        """Seconds, in this turn and the one before it."""
        return self._worked() - self._before

    def begin(self) -> None:
        """Another turn of events begins."""
        if self.has_worked <= LONG:
            self._waiting_since.clear()
        self._before, self._begun = self._begun, self._worked()

    def is_long(self, most: float) -> bool:
        """Whether more seconds than ``most`` were worked, and not for too long in every turn."""
        if self.has_worked <= most:
            self._waiting_since.pop(most, None)
            return False
        now = self._clock()
        return now - self._waiting_since.setdefault(most, now) < PATIENCE


def turn_is_long(most: float = LONG) -> bool:
    """Whether to come back later; asked on the window's thread by what can wait. About 1 µs.

    Whoever comes back at once is let through: a turn in which all wait is short. Nobody is kept
    waiting for longer than a quarter of a second, even where no turn is.
    """
    if _known and isValid(_known[0]):
        return _known[0].is_long(most)
    application, dispatcher = QCoreApplication.instance(), QAbstractEventDispatcher.instance()
    if application is None or dispatcher is None:
        return False
    turns = LongTurns(application)
    dispatcher.awake.connect(turns.begin)
    _known[:] = [turns]
    return False


_known: list[LongTurns] = []
"""That of the application there is."""
