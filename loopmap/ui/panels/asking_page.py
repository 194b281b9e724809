"""A page that asks something of the map while it is on show, and rests while it is not."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from loopmap.editing.session import Event, Session


class Search(Protocol):
    """What looks for the answers of a page."""

    def want(self, wanted: bool) -> None: ...

    def close(self) -> None: ...


class AskingPage(QWidget):
    """Says what people want of what was found.

    ``wanted`` carries a record to bring into view, ``escaped`` that the keyboard goes back
    to the canvas, ``refused`` why something is not done.
    """

    wanted = Signal(str)
    escaped = Signal()
    refused = Signal(str)

    def __init__(self, name: str, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._session = session

    def begin(self, search: Search) -> None:
        """Ask by that search from now on; to be called when all else is made."""
        self._asks = search
        self._stop = self._session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening and asking; the session may go."""
        self._asks.close()
        self._stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._asks.want(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asks.want(False)

    def _hear(self, event: Event) -> None:
        raise NotImplementedError
