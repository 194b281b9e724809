"""Text edited in place: a plain field over the card, which grows with what is typed.

The text breaks where it will be drawn broken and stands where it will be drawn, so that
nothing jumps when it is committed. A name is one line: Enter commits. A note may have
several: Ctrl+Enter commits. Esc asks to give up in both, and leaving the field commits as far
as it can be. What to do with the text, and whether it may be, is for the owner to say.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from loopmap.diagram.style import Style
from loopmap.ui.canvas.fitting import Fit, Fitting
from loopmap.ui.committing import keeps_ctrl_enter
from loopmap.ui.fonts import font

BORDER = 2
"""Logical pixels of the frame, which lies round the card and not on it."""

SLACK = 4
"""Logical pixels that a line may be wider than measured."""

_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value

_FAR = 20_000.0
"""Logical pixels: a space of this width sends the word after it to the next line."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class InPlaceEditor(QTextEdit):
    """A field centred on a point of its parent. ``rewritten`` tells that its text is another."""

    committed = Signal(str)
    left = Signal(str)
    cancelled = Signal()
    wentOn = Signal(bool)  # whether backwards; told after ``committed``
    rewritten = Signal()

    def __init__(self, parent: QWidget, text: str, *, many_lines: bool) -> None:
        super().__init__(parent)
        self._many_lines = many_lines
        self._anchor, self._scale = QPointF(), 1.0
        self._fitting: Fitting | None = None
        self._type = QFont()
        self._look = self._sheet = ""
        self._radius = 0.0
        self._fitted: tuple[object, ...] = ()
        self._done = False
        self.hint = ""
        self._breaks = _Breaks(self)
        self._prepare()
        self.setPlainText(text)
        self.setAccessibleName("Text of the note" if many_lines else "Name")
        self.textChanged.connect(self._grow)
        self.selectAll()

    def place(self, anchor: QPointF, fitting: Fitting, scale: float) -> None:
        """Lie over something, and how a text fits it.

        ``anchor``, in logical pixels, is its middle, or that of its left side where lines
        begin at the left.
        """
        begins = self._fitting is None
        self._anchor, self._fitting, self._scale = anchor, fitting, scale
        self._type, self._sheet = type_of(fitting, scale), ""
        self._grow()
        self._align(fitting)
        if begins:
            self.document().clearUndoRedoStacks()

    def dress(self, background: str, ink: str, style: Style) -> None:
        """Look like the card it lies on, with the accent round it."""
        self._look = (
            f"background: {background}; color: {ink};"
            f" border: {BORDER}px solid {style.selection};"
            f" selection-background-color: {style.selection}; selection-color: {background};"
        )
        self._radius = style.radius

    def typed(self) -> str:
        """The text with what an input method is composing in it."""
        text, cursor = self.toPlainText(), self.textCursor()
        composed = cursor.block().layout().preeditAreaText()
        if not composed:
            return text
        units = text.encode("utf-16-le")
        at = 2 * cursor.position()
        return (units[:at] + composed.encode("utf-16-le") + units[at:]).decode("utf-16-le")

    def rewrite(self, text: str) -> None:
        """Another text in place of this one, as one step of the field's own undo."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter, which commits, from the window's shortcuts."""
        return keeps_ctrl_enter(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Tab commits and goes on, Esc gives up, everything else is typing."""
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            self._done = True
            self.cancelled.emit()
        elif key in _ENTER and (control or not self._many_lines):
            self.committed.emit(self.toPlainText())
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not self._many_lines:
            self.committed.emit(self.toPlainText())
            self.wentOn.emit(key == Qt.Key.Key_Backtab)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not held & _COMMANDING:
            self._erase(forwards=key == Qt.Key.Key_Delete)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Grow with what is being composed, too."""
        super().inputMethodEvent(event)
        self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted is plain, and one line in a name."""
        text = source.text()
        self.insertPlainText(text if self._many_lines else " ".join(text.split()))

    def focusNextPrevChild(self, _forwards: bool) -> bool:
        """Tab is a key of the field."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits, except to a menu of the field's own or to another window."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if not self._done and event.reason() not in passing:
            self.left.emit(self.toPlainText())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint and not self.typed():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            painter.setFont(self._type)
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignLeft, self.hint)

    def close_quietly(self) -> None:
        """Go away without another word."""
        self._done = True
        self.hide()
        self.deleteLater()

    def _prepare(self) -> None:
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)

    def _align(self, fitting: Fitting) -> None:
        """Give every line its side and the step that lines are drawn at."""
        natural = QFontMetricsF(self._type).lineSpacing()
        lines = QTextBlockFormat()
        lines.setLineHeight(100 * fitting.fit("").step * self._scale / natural, _PROPORTIONAL)
        centred = fitting.centred and bool(self.typed() or not self.hint)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        lines.setAlignment(side)
        every = QTextCursor(self.document())
        every.select(QTextCursor.SelectionType.Document)
        every.joinPreviousEditBlock()
        every.mergeBlockFormat(lines)
        every.endEditBlock()

    def _erase(self, *, forwards: bool) -> None:
        """Take away what is selected, or one character as people see it."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            operation = QTextCursor.MoveOperation
            step = operation.NextCharacter if forwards else operation.PreviousCharacter
            cursor.movePosition(step, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)

    def _grow(self) -> None:
        """Take the size of the card that the text will have, and stand where it will stand."""
        text = self.typed()
        # Breaking the lines anew is told as a change of the text, too.
        state = (text, self._fitting, self._scale, self._anchor)
        if self._fitting is None or state == self._fitted:
            return
        new = not self._fitted or self._fitted[0] != text
        self._fitted = state
        fit = self._fitting.fit(text or self.hint)
        self._breaks.take(self._fitting)
        if self.hint:
            self._align(self._fitting)
        width = fit.width * self._scale + 2 * BORDER
        height = fit.height * self._scale + 2 * BORDER
        left = self._anchor.x() - (width / 2 if self._fitting.centred else BORDER)
        top = self._anchor.y() - height / 2
        self.setGeometry(QRect(round(left), round(top), round(width), round(height)))
        self._pad(fit.baseline * self._scale, self._aside(fit))
        if new:
            self.rewritten.emit()

    def _aside(self, fit: Fit) -> int:
        """What is kept free at the sides. The hint stands in the middle, the caret before it."""
        if self.typed() or not self.hint:
            return round(fit.aside * self._scale)
        said = QFontMetricsF(self._type).horizontalAdvance(self.hint)
        return max(0, round((fit.width * self._scale - said) / 2))

    def _pad(self, baseline: float, aside: int) -> None:
        """Put the text where the card has it; only a style sheet moves it inside the border."""
        line = self.document().firstBlock().layout().lineAt(0)
        ascent = line.ascent() if line.isValid() else QFontMetricsF(self._type).ascent()
        above = max(0, math.floor(baseline - ascent))
        corner = round(self._radius * self._scale) + BORDER
        sheet = (
            f"QTextEdit {{ {self._look} border-radius: {corner}px;"
            f" padding: {above}px {max(0, aside - SLACK)}px 0px {aside}px; }}"
        )
        if sheet != self._sheet:
            self._sheet = sheet
            self.setStyleSheet(sheet)
            # The style sheet has its own idea of the type, and knows whole pixels only.
            self.document().setDefaultFont(self._type)


class _Breaks(QSyntaxHighlighter):
    """Sends words to the next line where the drawn text has one, whatever room is left."""

    def __init__(self, editor: InPlaceEditor) -> None:
        super().__init__(editor.document())
        self._fitting: Fitting | None = None

    def take(self, fitting: Fitting) -> None:
        """Break as ``fitting`` says from now on."""
        self._fitting = fitting
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        far = QTextCharFormat()
        far.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        far.setFontLetterSpacing(_FAR)
        for at in self._fitting.breaks(text) if self._fitting else ():
            self.setFormat(_utf16(text[:at]), 1, far)


def _utf16(text: str) -> int:
    """How long Qt thinks a text is."""
    return len(text.encode("utf-16-le")) // 2


def type_of(fitting: Fitting, scale: float) -> QFont:
    """The bundled typeface, as wide as it is drawn at ``scale``; Qt knows whole sizes only."""
    wanted = fitting.size * scale
    made = QFont(font(max(1, round(wanted)), fitting.weight))
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * wanted / made.pixelSize())
    return made
