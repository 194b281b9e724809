"""Whether something is a point of tension, and what holds it in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from loopmap.ui.panels.fields import ChipRow, TextField, column

_CHOICES = (
    (False, "No", "Nobody flagged it"),
    (True, "Flagged", "It hurts here: one of the spots that hold the map as it is"),
)


class TensionField(QWidget):
    """``said`` carries the reason, "" for a flag without one yet, None for no flag."""

    said = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._flag = ChipRow("Point of tension", _CHOICES)
        self._reason = TextField("What holds it in place", "What holds it in place?", lines=1)
        rows = column(self)
        rows.addWidget(self._flag)
        rows.addWidget(self._reason)
        self._flag.chosen.connect(self._choose)
        self._reason.committed.connect(self._give)

    def show_reason(self, reason: str | None) -> None:
        """Show what is said of it; None where it is not flagged."""
        self._flag.show_value(reason is not None)
        self._reason.setVisible(reason is not None)
        self._reason.show_text(reason or "")

    def _choose(self, flagged: bool) -> None:
        if flagged:
            self.said.emit("")
            self._reason.setFocus()
        else:
            self.said.emit(None)

    def _give(self, reason: str) -> None:
        self.said.emit(reason)
