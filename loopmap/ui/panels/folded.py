"""A part of a page that is folded away until somebody wants it, and stays open then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from loopmap.ui.panels.fields import column
from loopmap.ui.theme import mark

Inside = TypeVar("Inside", bound=QWidget)


class Folded(QWidget, Generic[Inside]):
    """A line with the title, and below it what ``make`` gives while it is open.

    What is inside is made when it is first unfolded: it takes longer than all of the page
    that is seen. ``turned`` tells whether it is open.
    """

    turned = Signal(bool)

    def __init__(self, title: str, make: Callable[[], Inside], meaning: str = "") -> None:
        super().__init__()
        self._title, self._make = title, make
        self._inside: Inside | None = None
        self._fill: Callable[[Inside], None] | None = None
        self.line = QPushButton()
        self.line.setToolTip(meaning)
        self.line.setAccessibleDescription(meaning)
        self.line.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self.line, "fold")
        self._rows: QVBoxLayout = column(self, spacing=2)
        self._rows.addWidget(self.line)
        self.line.clicked.connect(self._turn)
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether what is inside shows."""
        return self._inside is not None and not self._inside.isHidden()

    @property
    def inside(self) -> Inside:
        """What is inside, made if it is not yet."""
        if self._inside is None:
            self._inside = self._make()
            self._inside.hide()
            self._rows.addWidget(self._inside)
        return self._inside

    def fill(self, fill: Callable[[Inside], None]) -> None:
        """Let what is inside show something: at once where it is open, else once it is."""
        self._fill = fill
        self._fill_open()

    def set_open(self, shown: bool) -> None:
        """Show or fold away what is inside, without telling."""
        if shown:
            self.inside.show()
            self._fill_open()
        elif self._inside is not None:
            self._inside.hide()
        self.line.setText(f"{'▾' if shown else '▸'}  {self._title}")
        self.line.setAccessibleName(f"{self._title}, {'open' if shown else 'folded'}")

    def _fill_open(self) -> None:
        if self._fill is not None and self.is_open:
            self._fill(self.inside)
            self._fill = None

    def _turn(self) -> None:
        self.set_open(not self.is_open)
        self.turned.emit(self.is_open)


class Unfolding(QObject):
    """Keeps all folded parts that join open together, or folded; ``turned`` tells which."""

    turned = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: list[Folded[Any]] = []
        self._is_open = False

    def join(self, part: Folded[Any]) -> None:
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
