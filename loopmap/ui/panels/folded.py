"""A part of a page that is folded away until somebody wants it, and stays open then."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from loopmap.ui.panels.fields import column
from loopmap.ui.theme import mark


class Folded(QWidget):
    """A line with the title, and below it ``inside`` while it is open. ``turned`` tells which."""

    turned = Signal(bool)

    def __init__(self, title: str, inside: QWidget, meaning: str = "") -> None:
        super().__init__()
        self._title, self._inside = title, inside
        self.line = QPushButton()
        self.line.setToolTip(meaning)
        self.line.setAccessibleDescription(meaning)
        self.line.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self.line, "fold")
        rows: QVBoxLayout = column(self, spacing=2)
        rows.addWidget(self.line)
        rows.addWidget(inside)
        self.line.clicked.connect(self._turn)
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether what is inside shows."""
        return not self._inside.isHidden()

    def set_open(self, shown: bool) -> None:
        """Show or fold away what is inside, without telling."""
        self._inside.setVisible(shown)
        self.line.setText(f"{'▾' if shown else '▸'}  {self._title}")
        self.line.setAccessibleName(f"{self._title}, {'open' if shown else 'folded'}")

    def _turn(self) -> None:
        self.set_open(not self.is_open)
        self.turned.emit(self.is_open)


class Unfolding(QObject):
    """Keeps all folded parts that join open together, or folded; ``turned`` tells which."""

    turned = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: list[Folded] = []
        self._is_open = False

    def join(self, part: Folded) -> None:
        """Let a part be open when the others are."""
        self._parts.append(part)
        part.set_open(self._is_open)
        part.turned.connect(self._turn)

    def set_open(self, shown: bool) -> None:
        """Open or fold all of them, without telling."""
        self._is_open = shown
        for part in self._parts:
            part.set_open(shown)

    def _turn(self, shown: bool) -> None:
        self.set_open(shown)
        self.turned.emit(shown)
