"""Plain text in which an input method composes without the placeholder showing through."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class ComposedText(QPlainTextEdit):
    """Takes its placeholder away while something is composed in it.

    Qt counts a text as empty until the first word is committed, and would paint the
    placeholder under the word that is being composed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks = ""
        self._is_composing = False

    def setPlaceholderText(self, text: str) -> None:
        self._asks = text
        super().setPlaceholderText("" if self._is_composing else text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self.setPlaceholderText(self._asks)
