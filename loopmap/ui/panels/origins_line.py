"""Which maps a variable or a link came from, where several were brought together."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from loopmap.ui.as_written import as_written
from loopmap.ui.theme import mark


class OriginsLine(QLabel):
    """“From: Table 1, Table 2”; nothing for what was drawn here."""

    def __init__(self) -> None:
        super().__init__()
        as_written(self)
        mark(self, "small")
        self.setWordWrap(True)
        self.hide()

    def show_origins(self, origins: tuple[str, ...]) -> None:
        """Show where a record is from, in the order in which the maps came."""
        self.setText(f"From: {', '.join(origins)}")
        self.setVisible(bool(origins))
