"""One story as a calm card: its name, what speaks for it, the story; more when it is open."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from loopmap.analysis.stories.story import StoryKey
from loopmap.ui.panels.looks import muted, strong, text
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key
from loopmap.ui.theme import mark

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Face:
    """What a closed card says, and which story it stands for.

    ``spoken`` is its title with what it is about, which eyes see in ``text``.
    """

    key: StoryKey
    title: str
    spoken: str
    tag: str
    text: str


class StoryCard(QFrame):
    """``pressed`` opens or closes it; ``stepped`` goes to the card before or after.

    ``putAside`` says that it is not a story of this group; ``escaped`` that the keyboard
    leaves the cards.
    """

    pressed = Signal(object)  # the StoryKey
    stepped = Signal(object, int)
    putAside = Signal(object)
    escaped = Signal()

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._inside: QWidget | None = None
        mark(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(13, 10, 13, 11)
        self._column.setSpacing(3)
        self._title, self._tag, self._text = strong(""), muted(), text()
        for label in (self._title, self._tag, self._text):
            self._column.addWidget(label)
        self.show_face(face)

    def show_face(self, face: Face) -> None:
        """Say something else of the same story."""
        self.face = face
        self.setAccessibleName(f"{face.spoken}, {face.tag}")
        self.setAccessibleDescription(face.text)
        self._title.setText(face.title)
        self._tag.setText(face.tag)
        self._text.setText(face.text)

    @property
    def inside(self) -> QWidget | None:
        """What the open card holds, or None for a closed one."""
        return self._inside

    def open_with(self, inside: QWidget | None) -> None:
        """Open the card upon ``inside``, or close it; the keyboard stays on the card."""
        before, focused = self._inside, QApplication.focusWidget()
        if before is not None:
            if focused is not None and before.isAncestorOf(focused):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            before.hide()
            before.deleteLater()
        self._inside = inside
        if inside is not None:
            self._column.addWidget(inside)
            inside.show()
        mark(self, "lit" if inside is not None else "card")

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, LIST_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _OPENS:
            self.pressed.emit(self.face.key)
        elif key in _STEPS:
            self.stepped.emit(self.face.key, _STEPS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.putAside.emit(self.face.key)
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        inside = self._inside
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif inside is None or not inside.geometry().contains(event.position().toPoint()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pressed.emit(self.face.key)
