"""What can be done about a finding: why it matters, a button for each mend, and two more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from loopmap.analysis.checks import Finding
from loopmap.ui.panels.checks_words import why
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import small
from loopmap.ui.panels.wrapping_button import WrappingButton
from loopmap.ui.theme import mark

MOST = 3
"""Offers a finding may make."""


class Offers(QFrame):
    """``taken`` carries the place of the offer chosen; ``skipped`` that it matters not.

    ``goWanted``: somebody wants to see it on the map.
    """

    taken = Signal(int)
    skipped = Signal()
    goWanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What can be done")
        self._why = small()
        self._buttons = [WrappingButton() for _ in range(MOST)]
        self._go = QPushButton("Show (Space)")
        self._go.setToolTip("Go to it on the map")
        self._skip = QPushButton("Not here (Delete)")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 0)
        layout.setSpacing(6)
        layout.addWidget(self._why)
        for place, button in enumerate(self._buttons):
            button.clicked.connect(partial(self._take, place))
            layout.addWidget(button)
        below = QWidget(self)
        beside = FlowLayout(below, spacing=4)
        for quiet in (self._go, self._skip):
            mark(quiet, "quiet")
            beside.addWidget(quiet)
        layout.addWidget(below)
        self._go.clicked.connect(self.goWanted)
        self._skip.clicked.connect(self.skipped)
        self.show_finding(None)

    def show_finding(self, finding: Finding | None) -> None:
        """Show why a finding matters and its offers, or nothing."""
        self.setVisible(finding is not None)
        if finding is None:
            return
        self._why.setText(why(finding))
        self._go.setVisible(bool(finding.variables))
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(finding.offers))
            if place < len(finding.offers):
                key = "Enter" if place == 0 and not finding.asks else str(place + 1)
                button.set_words(f"{finding.offers[place].label}  ({key})")

    def _take(self, place: int, _: bool = False) -> None:
        self.taken.emit(place)
