"""The parking list: half-heard ideas wait here until they are put on the map or let go."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from loopmap.editing.edits.ideas import edit_idea, move_idea, park, remove_ideas
from loopmap.editing.session import Event, Session
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Idea
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.parking_list import ParkingList

NOTHING = "Nothing is parked. F4 parks a half-heard idea from anywhere; nobody else sees it."
WAITING = "Enter puts an idea on the map. Ideas are never shown to the room or exported."


class ParkingPanel(QWidget):
    """The document's ideas, in order.

    ``mapWanted`` and ``noteWanted`` carry an idea to put on the map, ``countTold`` how many
    there are, ``escaped`` that the keyboard goes back to the canvas.
    """

    mapWanted = Signal(str)
    noteWanted = Signal(str)
    countTold = Signal(int)
    escaped = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Parking")
        self._session = session
        self._asking = Asking(session, self)
        self._entry, self._status = QLineEdit(), muted(NOTHING)
        self.list = ParkingList()
        self._buttons = QWidget()
        # The field in the list must close before the list may change.
        self._wanted = (RecordId(""), "")
        self._rewriting = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._show()
        self._stop = session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._stop()

    def park(self, text: str) -> bool:
        """Keep a line for later; whether it was one."""
        session = self._session
        return self._asking.do("Park an idea", lambda: park(session.document, text, session.new_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the line at the top, too, goes back to the canvas."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._entry.setPlaceholderText("Park an idea …")
        self._entry.setAccessibleName("Park an idea")
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 10, 9, 10)
        column.setSpacing(9)
        self._status.setContentsMargins(6, 0, 6, 0)
        row = FlowLayout(self._buttons, spacing=6)
        for words, told, act in (
            (
                "Put on the map",
                "Make a variable of it, or what its sentence says (Enter)",
                self._map,
            ),
            ("As a note", "Make a private note of it (Shift+Enter)", self._note),
            ("Remove", "Take it off the list (Delete)", self._remove_current),
        ):
            button = plain_button(words, told)
            button.clicked.connect(act)
            row.addWidget(button)
        for widget in (self._entry, self._status, self.list, self._buttons):
            column.addWidget(widget)
        column.setStretchFactor(self.list, 1)
        column.addStretch()

    def _connect(self) -> None:
        self._asking.refused.connect(self.refused)
        self._entry.returnPressed.connect(self._park_typed)
        self.list.mapWanted.connect(self.mapWanted)
        self.list.noteWanted.connect(self.noteWanted)
        self.list.removing.connect(self._remove)
        self.list.moved.connect(self._move)
        self.list.rewritten.connect(self._rewrite)
        self.list.escaped.connect(self.escaped)
        self._rewriting.timeout.connect(self._rewrite_now)

    def _hear(self, event: Event) -> None:
        if event.replaced or event.change.touched(Idea):
            self._show()

    def _show(self) -> None:
        ideas = in_order(self._session.document.ideas)
        if not ideas and self.list.hasFocus():
            self._entry.setFocus()
        self.list.show_ideas(ideas)
        self.list.setVisible(bool(ideas))
        self._buttons.setVisible(bool(ideas))
        self._status.setText(WAITING if ideas else NOTHING)
        self.setFocusProxy(self.list if ideas else self._entry)
        self.countTold.emit(len(ideas))

    # what keys and buttons do

    def _park_typed(self) -> None:
        if self._entry.text().strip() and self.park(self._entry.text()):
            self._entry.clear()

    def _map(self) -> None:
        if self.list.current is not None:
            self.mapWanted.emit(self.list.current)

    def _note(self) -> None:
        if self.list.current is not None:
            self.noteWanted.emit(self.list.current)

    def _remove_current(self) -> None:
        if self.list.current is not None:
            self._remove(self.list.current)

    def _remove(self, idea: str) -> None:
        self._asking.do(
            "Remove an idea", lambda: remove_ideas(self._session.document, [RecordId(idea)])
        )

    def _move(self, idea: str, place: int) -> None:
        self._asking.do(
            "Move an idea",
            lambda: move_idea(self._session.document, RecordId(idea), place),
            merge=f"move {idea}",
        )
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rewrite(self, idea: str, text: str) -> None:
        self._wanted = (RecordId(idea), text)
        self._rewriting.start()

    def _rewrite_now(self) -> None:
        idea, text = self._wanted
        if not self._asking.do(
            "Edit an idea", lambda: edit_idea(self._session.document, idea, text)
        ):
            self._show()
