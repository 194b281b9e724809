"""All that was said of a file as it came in: a line or two of it at once, the whole to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from loopmap.formats.format import Opened
from loopmap.formats.guess import Guess
from loopmap.ui.panels.looks import muted
from loopmap.ui.theme import BASE_PIXELS

GUESSED = "What had to be guessed"
LEFT_OUT = "What is left out"
ODD = "What was odd"
SHOW_ALL = "Show all"
COPIED = "It is on the clipboard."

_ROOM = 230
"""So many letters of sentences fill two lines of the banner on a small screen."""

_SIZE = QSize(720, 520)
_SHARE_OF_SCREEN = 0.92
_INDENT = 20.0


@dataclass(frozen=True, slots=True)
class Said:
    """Sentences under headings, on the file of that ``name``."""

    name: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]

    def __bool__(self) -> bool:
        return bool(self.parts)

    def text(self) -> str:
        """All of it as plain text."""
        told = ("\n".join((head, *(f"• {each}" for each in lines))) for head, lines in self.parts)
        return "\n\n".join((f"What was said of “{self.name}”", *told)) + "\n"


def said_of(name: str, opened: Opened) -> Said:
    """What was guessed, is left out and was odd; headings that nothing stands under are not."""
    odd = (*opened.warnings, *filter(None, (opened.read_only,)))
    guessed = tuple(_guessed(each) for each in opened.guesses)
    parts = ((GUESSED, guessed), (LEFT_OUT, opened.left_out), (ODD, odd))
    return Said(name, tuple((head, tuple(lines)) for head, lines in parts if lines))


def in_short(sentences: Sequence[str], room: int = _ROOM) -> str:
    """The first of them that fit into ``room`` letters, at least one, and how many there are."""
    shown: list[str] = []
    for each in sentences:
        if shown and len(" ".join((*shown, each))) > room:
            break
        shown.append(each)
    more = len(sentences) - len(shown)
    return " ".join((*shown, f"… and {more} more.") if more else shown)


def _guessed(guess: Guess) -> str:
    taken = next((c.words for c in guess.choices if c.value == guess.taken), guess.taken)
    return f"{guess.about}: {taken}. {guess.meaning}".rstrip()


class SaidPage(QDialog):
    """It scrolls, can be marked and copied, and stays open beside the map."""

    def __init__(self, said: Said, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"What was said of {said.name}")
        self._said = said
        self.page, self.told = QTextEdit(), muted()
        self.buttons = QDialogButtonBox()
        self.copy = self.buttons.addButton("Copy all", QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        _write(said, self.page)
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.resize((_SIZE * share).boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    def copy_all(self) -> None:
        """Put all of it on the clipboard, and say so."""
        QApplication.clipboard().setText(self._said.text())
        self.told.setText(COPIED)
        self.told.show()

    def _lay_out(self) -> None:
        self.page.setReadOnly(True)
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.page.setAccessibleName(self.windowTitle())
        self.told.hide()
        close = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.copy.clicked.connect(self.copy_all)
        self.buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.page, 1)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        close.setDefault(True)


def _write(said: Said, page: QTextEdit) -> None:
    """Headings and their sentences, letter for letter: nothing in them is taken for mark-up."""
    page.document().setIndentWidth(_INDENT)
    cursor = QTextCursor(page.document())
    strong, plain = QTextCharFormat(), QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    for nth, (head, lines) in enumerate(said.parts):
        if nth:
            cursor.insertBlock(QTextBlockFormat())
        apart = QTextBlockFormat()
        apart.setTopMargin(14 if nth else 0)
        apart.setBottomMargin(4)
        cursor.setBlockFormat(apart)
        cursor.insertText(head, strong)
        points = QTextListFormat()
        points.setStyle(QTextListFormat.Style.ListDisc)
        line_by_line = QTextBlockFormat()
        line_by_line.setBottomMargin(3)
        cursor.insertBlock(line_by_line, plain)
        made = cursor.createList(points)
        for order, line in enumerate(lines):
            if order:
                cursor.insertBlock()
            made.add(cursor.block())
            cursor.insertText(line, plain)
    page.moveCursor(QTextCursor.MoveOperation.Start)
