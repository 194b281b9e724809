"""The fields panels are made of: chips, texts that commit when left, lists to click.

A field shows a value and says when the person changed it; it never edits a
document itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from loopmap.ui.committing import keeps_ctrl_enter
from loopmap.ui.composed_text import ComposedText
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.steady_button import SteadyButton
from loopmap.ui.theme import mark


class ChipRow(QWidget):
    """One choice out of a few, as chips that wrap. Arrow keys go round them, Space chooses.

    Tab comes to the chosen chip. ``None`` shows no chip as chosen: the selection is of
    several minds.
    """

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[Any, str, str]]) -> None:
        """``choices`` are (value, words on the chip, what it means)."""
        super().__init__()
        self.setAccessibleName(name)
        self._values = [value for value, _, _ in choices]
        self._group = QButtonGroup(self)
        row = FlowLayout(self, spacing=5)
        for place, (_, words, meaning) in enumerate(choices):
            chip = _Chip(words, self)
            chip.stepped.connect(self._step)
            chip.setCheckable(True)
            chip.setAutoDefault(False)  # in a dialog Enter does what the dialog is for
            chip.setToolTip(meaning)
            chip.setAccessibleName(f"{name}: {words}")
            chip.setAccessibleDescription(meaning)
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            mark(chip, "chip")
            self._group.addButton(chip, place)
            row.addWidget(chip)
        self._group.idClicked.connect(self._say)

    def show_value(self, value: object) -> None:
        """Show a value as chosen without saying that anybody chose it."""
        self._group.setExclusive(False)
        for place, known in enumerate(self._values):
            self._group.button(place).setChecked(known == value)
        self._group.setExclusive(True)
        self._lead_tab_to(max(self._group.checkedId(), 0))

    def _say(self, place: int) -> None:
        self._lead_tab_to(place)
        self.chosen.emit(self._values[place])

    def _step(self, by: int) -> None:
        buttons = self._group.buttons()
        place = next((n for n, chip in enumerate(buttons) if chip is self.focusWidget()), 0)
        buttons[(place + by) % len(buttons)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lead_tab_to(self, place: int) -> None:
        for n, chip in enumerate(self._group.buttons()):
            by_tab, by_click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(by_tab if n == place else by_click)


_STEPS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip


class _Chip(SteadyButton):
    """``stepped`` tells that an arrow key goes to the next or the one before.

    That is in the order they are read, wherever the lines wrap.
    """

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)


class LineField(QLineEdit):
    """One line that says what it holds when it is left or Enter is pressed; Esc puts it back."""

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", *, title: bool = False) -> None:
        super().__init__()
        self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        if title:
            mark(self, "title")
        self.editingFinished.connect(self._commit)

    def show_text(self, text: str) -> None:
        """Show a value, unless the person is just typing another one."""
        if self.hasFocus() and self.text() != self._shown:
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            return
        super().keyPressEvent(event)

    def _commit(self) -> None:
        if self.text() != self._shown:
            wanted, self._shown = self.text(), self.text()
            self.committed.emit(wanted)


class TextField(ComposedText):
    """Several lines that grow with their text and commit when left or at Ctrl+Enter."""

    committed = Signal(str)

    def __init__(
        self, name: str, placeholder: str = "", *, title: bool = False, lines: int = 2
    ) -> None:
        super().__init__()
        self._shown = ""
        self._lines = 1 if title else lines
        self._one_line = title
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if title:
            mark(self, "title")
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def show_text(self, text: str) -> None:
        """Show a value, unless the person is just typing another one."""
        if self.hasFocus() and self.toPlainText() != self._shown:
            return
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(100, self._height())

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter, which commits, from the window's shortcuts."""
        return keeps_ctrl_enter(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (self._one_line or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self._commit()
            return
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _commit(self) -> None:
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.committed.emit(self._shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def _grow(self, _: object = None) -> None:
        height = self._height()
        if height != self.height():
            self.setFixedHeight(height)

    def _height(self) -> int:
        lines = max(self._lines, int(self.document().size().height()))
        return ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + 15


def plain_button(text: str, meaning: str = "") -> QPushButton:
    """A quiet command inside a panel."""
    button = QPushButton(text)
    button.setToolTip(meaning)
    button.setAccessibleDescription(meaning)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    mark(button, "link")
    return button


def column(parent: QWidget | None = None, *, spacing: int = 4) -> QVBoxLayout:
    """A column of fields without margins."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let Qt delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
