"""What follows from an edit, each piece in a turn of its own, once what was done is painted.

An edit is seen in the next frame whatever hangs on it: panels, badges and the list of
loops follow right after, one in each turn of events, and people's keys come in between.
Nothing waits in line twice: whoever is asked again before its turn comes shows the
latest. So a piece of work keeps no news; it looks at what there is when its turn comes.

First comes the list of loops, then the badges and the light, the panel of loops, the loops told
in the inspector, and the names seen from afar; the journal too, where hundreds of records were
edited at once. `LoopWatch` notes an edit of links and says at once that it `is_behind`, and both
lines that tell of loops say so; whoever asks it for the list before its turn gets it as it is.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from loopmap.ui.long_turns import turn_is_long

Work = Callable[[], object]

BETWEEN = 1
"""Milliseconds between two passes of events: at none, the dispatcher may make one of the two."""


class Turns(QObject):
    """The pieces of work of one window, done in the order in which they were made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Turn] = []
        self._is_painted = False
        self._next = QTimer(self, singleShot=True, interval=BETWEEN)
        self._next.timeout.connect(self._pass)

    def own(self, work: Work) -> Turn:
        """A turn for that work, after those made before; it is done when it is asked for."""
        made = Turn(work, self)
        self._all.append(made)
        return made

    def begin(self) -> None:
        """Somebody waits for a turn."""
        if not self._next.isActive():
            self._next.start()

    def flush(self) -> None:
        """Do all that waits, and what it asks for, now: for whoever needs to see the end of it."""
        while any(turn.is_due for turn in self._all):
            self._take()

    def close(self) -> None:
        """Nobody's turn comes any more."""
        self._next.stop()
        for turn in self._all:
            turn.drop()

    def _pass(self) -> None:
        """Every other pass of events is for painting what the turn before it has done."""
        self._is_painted = not self._is_painted
        if self._is_painted or turn_is_long():
            self._is_painted = True
            self._next.start()
        else:
            self._take()

    def _take(self) -> None:
        self._next.stop()
        due = [turn for turn in self._all if turn.is_due]
        for turn in due[:1]:
            turn.now()
        if due[1:]:
            self.begin()


class Turn(QObject):
    """Work that waits for its turn while it ``is_due``; made by ``Turns.own``."""

    def __init__(self, work: Work, turns: Turns) -> None:
        super().__init__(turns)
        self._work, self._turns = work, turns
        self.is_due = False

    def ask(self, _: object = None) -> None:
        """Have it done soon, once however often it is asked."""
        self.is_due = True
        self._turns.begin()

    def now(self) -> None:
        """Do it now if it is due; the work of a widget that is gone is not done."""
        if self.is_due:
            self.is_due = False
            owner = getattr(self._work, "__self__", None)
            if not isinstance(owner, QObject) or isValid(owner):
                self._work()

    def drop(self) -> None:
        """Do it no more, unless it is asked again."""
        self.is_due = False
