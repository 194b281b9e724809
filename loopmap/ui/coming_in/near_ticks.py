"""Variables named nearly like others here, ticked one by one where they are the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGroupBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from loopmap.editing.merging.same import Near
from loopmap.model.document import CausalMap
from loopmap.ui.panels.looks import heading, text

ASKED = "Are these the same? Tick those that are."


class NearTicks(QGroupBox):
    """One group for screen readers, with a tick for each pair; ``changed`` when one is set.

    ``offered``: there are other pairs now.
    """

    changed = Signal()
    offered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(ASKED)
        self.ticks: list[tuple[QCheckBox, Near]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(ASKED))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        self.hide()

    def ticked(self) -> list[Near]:
        """The pairs that are the same."""
        return [near for box, near in self.ticks if box.isChecked()]

    def offer(self, pairs: Sequence[Near], arriving: CausalMap, standing: CausalMap) -> None:
        """Offer these pairs; what was ticked of them before stays so."""
        ticked = set(self.ticked())
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        self.ticks = []
        for near in pairs:
            mine = arriving.variables[near.incoming].name
            theirs = standing.variables[near.standing].name
            row = _Row(mine, theirs)
            row.box.setChecked(near in ticked)
            row.box.toggled.connect(self._tell)
            self.ticks.append((row.box, near))
            self._rows.addWidget(row)
        self.setVisible(bool(self.ticks))
        self.offered.emit()

    def _tell(self, _: bool) -> None:
        self.changed.emit()


class _Row(QWidget):
    """A tick with words beside it that wrap; a click on them ticks as well."""

    def __init__(self, mine: str, theirs: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(f"“{mine}”, which comes in, is “{theirs}”, which is here")
        words: QLabel = text(f"“{mine}” is “{theirs}”")
        words.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.box.toggle()
