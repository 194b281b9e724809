"""The find bar: type a few letters, and what holds them is selected and brought into view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from loopmap.editing.find import Found, Where, find
from loopmap.editing.session import Event, Session
from loopmap.ui.as_written import as_written
from loopmap.ui.theme import mark

WHERE_WORDS = {
    Where.NAME: "",
    Where.GROUP: "group",
    Where.NOTE: "in a note",
    Where.MEANING: "in what it means",
    Where.REASON: "in a link's reason",
}


class FindBar(QFrame):
    """Finds variables by name, then groups, notes, meanings and reasons.

    ``wanted`` carries the record now found; ``escaped`` that the person is done; ``told``
    which of how many this is, or that nothing was found.
    """

    wanted = Signal(str)
    escaped = Signal()
    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Find")
        mark(self, "floating")
        self._session = session
        self._found: tuple[Found, ...] = ()
        self._at = 0
        self._text = QLineEdit()
        self._text.setAccessibleName("Find on the map")
        self._text.setPlaceholderText("Find a variable, a note, a reason …")
        self._text.setMinimumWidth(250)
        self._says = as_written(QLabel())
        self._says.setMinimumWidth(130)
        mark(self._says, "muted")
        before, after = _button("Previous", "Shift+Enter"), _button("Next", "Enter")
        done = _button("Done", "Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        for widget in (self._text, self._says, before, after, done):
            row.addWidget(widget)
        self._text.textChanged.connect(self._search)
        before.clicked.connect(self.previous)
        after.clicked.connect(self.next)
        done.clicked.connect(self.leave)
        self._stop = session.listen(self._hear)
        self.hide()

    def open(self) -> None:
        """Show the bar with the keyboard in it and its last words selected."""
        self.show()
        self.raise_()
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()
        self._search()

    def leave(self) -> None:
        """Put the bar away; what was found stays selected."""
        self.escaped.emit()  # first, or Qt would look for another field to have the keyboard
        self.hide()

    def next(self) -> None:
        """Go to the next record found, after the last the first."""
        self._go(self._at + 1)

    def previous(self) -> None:
        """Go to the record found before this one."""
        self._go(self._at - 1)

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go(self._at - 1 if back else self._at + 1)
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._found = find(self._session.map, self._text.text())
        self._go(0)

    def _go(self, place: int) -> None:
        if not self._found:
            self._tell("Nothing found." if self._text.text().strip() else "")
            return
        self._at = place % len(self._found)
        found = self._found[self._at]
        where = WHERE_WORDS[found.where]
        self._tell(f"{self._at + 1} of {len(self._found)}{', ' if where else ''}{where}")
        self.wanted.emit(found.record)

    def _tell(self, text: str) -> None:
        self._says.setText(text)
        self.told.emit(text)

    def _hear(self, event: Event) -> None:
        """Forget records that an edit or another map took away."""
        if self.isVisible() and (event.change or event.map_changed):
            self._found = find(self._session.map, self._text.text())
            self._at = min(self._at, max(len(self._found) - 1, 0))


def _button(words: str, keys: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(keys)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    mark(button, "quiet")
    return button
