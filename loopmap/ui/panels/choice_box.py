"""A list of choices that opens: letters choose from it, whatever they mean on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from loopmap.ui.panels.own_keys import keeps_key

MINUS = "\N{MINUS SIGN}"


class ChoiceBox(QComboBox):
    """A minus typed finds the choice that begins with a minus sign."""

    def __init__(self, name: str, meaning: str = "", parent: QWidget | None = None) -> None:
        """``name`` is told where the box is found; so is ``meaning``, which says more.

        Where Qt tells the chosen words as the name of such a box, as it does on Linux,
        only the description says which box it is.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{name}: {meaning}" if meaning else name)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, (), typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "-" and not self.isEditable():
            place = self.findText(MINUS, Qt.MatchFlag.MatchStartsWith)
            if place >= 0:
                self.setCurrentIndex(place)
                return
        super().keyPressEvent(event)
