"""Python's full garbage collection, kept for moments when nobody draws.

A full collection looks at every object there is: about 50 ms with an ordinary map
open and 300 ms with a very large one, in the middle of a drag if Python chooses the
moment. What changes here is immutable and goes by itself, so little waits for it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from loopmap.model.document import Document

PAUSE = 20_000
"""Milliseconds without a change after which nobody is taken to be drawing."""

_NEVER = 1_000_000_000


def keep_full_collections_back() -> None:
    """Leave only young objects to Python; nobody but ``IdleCollection`` looks at all of them."""
    youngest, young, _ = gc.get_threshold()
    gc.set_threshold(youngest, young, _NEVER)


class IdleCollection(QObject):
    """Collects once after every stretch of changes; ``document`` answers what is open now."""

    def __init__(
        self, document: Callable[[], Document | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._seen: Document | None = None
        self._collected: Document | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Take full collections away from Python, and look for moments to make them."""
        keep_full_collections_back()
        self._timer.start()

    def look(self) -> bool:
        """Collect if the document has rested since the last look; answers whether it did."""
        document, seen = self._document(), self._seen
        self._seen = document
        if document is not seen or document is self._collected:
            return False
        self._collected = document
        gc.collect()
        return True
