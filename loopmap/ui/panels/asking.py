"""How a panel asks for an edit: one place that turns a refusal into a sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.change import Change


class Asking(QObject):
    """Edits on behalf of a panel. ``refused`` carries the sentence when one is not allowed.

    ``pageWanted`` asks for a page or dialog by its name, about a record. ``trying`` carries
    links as they would be while a hand moves a slider; nothing is edited by it.
    """

    refused = Signal(str)
    pageWanted = Signal(str, str)
    trying = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def do(self, label: str, make: Callable[[], Change], *, merge: str | None = None) -> bool:
        """Make the change and do it as one step; answers whether it was allowed."""
        try:
            self.session.do(label, make(), merge=merge)
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
            return False
        return True
