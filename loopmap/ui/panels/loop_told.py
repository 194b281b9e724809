"""The lower part of the open card: the loop told, its story, and what can be asked of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from loopmap.analysis.loops import LoopKey
from loopmap.ui.as_written import as_written
from loopmap.ui.panels.fields import TextField
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.loop_words import Reading, Row
from loopmap.ui.panels.stop_list import StopList
from loopmap.ui.theme import mark


class LoopTold(QWidget):
    """Shows a row. What a person asks for is told by signals; ``resized`` that it is higher now.

    ``storyWritten`` carries the key of the loop and what people wrote about it, ``readOn``
    says that a person has turned to what is told or written above the links that stop the
    loop, ``left`` that Esc or an arrow key goes back to the list.
    """

    readingWanted = Signal(object)  # a Reading
    copyWanted = Signal()
    stopsWanted = Signal(bool)
    storyWritten = Signal(object, str)  # the loop's key, the text
    mendWanted = Signal()
    forgetWanted = Signal()
    resized = Signal()
    readOn = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._told = as_written(QLabel())
        self._told.setWordWrap(True)
        mark(self._told, "told")
        self._story = TextField("Story of this loop", "What people say about this loop", lines=1)
        self._stop = _action("What would stop it?")
        self._stop.setCheckable(True)
        self._stop.clicked.connect(self._turn_stops)
        self._falls = _action("If it falls", "told from a fall")
        self._in_full = _action("Tell more", "the loop in full")
        for button in (self._falls, self._in_full):
            button.setCheckable(True)
            button.clicked.connect(self._read)
        self._write = _action("Write its story", "what people say about this loop")
        self._write.clicked.connect(self.write_story)
        self._copy = _action("Copy", "what this loop says")
        self._copy.clicked.connect(self.copyWanted)
        self._mend = _action("Draw the missing link again")
        self._mend.clicked.connect(self.mendWanted)
        self._forget = _action("Forget", "what was said of this loop")
        self._forget.clicked.connect(self.forgetWanted)
        self.stops = StopList(after=self._forget)
        self._about: LoopKey = ()
        self._lay_out()
        self._story.committed.connect(self._write_down)
        self._story.textChanged.connect(self.readOn)
        self._story.textChanged.connect(self.resized)

    def show_row(self, key: LoopKey, row: Row) -> None:
        """Show what the card of a loop says."""
        is_another, self._about = key != self._about, key
        if is_another:
            self.show_stops(False)
        standing = not row.is_broken
        self._told.setText(row.told)
        self._story.show_text(row.story)
        self._story.setVisible(bool(row.story) or (self._story.hasFocus() and not is_another))
        self._write.setVisible(not row.story and standing)
        for button, is_there in (
            (self._stop, standing),
            (self._falls, standing),
            (self._in_full, standing),
            (self._copy, standing),
            (self._mend, row.mendable),
            (self._forget, not standing),
        ):
            button.setVisible(is_there)

    def show_reading(self, reading: Reading) -> None:
        """Show how loops are told."""
        self._falls.setChecked(not reading.rising)
        self._in_full.setChecked(reading.in_full)

    def show_stops(self, shown: bool) -> None:
        """Open or close the list of what would make the loop stop; says so when it changes."""
        if shown != self._stop.isChecked():
            self._stop.click()

    def write_story(self) -> None:
        """Put the keyboard into the loop's story."""
        self._story.setVisible(True)
        self.readOn.emit()
        self.resized.emit()
        self._story.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button one is on; what else is not understood goes to no list."""
        here = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(here, QPushButton):
            here.click()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.resized.emit()
        return done

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 10, 0)
        layout.setSpacing(4)
        actions = QWidget()
        row = FlowLayout(actions, spacing=13, below=1)
        for button in (
            self._stop,
            self._falls,
            self._in_full,
            self._write,
            self._copy,
            self._mend,
            self._forget,
        ):
            row.addWidget(button)
        for part in (self._told, self._story, actions, self.stops):
            layout.addWidget(part)
        self.stops.setVisible(False)

    def _read(self) -> None:
        rising, in_full = not self._falls.isChecked(), self._in_full.isChecked()
        self.readingWanted.emit(Reading(rising, in_full))

    def _turn_stops(self, shown: bool) -> None:
        self.stops.setVisible(shown)
        self.stopsWanted.emit(shown)
        self.resized.emit()

    def _write_down(self, text: str) -> None:
        self.storyWritten.emit(self._about, text)


def _action(words: str, meaning: str = "") -> QPushButton:
    """A quiet command; ``meaning`` makes its name clear to who hears it alone."""
    button = QPushButton(words)
    mark(button, "smallLink")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAccessibleName(f"{words}: {meaning}" if meaning else words)
    return button
