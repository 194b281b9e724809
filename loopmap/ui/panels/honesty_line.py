"""What a run rests on and that it is no forecast, in a sentence, or in a few words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from loopmap.simulation.words import COARSE, HONESTY
from loopmap.ui.theme import mark

_HONESTY_SHORT = "{draws} draws; not a forecast."
_COARSE_SHORT = "Coarse: {draws} draws."


class HonestyLine(QLabel):
    """Where there is little room the few words stand, and the sentence is told on hover."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "small")
        self.setWordWrap(True)
        self._words = self._short = ""
        self._is_brief = False

    def tell_draws(self, draws: int) -> None:
        """Say over how many draws a direction held."""
        self._tell(HONESTY.format(draws=f"{draws:,}"), _HONESTY_SHORT.format(draws=f"{draws:,}"))

    def tell_coarse(self, draws: int) -> None:
        """Say that it is coarse while a hand moves."""
        self._tell(COARSE.format(draws=f"{draws:,}"), _COARSE_SHORT.format(draws=f"{draws:,}"))

    def tell(self, words: str) -> None:
        """Say something else, nothing for ""."""
        self._tell(words, words)

    def be_brief(self, brief: bool) -> None:
        """Say it in a few words, or in full again."""
        if brief != self._is_brief:
            self._is_brief = brief
            self._tell(self._words, self._short)

    def _tell(self, words: str, short: str) -> None:
        self._words, self._short = words, short
        self.setText(short if self._is_brief else words)
        self.setToolTip(words if self._is_brief and words != short else "")
        self.setAccessibleName(words)
