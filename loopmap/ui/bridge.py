"""What a session tells, as Qt signals: the one place where the two meet.

Slots run while the session is telling, so they may look but not edit; whoever
wants to edit in answer to a signal must wait for the event loop.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from loopmap.editing.session import Event, Session


class Bridge(QObject):
    """Signals for one session; ``close`` before the session is given up."""

    told = Signal(object)  # every Event
    documentChanged = Signal(object)  # a Change that is not empty
    selectionChanged = Signal()
    mapChanged = Signal()
    savedChanged = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = session.listen(self._hear)

    def close(self) -> None:
        """Stop listening."""
        self._stop()

    def _hear(self, event: Event) -> None:
        if event.change:
            self.documentChanged.emit(event.change)
        if event.map_changed:
            self.mapChanged.emit()
        if event.selection_changed:
            self.selectionChanged.emit()
        if event.saved_changed:
            self.savedChanged.emit()
        self.told.emit(event)
