"""The lowest line of the sentence bar: what it will say, and the names that may be meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from loopmap.diagram.style import Style
from loopmap.ui.as_written import as_written, tip
from loopmap.ui.panels.completion_chips import CompletionChips
from loopmap.ui.theme import mark

ROOM_TO_READ = 180
"""Pixels that the sentence needs on the left of the chips, else it goes to their right."""

_BETWEEN = 14


class SentenceFoot(QWidget):
    """One line: chips under the name being typed, and a sentence beside them as far as it fits.

    ``chosen`` carries the place of a chip that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = QLabel(self)
        mark(self._told, "muted")
        as_written(self._told)
        self._whole = ""
        self._x = 0
        self.chips = CompletionChips(style, self)
        self.chips.chosen.connect(self.chosen)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, sentence: str) -> None:
        """Say this beside the chips."""
        self._whole = sentence
        self._told.setToolTip(tip(sentence))
        self._lay_out()

    @property
    def told(self) -> str:
        return self._whole

    def offer(self, names: Sequence[str], current: int, key: str, x: int) -> None:
        """Offer names from ``x`` pixels on, the ``current`` one lit with the key that takes it."""
        self._x = x
        self.chips.offer(names, current, self.width(), key)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(200, self.chips.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        low, high = 0, self.width()
        if not self.chips.isHidden():
            wide = self.chips.sizeHint().width()
            x = max(0, min(self._x, high - wide))
            self.chips.move(x, 0)
            low, high = (0, x - _BETWEEN) if x >= ROOM_TO_READ else (x + wide + _BETWEEN, high)
        metrics = QFontMetrics(self._told.font())
        self._told.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, high - low))
        self._told.setGeometry(low, 0, max(high - low, 0), self.height())
