"""What had to be guessed, a row for each, with a list of what else may be meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from loopmap.formats.guess import Guess
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.looks import small, text

_LEAST_LETTERS = 12
_SHORT = 26
"""Choices of so many letters fit into a list beside what it is about."""

_WHOLE = 44
"""So many letters are seen of a choice in a list of its own line."""


class GuessRows(QWidget):
    """``answered`` tells the key of a guess and the value people chose instead."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows: QWidget | None = None
        self.boxes: dict[str, ChoiceBox] = {}
        self._lines: dict[str, GuessRow] = {}
        self._shown: tuple[tuple[object, ...], ...] = ()

    def show_guesses(self, guesses: Sequence[Guess]) -> None:
        """Show these; where they ask the same as before, only what is taken changes."""
        asked = tuple((g.key, g.about, g.choices, g.meaning) for g in guesses)
        if asked != self._shown:
            self._make(guesses)
            self._shown = asked
        for guess in guesses:
            self._lines[guess.key].take(guess.taken)

    def _make(self, guesses: Sequence[Guess]) -> None:
        had = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        if self._rows is not None:
            self._column.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        self.boxes, self._lines = {}, {}
        for guess in guesses:
            self._lines[guess.key] = line = GuessRow(guess, self._box(guess))
            rows.addWidget(line)
        self._column.addWidget(self._rows)
        if had in self.boxes:
            self.boxes[had].setFocus(Qt.FocusReason.OtherFocusReason)

    def _box(self, guess: Guess) -> ChoiceBox:
        box = ChoiceBox(guess.about, guess.meaning)
        for nth, choice in enumerate(guess.choices):
            box.addItem(choice.words, choice.value)
            box.setItemData(nth, choice.words, Qt.ItemDataRole.ToolTipRole)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LEAST_LETTERS)
        box.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        box.currentIndexChanged.connect(partial(self._answer, guess.key))
        self.boxes[guess.key] = box
        return box

    def _answer(self, key: str, _: int) -> None:
        self.answered.emit(key, str(self.boxes[key].currentData()))


class GuessRow(QWidget):
    """One guess: its list beside what it is about, or below where its choices are long.

    A choice too long for the list is written out in full below it.
    """

    def __init__(self, guess: Guess, box: ChoiceBox) -> None:
        super().__init__()
        self.box, self.in_full = box, small()
        about = text(guess.about)
        about.setBuddy(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if max(len(choice.words) for choice in guess.choices) <= _SHORT:
            first = QHBoxLayout()
            first.setSpacing(12)
            first.addWidget(about, 3)
            first.addWidget(box, 2, Qt.AlignmentFlag.AlignTop)
            column.addLayout(first)
        else:
            column.addWidget(about)
            column.addWidget(box)
        column.addWidget(self.in_full)
        box.currentTextChanged.connect(self._write_out)
        if guess.meaning:
            column.addWidget(small(guess.meaning))

    def take(self, value: str) -> None:
        """Show that choice without telling anybody."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findData(value))
        self._write_out(self.box.currentText())

    def _write_out(self, words: str) -> None:
        self.in_full.setText(words)
        self.in_full.setVisible(len(words) > _WHOLE)
