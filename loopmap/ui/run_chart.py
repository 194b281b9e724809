"""The chart of a run: today as a flat line, each variable's median as a curve in its band.

A map knows directions, not numbers: time runs from "now" to "later" and the height
from "lower" over "as today" to "higher", without a figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from loopmap.diagram.style import Style
from loopmap.ui.as_written import as_written
from loopmap.ui.run_plot import Curve, RunPlot
from loopmap.ui.theme import mark


class RunChart(QWidget):
    """Curves, or a sentence where there are none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(200, 90)
        self.plot = RunPlot()
        self._words = as_written(QLabel())
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        mark(self._words, "muted")
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._words)
        self._stack.addWidget(self.plot)

    def show_words(self, words: str) -> None:
        """Show a sentence instead of curves."""
        self._words.setText(words)
        self._stack.setCurrentWidget(self._words)

    def show_curves(self, times: Sequence[float], curves: Sequence[Curve]) -> None:
        """Show these courses over ``times``; no curves shows today alone."""
        self.plot.show_curves(times, curves)
        self._stack.setCurrentWidget(self.plot)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self.plot.set_style(style)
