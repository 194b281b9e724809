"""Text edited in place: a plain field over the card, which grows with what is typed.

A name is one line: Enter commits. A note may have several: Ctrl+Enter commits.
Esc gives up in both, and leaving the field commits as far as it can be. What to do
with the text, and whether it may be, is for the owner to say.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

PADDING, BORDER, SLACK = 12, 2, 4
"""Logical pixels between the text and the field's edge; of these the border's, and room that
the text may still use before it would scroll."""


class InPlaceEditor(QPlainTextEdit):
    """A field centred on a point of its parent."""

    committed = Signal(str)
    left = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget, text: str, *, many_lines: bool) -> None:
        super().__init__(text, parent)
        self._many_lines = many_lines
        self._centre = QPointF()
        self._least = (80.0, 30.0)
        self._widest = 220.0
        self._done = False
        self._look = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setAccessibleName("Text of the note" if many_lines else "Name")
        self.textChanged.connect(self._grow)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.selectAll()

    def place(
        self, centre: QPointF, least: tuple[float, float], widest: float, font: QFont
    ) -> None:
        """Lie over a card: its middle, its least size and the widest it may become."""
        self._centre, self._least, self._widest = centre, least, max(widest, least[0])
        self.setFont(font)
        option = self.document().defaultTextOption()
        if not self._many_lines:
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self._grow()

    def dress(self, background: str, ink: str, border: str) -> None:
        """Look like the card it lies on, with the accent round it."""
        self._look = (
            f"background: {background}; color: {ink};"
            f" border: {BORDER}px solid {border}; border-radius: 7px;"
            f" selection-background-color: {border}; selection-color: {background};"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Esc gives up, everything else is typing."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._done = True
            self.cancelled.emit()
        elif (event.key() == Qt.Key.Key_Tab and not self._many_lines) or (
            enter and (control or not self._many_lines)
        ):
            self.committed.emit(self.toPlainText())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits, except to a menu of the field's own or to another window."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if not self._done and event.reason() not in passing:
            self.left.emit(self.toPlainText())

    def close_quietly(self) -> None:
        """Go away without another word."""
        self._done = True
        self.hide()
        self.deleteLater()

    def _grow(self) -> None:
        """As wide as the longest line up to the widest, as high as the lines that makes."""
        metrics = QFontMetricsF(self.font())
        lines = self.toPlainText().split("\n")
        longest = max(metrics.horizontalAdvance(line) for line in lines) + 2
        room = self._widest - 2 * PADDING
        rows = sum(max(1, -int(-metrics.horizontalAdvance(line) // room)) for line in lines)
        width = max(self._least[0], min(longest, room) + 2 * PADDING)
        text_height = rows * metrics.lineSpacing()
        height = max(self._least[1], text_height + PADDING)
        left, top = self._centre.x() - width / 2, self._centre.y() - height / 2
        self.setGeometry(QRect(round(left), round(top), round(width), round(height)))
        above = max(0, round((height - text_height) / 2) - BORDER)
        self._pad(above)
        self.horizontalScrollBar().setValue(0)

    def _pad(self, above: int) -> None:
        """Put the text where the card has it; only a style sheet moves it inside the border."""
        aside = PADDING - BORDER - SLACK
        sheet = f"QPlainTextEdit {{ {self._look} padding: {above}px {aside}px 0px {aside}px; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
