"""The user guide in a window of its own, with a field that finds words in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from loopmap.resources import guide
from loopmap.ui.panels.looks import muted
from loopmap.ui.theme import BASE_PIXELS, Theme

_CELL = 5
_SIZE = (860, 680)
_SHARE_OF_SCREEN = 0.92
_NO_MARK_UP = QTextDocument.MarkdownFeature.MarkdownNoHTML


class GuidePage(QDialog):
    """Can stay open beside the map. It opens and fetches nothing: a link in it is only text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("User guide")
        self.setModal(False)
        self._field, self._page, self._told = QLineEdit(), QTextBrowser(), muted()
        self._field.setPlaceholderText("Find in the guide; Enter goes to the next place")
        self._field.setAccessibleName("Find in the guide")
        self._page.setAccessibleName("User guide")
        self._page.setOpenLinks(False)
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        dialect = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        self._page.document().setMarkdown(guide(), dialect | _NO_MARK_UP)
        self._page.moveCursor(QTextCursor.MoveOperation.Start)  # it stands behind what was read
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)
        self._field.returnPressed.connect(self.find_next)
        self._field.textChanged.connect(self._forget)
        share = max(1.0, _letter() / BASE_PIXELS)
        most = self.screen().availableSize() * _SHARE_OF_SCREEN
        self.resize(*(min(round(n * share), m) for n, m in zip(_SIZE, most.toTuple(), strict=True)))

    @property
    def text(self) -> str:
        """The guide as plain text."""
        return self._page.toPlainText()

    @property
    def found(self) -> str:
        """What is marked in the guide."""
        return self._page.textCursor().selectedText()

    @property
    def told(self) -> str:
        """What is said about what was sought; empty for nothing."""
        return self._told.text()

    def find_next(self) -> None:
        """Go on to the next place that has the words, from the last round to the first."""
        words = self._field.text().strip()
        if not words or self._page.find(words):
            return
        self._page.moveCursor(QTextCursor.MoveOperation.Start)
        if not self._page.find(words):
            self._told.setText(f"“{words}” is not in the guide.")
            self._told.show()

    def _forget(self) -> None:
        self._told.hide()
        self._told.clear()

    def _dress(self) -> None:
        """Room between paragraphs, and lines in tables: Markdown says nothing of either."""
        document = self._page.document()
        cursor, block, letter = QTextCursor(document), document.begin(), _letter()
        while block.isValid():
            cursor.setPosition(block.position())
            if cursor.currentTable() is None:
                cursor.setBlockFormat(_apart(block.blockFormat(), letter))
            block = block.next()
        line = QBrush(QColor(self._theme.style.border))
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                frame.setFormat(_ruled(frame.format(), line))

    def _lay_out(self) -> None:
        self._told.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Enter in the field goes on to the next place
        column = QVBoxLayout(self)
        column.addWidget(self._field)
        column.addWidget(self._told)
        column.addWidget(self._page, 1)
        column.addWidget(buttons)
        self._page.setFocus()


def _letter() -> int:
    """The size of the window's letters, in pixels."""
    return QApplication.font().pixelSize()


def _apart(looks: QTextBlockFormat, letter: float) -> QTextBlockFormat:
    """Room above headings, around paragraphs, and a little between what is listed."""
    is_heading = looks.headingLevel() > 0
    looks.setTopMargin(letter * (1 if is_heading else 0.3))
    looks.setBottomMargin(letter * (0.3 if is_heading or looks.objectIndex() >= 0 else 0.6))
    return looks


def _ruled(looks: QTextTableFormat, line: QBrush) -> QTextTableFormat:
    """Thin lines in this colour and room in the cells, as wide as the page but for its edge."""
    looks.setBorder(1)
    looks.setBorderCollapse(True)
    looks.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    looks.setBorderBrush(line)
    looks.setCellPadding(_CELL)
    looks.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
    return looks
