"""What goes out of one document in its turn: the next is looked at when the one before is over."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

Begin = Callable[[], None]


class InTurn(QObject):
    """Beginnings that wait for one another. Whoever is begun says ``over`` once at its end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Begin] = deque()
        self._is_going = False

    def take(self, begin: Begin) -> None:
        """Begin now, or when all before are over."""
        self._waiting.append(begin)
        if not self._is_going:
            self._is_going = True
            self._next()

    def over(self) -> None:
        """One has come to its end; the next sees all that it leaves behind."""
        QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
        else:
            self._is_going = False
