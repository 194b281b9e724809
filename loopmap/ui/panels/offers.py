"""What can be done about a finding: a button for each mend, and one to skip it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from loopmap.analysis.checks import Finding
from loopmap.ui.panels.wrapping_button import WrappingButton
from loopmap.ui.theme import mark

MOST = 3
"""Offers a finding may make."""


class Offers(QFrame):
    """``taken`` carries the place of the offer chosen; ``skipped`` that it matters not."""

    taken = Signal(int)
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What can be done")
        self._buttons = [WrappingButton() for _ in range(MOST)]
        self._skip = QPushButton("Not here (Delete)")
        mark(self._skip, "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 0)
        layout.setSpacing(6)
        for place, button in enumerate(self._buttons):
            button.clicked.connect(partial(self._take, place))
            layout.addWidget(button)
        layout.addWidget(self._skip)
        self._skip.clicked.connect(self.skipped)
        self.show_finding(None)

    def show_finding(self, finding: Finding | None) -> None:
        """Show the offers of a finding, or nothing."""
        self.setVisible(finding is not None)
        offers = finding.offers if finding else ()
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(offers))
            if place < len(offers):
                key = "Enter" if place == 0 else str(place + 1)
                button.set_words(f"{offers[place].label}  ({key})")

    def _take(self, place: int, _: bool = False) -> None:
        self.taken.emit(place)
