"""One line of causal language: large, coloured as it is typed, read by nobody but the bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from loopmap.analysis.sentences.parts import Span, SpanKind
from loopmap.diagram.style import Style
from loopmap.editing.clip import Clip
from loopmap.model.records import Sign
from loopmap.ui.composed_text import ComposedText
from loopmap.ui.panels.own_keys import TO_SENTENCE

LARGER = 1.38
"""Size of the sentence to the window's text: 18 px beside 13."""

MENDING = "+=-−?~"
"""Signs that mend the last link when they are typed into the empty line; no sentence begins so."""

HITHER = TO_SENTENCE
"""Typed to come here; where one is here already it means the same and is no text."""

_KEYS: Mapping[int, str] = {
    Qt.Key.Key_Return: "entered",
    Qt.Key.Key_Enter: "entered",
    Qt.Key.Key_Escape: "escaped",
    Qt.Key.Key_Up: "wentUp",
    Qt.Key.Key_Down: "wentDown",
}


_GOES_ON = frozenset("+-−–>→~")
"""Signs at the beginning of a line by which it belongs to the line before it."""


class SentenceEntry(ComposedText):
    """The line itself. Says what keys mean; what a sentence is, the bar knows.

    ``acceptWanted`` answers Tab while anything is typed: who types fast would else say the
    rest of a sentence to the map, as commands. From the empty line Tab goes to the next
    field as anywhere, Shift+Tab and Esc leave at any time. ``thingsPasted`` asks for what is on
    the clipboard, which is no text, to be pasted on the map; ``linesPasted`` carries a text
    of several lines, which is no sentence. ``undoWanted`` is Ctrl+Z in the empty line and
    Alt+Backspace at any time, ``mended`` a sign typed into the empty line,
    ``standingWanted`` Ctrl+Enter.
    """

    entered = Signal()
    escaped = Signal()
    wentUp = Signal()
    wentDown = Signal()
    acceptWanted = Signal()
    undoWanted = Signal()
    mended = Signal(str)
    standingWanted = Signal()
    linesPasted = Signal(str)
    thingsPasted = Signal()
    focusChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 0, 0)
        self.setCursorWidth(2)
        self._colours = SentenceColours(self.document())

    def take_looks(self, font: QFont, style: Style) -> None:
        """Write larger and heavier than ``font``, in the colours of ``style``."""
        large = QFont(font)
        large.setPixelSize(round(max(font.pixelSize(), 1) * LARGER))
        large.setWeight(QFont.Weight.DemiBold)
        # The style sheet's rule for text fields would win over setFont.
        self.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus { background: transparent; border: none;"
            f" padding: 0; font-size: {large.pixelSize()}px; font-weight: 600;"
            f" placeholder-text-color: {style.text_muted}; }}"
        )
        self.setFont(large)
        self.updateGeometry()

    def colour(self, spans: Sequence[Span], style: Style) -> None:
        """Colour the text as ``spans`` say."""
        self._colours.take(spans, style, self.textCursor().position())

    def sizeHint(self) -> QSize:
        return QSize(400, round(QFontMetricsF(self.font()).lineSpacing()) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def replace(self, text: str, caret: int) -> None:
        """Another text in place of this one, as one step of the line's own undo."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(caret)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's shortcuts."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (_takes_back(event) or _wants_standing(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant, is_empty = _KEYS.get(event.key()), not self.toPlainText()
        if _wants_standing(event):
            self.standingWanted.emit()
        elif meant is not None:
            getattr(self, meant).emit()
        elif event.key() == Qt.Key.Key_Tab and not is_empty:
            self.acceptWanted.emit()
        elif _takes_back(event) or (is_empty and event.matches(QKeySequence.StandardKey.Undo)):
            self.undoWanted.emit()
        elif is_empty and event.matches(QKeySequence.StandardKey.Paste) and holds_things():
            self.thingsPasted.emit()
        elif is_empty and event.text() in MENDING and event.text():
            self.mended.emit(event.text())
        elif is_empty and event.text() == HITHER:
            event.accept()
        else:
            if event.text() == " ":
                self._lengthen_minus()
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab here while anything is typed."""
        return not (forward and self.toPlainText()) and super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focusChanged.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focusChanged.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """One line is put here; several lines and the cells of a table are things of their own."""
        text = source.text()
        lines = [line for line in text.splitlines() if line.strip()]
        if (len(lines) > 1 and not _is_one_sentence(lines)) or "\t" in text.strip():
            self.linesPasted.emit(text)
        else:
            self.insertPlainText(" ".join(text.split()))

    def _lengthen_minus(self) -> None:
        """A hyphen typed as a sign becomes a real minus, to be seen from the back row."""
        cursor = self.textCursor()
        before = self.toPlainText()[: cursor.position()]
        if before.endswith(" -") and not cursor.hasSelection():
            cursor.deletePreviousChar()
            cursor.insertText("−")


def holds_things() -> bool:
    """Whether things are on the clipboard and no words: records of a map, a picture, or files.

    A lone variable counts as its name.
    """
    from loopmap.ui.offered import files_named, offered  # most sentences are typed

    found = offered(QGuiApplication.clipboard().mimeData())
    if isinstance(found, Clip):
        return len(found.variables) > 1 or bool(found.groups or found.notes)
    return bool(files_named(found)) if isinstance(found, str) else found is not None


def _is_one_sentence(lines: Sequence[str]) -> bool:
    """Whether a line goes on with a sign; where all of them do, these are the marks of a list."""
    begin = [line.lstrip()[0] in _GOES_ON for line in lines]
    return any(begin) and not begin[0]


def _wants_standing(event: QKeyEvent) -> bool:
    """Ctrl+Enter."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.ControlModifier and event.key() in (
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    )


def _takes_back(event: QKeyEvent) -> bool:
    """Alt+Backspace, the other key for undo, which no text field needs while one types."""
    is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return is_alt and event.key() == Qt.Key.Key_Backspace


class SentenceColours(QSyntaxHighlighter):
    """Colours known names, new ones, signs and asides."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: list[tuple[int, int, QTextCharFormat]] = []

    def take(self, spans: Sequence[Span], style: Style, caret: int) -> None:
        """Colour by these spans; a new name is underlined once the caret has left it."""
        self._formats = [
            (span.start, span.end - span.start, _format(span, style, caret)) for span in spans
        ]
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for start, length, how in self._formats:
            self.setFormat(start, min(length, len(text) - start), how)


def _format(span: Span, style: Style, caret: int) -> QTextCharFormat:
    how = QTextCharFormat()
    how.setForeground(QColor(_colour(span, style)))
    if span.kind is SpanKind.SIGN:
        how.setFontWeight(QFont.Weight.Bold)
    if span.kind is SpanKind.NEW and not span.start < caret <= span.end:
        how.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        how.setUnderlineColor(QColor(style.text_muted))
    return how


def _colour(span: Span, style: Style) -> str:
    if span.kind in (SpanKind.ASIDE, SpanKind.DIRECTION):
        return style.text_muted
    if span.kind is SpanKind.KNOWN or (span.kind is SpanKind.NEW and span.sign is None):
        return style.text
    return sign_colour(span.sign, style)


def sign_colour(sign: Sign | None, style: Style) -> str:
    """The colour in which links of that sign are drawn."""
    if sign is Sign.SAME:
        return style.link_same
    return style.link_opposite if sign is Sign.OPPOSITE else style.link_unknown
