"""A row of plain tabs that goes on in the next line when it is full.

Arrow keys go from tab to tab; Tab reaches the one that is chosen.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.steady_button import SteadyButton
from loopmap.ui.theme import mark


class PageTabs(QWidget):
    """``chosen`` tells the place of the tab in front, counted from 0, whoever chose it."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pages")
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._tell)
        self._row = FlowLayout(self, spacing=0)

    def add(self, title: str) -> None:
        """Put a tab last; the first is in front."""
        tab = SteadyButton(title)
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(tab, "tab")
        place = len(self._group.buttons())
        self._group.addButton(tab, place)
        self._row.addWidget(tab)
        self._name(place, title)
        if place == 0:
            tab.setChecked(True)

    def retitle(self, place: int, title: str) -> None:
        """Another title on a tab."""
        self._name(place, title)
        self._row.invalidate()

    def title(self, place: int) -> str:
        """What a tab says."""
        return self._group.button(place).text()

    def in_one_line(self) -> int:
        """The width of all tabs beside each other."""
        return self._row.width_of_one_line()

    def choose(self, place: int) -> None:
        """Bring a tab to the front."""
        self._group.button(place).setChecked(True)

    def _name(self, place: int, title: str) -> None:
        tab = self._group.button(place)
        tab.setText(title)
        tab.setAccessibleName(f"{title}, page")

    def _tell(self, place: int, is_chosen: bool) -> None:
        if is_chosen:
            self.chosen.emit(place)
