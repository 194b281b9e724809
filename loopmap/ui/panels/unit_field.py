"""The field of a unit: those of the map are offered, what cannot be read is told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from loopmap.editing.equation.about import unit_fault
from loopmap.ui.panels.fields import LineField
from loopmap.ui.panels.looks import text as words
from loopmap.ui.theme import mark


class UnitField(QWidget):
    """``committed`` carries the unit as typed; one that cannot be read is kept and told."""

    committed = Signal(str)

    def __init__(self, name: str = "Unit") -> None:
        super().__init__()
        self.field = LineField(name, "e.g. people/month")
        self._told = words()
        mark(self._told, "warning")
        self._offers = QStringListModel(self)
        completer = QCompleter(self._offers, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.field)
        column.addWidget(self._told)
        self.field.committed.connect(self.committed)
        self.field.textChanged.connect(self._tell)
        self._tell()

    def show_unit(self, unit: str, offered: Sequence[str]) -> None:
        """Show a unit, and offer these while another is typed."""
        if self._offers.stringList() != list(offered):
            self._offers.setStringList(list(offered))
        self.field.show_text(unit)

    def _tell(self) -> None:
        fault = unit_fault(self.field.text())
        self._told.setText(f"This unit cannot be read: {fault}" if fault else "")
        self._told.setVisible(bool(fault))
        self.field.setAccessibleDescription(self._told.text())
