"""The lists at the side of the first page: what a crash left, and pieces they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from loopmap.ui.as_written import tip
from loopmap.ui.theme import BASE_PIXELS, mark

_WIDTH = 300
"""Logical pixels of the lists in letters of the usual size."""

_SHOWN = 3
"""The latest; more of them would push the recent files off the page."""


class Section(QWidget):
    """A heading with buttons below it; seen while it has any."""

    def __init__(self, title: str) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 8)
        outer.setSpacing(4)
        heading = QLabel(title)
        heading.setWordWrap(True)
        mark(heading, "subheading")
        outer.addWidget(heading)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        outer.addLayout(self.rows)
        self.hide()

    def buttons(self) -> list[QWidget]:
        """All rows, from the top."""
        items = (self.rows.itemAt(place) for place in range(self.rows.count()))
        return [w for item in items if item is not None and (w := item.widget()) is not None]


class Recoverable(Section):
    """What can be recovered: the latest few, the older ones when asked for, each or all to go.

    ``changed`` when there are other buttons than before.
    """

    wanted = Signal(object)  # the Path of a journal
    awayWanted = Signal(object, str)  # the Path of a journal, and what it is called
    allAwayWanted = Signal(object)  # the Paths of all journals
    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Not saved when Loopmap stopped")
        self._journals: list[tuple[Path, str]] = []

    @property
    def offered(self) -> list[str]:
        """All that can be recovered, in words, also what is not unfolded."""
        return [text for _, text in self._journals]

    def show_all(self, journals: Sequence[tuple[Path, str]]) -> None:
        """List these journals, each with what to call it, the latest first."""
        self._journals = list(journals)
        self._fill(_SHOWN)

    def list_again(self) -> None:
        """The same in letters of another size."""
        self._fill(_SHOWN)

    def _fill(self, count: int) -> None:
        clear(self.rows)
        for journal, text in self._journals[:count]:
            button = link_button(text, "Open it as it was when Loopmap stopped")
            button.clicked.connect(partial(self._want, journal))
            meaning = f"No longer offer to {text.splitlines()[0].lower()}"
            self.rows.addWidget(button)
            self._add_quiet("Throw away", meaning).clicked.connect(
                partial(self._want_away, journal, text)
            )
        older = len(self._journals) - count
        if older > 0:
            more = self._add_quiet(f"Show {older} older", "All that was not saved")
            more.clicked.connect(self._unfold)
        if len(self._journals) > 1:
            every = self._add_quiet(
                f"Throw all {len(self._journals)} away", "No longer offer to recover any of them"
            )
            every.clicked.connect(self._want_all_away)
        self.setVisible(bool(self._journals))
        self.changed.emit()

    def _add_quiet(self, text: str, meaning: str) -> QPushButton:
        button = link_button(text, meaning)
        mark(button, "quietLink")
        self.rows.addWidget(button)
        return button

    def _unfold(self) -> None:
        self._fill(len(self._journals))
        first_new = self.buttons()[2 * _SHOWN]
        # Once it is seen: until then the keyboard stays with the button that goes.
        QTimer.singleShot(0, first_new, lambda: first_new.setFocus(Qt.FocusReason.TabFocusReason))

    def _want(self, journal: Path) -> None:
        self.wanted.emit(journal)

    def _want_away(self, journal: Path, text: str) -> None:
        self.awayWanted.emit(journal, text)

    def _want_all_away(self) -> None:
        self.allAwayWanted.emit([journal for journal, _ in self._journals])


def list_width(beside: QWidget) -> int:
    """How wide the lists are in the letters of that widget, logical pixels."""
    return round(_WIDTH * max(1.0, beside.font().pixelSize() / BASE_PIXELS))


def link_button(text: str, meaning: str) -> QPushButton:
    """A button as wide as the column; a long name loses its middle and keeps its ends."""
    button = QPushButton()
    button.setToolTip(tip(meaning))
    button.setAccessibleName(text)
    button.setAutoDefault(True)
    mark(button, "link")
    button.ensurePolished()
    metrics, middle = button.fontMetrics(), Qt.TextElideMode.ElideMiddle
    room = list_width(button) - 12
    lines = (metrics.elidedText(line, middle, room) for line in text.split("\n"))
    button.setText("\n".join(lines).replace("&", "&&"))
    return button


def clear(layout: QVBoxLayout | QGridLayout) -> None:
    """Take everything out of it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
