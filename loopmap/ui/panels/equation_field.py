"""The field an equation is typed in: parts told apart, what is wrong pointed at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from loopmap.diagram.style import Style
from loopmap.editing.equation.look import Complaint
from loopmap.editing.equation.parts import Part, PartKind
from loopmap.ui.theme import style_in_force

_WAVE, _WAVE_HIGH = 4.0, 2.0
"""Length and height of one wave under what is wrong."""
_CARET = 0.27
"""Half the width of the mark that points at the first character meant, in heights of letters."""
_AT_END = 9.0
"""Pixels marked where something is missing and no character stands."""


class EquationField(QPlainTextEdit):
    """Grows with its text. Enter says that it is done, Shift+Enter begins another line.

    ``edited``: text or caret moved. ``entered``: Enter or Ctrl+Enter. ``left``: the keyboard
    went elsewhere. ``escaped``: Esc. ``completionWanted``: Ctrl+Space. While
    ``offers`` is set, ``stepped`` tells Up and Down and ``accepted`` Tab.
    """

    edited = Signal()
    entered = Signal()
    left = Signal()
    escaped = Signal()
    completionWanted = Signal()
    stepped = Signal(int)
    accepted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.offers = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self._style = style_in_force()
        self._complaints: tuple[Complaint, ...] = ()
        self._colours = EquationColours(self.document())
        self._said = ("", -1)
        self.textChanged.connect(self._tell_edit)
        self.cursorPositionChanged.connect(self._tell_edit)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    @property
    def caret(self) -> int:
        """Where the next character goes, from 0."""
        return self.textCursor().position()

    def show_looks(self, parts: Sequence[Part], complaints: Sequence[Complaint]) -> None:
        """Colour these parts, and mark what these complaints are about."""
        self._complaints = tuple(complaints)
        self._colours.take(parts, self._style)
        self.viewport().update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self._colours.restyle(style)
        self.viewport().update()

    def put(self, start: int, stop: int, text: str, caret: int) -> None:
        """Other text in place of some characters, as one step of the field's own undo."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        cursor.setPosition(start + caret)
        self.setTextCursor(cursor)

    def point_at(self, complaint: Complaint) -> None:
        """Come here and select the characters that are meant."""
        cursor, length = self.textCursor(), len(self.toPlainText())
        cursor.setPosition(min(complaint.span.start, length))
        cursor.setPosition(min(complaint.span.stop, length), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, position: int) -> QRect:
        """Where the caret would stand before that character, in this widget."""
        cursor = self.textCursor()
        cursor.setPosition(min(max(position, 0), len(self.toPlainText())))
        return self.cursorRect(cursor).translated(self.viewport().pos())

    def sizeHint(self) -> QSize:
        return QSize(100, self._height())

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter and Ctrl+Space from the window's shortcuts."""
        asks_whose = event.type() == QEvent.Type.ShortcutOverride
        if asks_whose and isinstance(event, QKeyEvent) and (_commits(event) or _asks(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key()) if self.offers and not event.modifiers() else None
        if _asks(event):
            self.completionWanted.emit()
        elif step is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Tab and self.offers:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif _commits(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab here while it has something to accept."""
        return not (forward and self.offers) and super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text alone, without what it looked like elsewhere."""
        self.insertPlainText(source.text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._complaints:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for complaint in self._complaints:
            self._paint_mark(painter, complaint)
        painter.end()

    def _paint_mark(self, painter: QPainter, complaint: Complaint) -> None:
        """A wave under the characters meant, and a mark that points at the first of them."""
        colour = QColor(self._style.error_text if complaint.blocks else self._style.warning_text)
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(colour)
        length = len(self.toPlainText())
        start, stop = min(complaint.span.start, length), min(complaint.span.stop, length)
        for left, right, base in self._lines(start, stop):
            painter.drawPolyline(_wave(left, right, base))
        first = self._rect(start)
        x, y = first.left() + 0.5, first.bottom() + 1.0
        wide = self.font().pixelSize() * _CARET
        tip = [QPointF(x, y), QPointF(x - wide, y + wide), QPointF(x + wide, y + wide)]
        painter.drawPolygon(QPolygonF(tip))

    def _lines(self, start: int, stop: int) -> list[tuple[float, float, float]]:
        """Left, right and base of each stretch from one character to another."""
        if start == stop:
            here = self._rect(start)
            return [(here.left(), here.left() + _AT_END, here.bottom())]
        found: list[tuple[float, float, float]] = []
        for at in range(start, stop):
            here, then = self._rect(at), self._rect(at + 1)
            same = then.top() == here.top()
            right = float(then.left() if same else here.left() + _AT_END)
            if found and found[-1][2] == here.bottom():
                found[-1] = (found[-1][0], right, found[-1][2])
            else:
                found.append((float(here.left()), right, float(here.bottom())))
        return found

    def _rect(self, position: int) -> QRect:
        cursor = self.textCursor()
        cursor.setPosition(position)
        return self.cursorRect(cursor)

    def _tell_edit(self) -> None:
        """Once for each text and caret: colouring tells of changes that are none."""
        said = (self.toPlainText(), self.caret)
        if said != self._said:
            self._said = said
            self.edited.emit()

    def _grow(self, _: object = None) -> None:
        height = self._height()
        if height != self.height():
            self.setFixedHeight(height)

    def _height(self) -> int:
        lines = max(1, int(self.document().size().height()))
        mark = ceil(self.font().pixelSize() * _CARET)
        return ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + 15 + mark


_STEPS: Mapping[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _commits(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    alone = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
    return alone and event.key() in _ENTER


def _asks(event: QKeyEvent) -> bool:
    held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return held and event.key() == Qt.Key.Key_Space


def _wave(left: float, right: float, base: float) -> QPolygonF:
    """Up and down from left to right, just under the letters."""
    points, x, up = [QPointF(left, base)], left, True
    while x < right:
        x = min(x + _WAVE / 2, right)
        points.append(QPointF(x, base - (_WAVE_HIGH if up else 0.0)))
        up = not up
    return QPolygonF(points)


class EquationColours(QSyntaxHighlighter):
    """Tells parts apart by weight and lines as well as by colour."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._parts: tuple[Part, ...] = ()
        self._formats: Mapping[PartKind, QTextCharFormat] = {}
        self.restyle(style_in_force())

    def take(self, parts: Sequence[Part], style: Style) -> None:
        """Colour these parts of the document's text."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.restyle(style)

    def restyle(self, style: Style) -> None:
        """The same parts in the colours of a theme."""
        self._formats = {kind: _format(kind, style) for kind in PartKind}
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        begins = self.currentBlock().position()
        for part in self._parts:
            start, stop = max(part.span.start - begins, 0), part.span.stop - begins
            if start < len(text) and stop > 0:
                self.setFormat(start, min(stop, len(text)) - start, self._formats[part.kind])


_SLANTED = (PartKind.UNKNOWN, PartKind.NO_FUNCTION, PartKind.COMMENT)


def _format(kind: PartKind, style: Style) -> QTextCharFormat:
    how = QTextCharFormat()
    how.setForeground(QColor(_colour(kind, style)))
    if kind in (PartKind.FUNCTION, PartKind.KEYWORD, PartKind.VALUE):
        how.setFontWeight(QFont.Weight.DemiBold)
    how.setFontItalic(kind in _SLANTED)
    return how


def _colour(kind: PartKind, style: Style) -> str:
    if kind is PartKind.KNOWN:
        return style.accent
    if kind in (PartKind.UNKNOWN, PartKind.NO_FUNCTION, PartKind.WRONG):
        return style.error_text
    if kind in (PartKind.COMMENT, PartKind.SIGN):
        return style.text_muted
    return style.text
