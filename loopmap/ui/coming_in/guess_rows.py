"""What had to be guessed, a row for each, with a list of what else may be meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from loopmap.formats.guess import Guess
from loopmap.ui.panels.choice_box import ChoiceBox
from loopmap.ui.panels.looks import small, text


class GuessRows(QWidget):
    """``answered`` tells the key of a guess and the value people chose instead."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows: QWidget | None = None
        self.boxes: dict[str, ChoiceBox] = {}
        self._shown: tuple[tuple[object, ...], ...] = ()

    def show_guesses(self, guesses: Sequence[Guess]) -> None:
        """Show these; where they ask the same as before, only what is taken changes."""
        asked = tuple((g.key, g.about, g.choices, g.meaning) for g in guesses)
        if asked != self._shown:
            self._make(guesses)
            self._shown = asked
        for guess in guesses:
            box = self.boxes[guess.key]
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(guess.taken))

    def _make(self, guesses: Sequence[Guess]) -> None:
        had = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        if self._rows is not None:
            self._column.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self.boxes = {}
        for row, guess in enumerate(guesses):
            grid.addWidget(_asked(guess), row, 0)
            grid.addWidget(self._box(guess), row, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self._rows)
        if had in self.boxes:
            self.boxes[had].setFocus(Qt.FocusReason.OtherFocusReason)

    def _box(self, guess: Guess) -> ChoiceBox:
        box = ChoiceBox(guess.about, guess.meaning)
        for choice in guess.choices:
            box.addItem(choice.words, choice.value)
        box.currentIndexChanged.connect(partial(self._answer, guess.key))
        self.boxes[guess.key] = box
        return box

    def _answer(self, key: str, _: int) -> None:
        self.answered.emit(key, str(self.boxes[key].currentData()))


def _asked(guess: Guess) -> QWidget:
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(2)
    column.addWidget(text(guess.about))
    if guess.meaning:
        column.addWidget(small(guess.meaning))
    return words
