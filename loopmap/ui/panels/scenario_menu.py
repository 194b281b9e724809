"""What may be done with a scenario as a whole: name, double, move, judge by, delete."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from loopmap.ui.theme import mark

ENTRIES = (
    ("rename", "Rename"),
    ("describe", "Say what it stands for"),
    ("outcomes", "What matters for it …"),
    ("duplicate", "Duplicate"),
    ("earlier", "Earlier in the row"),
    ("later", "Later in the row"),
    ("delete", "Delete"),
)
"""What is wanted, and its words."""


class ScenarioMenu(QPushButton):
    """``wanted`` carries the first of an entry of `ENTRIES`."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Scenario …")
        self.setAccessibleName("What may be done with this scenario")
        self.setToolTip("Rename, describe, duplicate, move or delete it, or choose what matters")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self, "link")
        self.entries = QMenu(self)
        for want, words in ENTRIES:
            self.entries.addAction(words).triggered.connect(partial(self._want, want))
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.entries.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _want(self, want: str, _: bool = False) -> None:
        self.wanted.emit(want)
