"""One line over the map for an idea that must not be lost: type, Enter, and go on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from loopmap.ui.theme import mark


class ParkingEntry(QFrame):
    """The line. ``entered`` carries what is to be parked; the keyboard then goes back.

    A line that was left unfinished is there again the next time.
    """

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "floating")
        self.setAccessibleName("Park an idea")
        self._before: QWidget | None = None
        self._line = QLineEdit()
        self._line.setAccessibleName("Park an idea")
        self._line.setAccessibleDescription("Enter keeps it for later, Esc goes back.")
        self._line.setPlaceholderText("Something half heard, to come back to")
        self._line.installEventFilter(self)
        title, keys = QLabel("Park"), QLabel("Enter keeps it · Esc")
        mark(title, "subheading")
        mark(keys, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(title)
        row.addWidget(self._line, 1)
        row.addWidget(keys)
        self.hide()

    def open(self) -> None:
        """Show the line with the keyboard in it."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def leave(self, *, parked: bool = False) -> None:
        """Put the line away and give the keyboard back."""
        if parked:
            self._line.clear()
        if not self.isVisible():
            return
        back, self._before = self._before, None
        if self._line.hasFocus() and back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and QApplication.activePopupWidget() is None:
            self.leave()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if self._line.text().strip():
            self.entered.emit(self._line.text())
        else:
            self.leave()
