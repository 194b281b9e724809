"""The two tables of the outline, one above the other; where there is no room for both, one.

Which one follows the keyboard: whoever comes into the line of a table, by Tab or by a
click, has that table open. The line of the other stays, with a button that says what it
holds.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from loopmap.analysis.aloud import counted
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.looks import strong
from loopmap.ui.panels.outline_table import OutlineTable

ROWS_OF_BOTH = 5
"""Rows that each table shows where both are open."""


class Half(QWidget):
    """A title, the line in which a row is added, and the table. ``wanted``: open it, please."""

    wanted = Signal()

    def __init__(
        self, title: str, button: QWidget | None, entry: QWidget, table: OutlineTable
    ) -> None:
        super().__init__()
        self.table = table
        self._thing = title.lower().removesuffix("s")
        self._show = plain_button("", f"Open the table of {title.lower()}")
        self._show.clicked.connect(self.wanted)
        self._show.hide()
        line = QHBoxLayout()
        line.setContentsMargins(14, 0, 10, 0)
        line.addWidget(strong(title))
        line.addStretch(1)
        for part in (button, self._show):
            if part is not None:
                line.addWidget(part)
        self._button = button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(entry)
        layout.addWidget(table, 1)

    def set_open(self, is_open: bool) -> None:
        """Show the table, or what it holds instead of it."""
        rows = self.table.model().rowCount()
        self._show.setText(f"Show {counted(rows, self._thing)}")
        self._show.setVisible(not is_open)
        self.table.setVisible(is_open)
        if self._button is not None:
            self._button.setVisible(is_open)

    def is_opener(self, widget: QWidget) -> bool:
        """Whether it is the button that stands for the table while that is not open."""
        return widget is self._show

    @property
    def tall(self) -> int:
        """Pixels it takes with ROWS_OF_BOTH rows."""
        layout = self.layout()
        assert layout is not None
        around = layout.minimumSize().height()
        if not self.table.isHidden():
            around -= self.table.minimumSizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        return around + self.table.height_of(ROWS_OF_BOTH) + bar


class Halves(QSplitter):
    """Both parts, above each other. ``turned``: another table is open now."""

    turned = Signal()

    def __init__(self, first: Half, second: Half) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._halves = (first, second)
        self._open, self._both = first, False
        for half in self._halves:
            self.addWidget(half)
            half.wanted.connect(lambda half=half: self._go_to(half))
        self.setChildrenCollapsible(False)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def follow(self) -> None:
        """Say anew what is in a table that is not open, and show as many as there is room for."""
        self._share()

    @property
    def shown(self) -> OutlineTable:
        """The table to begin in: the first, or the only one that is open."""
        first = self._halves[0]
        return self._open.table if first.table.isHidden() else first.table

    def go_to(self, table: OutlineTable) -> None:
        """Put the keyboard into that table, open or not."""
        self._go_to(self._of(table))

    def show_table(self, table: OutlineTable) -> None:
        """Have that table open, where only one can be and nobody works in the other."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._turn_to(self._of(table))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._share()

    def _share(self) -> None:
        talls = [half.tall for half in self._halves]
        spare = self.height() - sum(talls) - self.handleWidth()
        was, self._both = self._both, spare >= 0
        for half in self._halves:
            half.set_open(self._both or half is self._open)
        if self._both:
            if not was:
                self.setSizes([tall + spare // 2 for tall in talls])
            return
        closed = next(half for half in self._halves if half is not self._open)
        least = closed.minimumSizeHint().height()
        rest = self.height() - self.handleWidth() - least
        self.setSizes([least if half is closed else rest for half in self._halves])

    def _turn_to(self, half: Half) -> None:
        if half is not self._open:
            self._open = half
            self._share()
            self.turned.emit()

    def _of(self, table: OutlineTable) -> Half:
        return next(half for half in self._halves if half.table is table)

    def _go_to(self, half: Half) -> None:
        self._turn_to(half)
        half.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, _from: QWidget | None, to: QWidget | None) -> None:
        """Open what the keyboard comes into. The button that opens it waits to be pressed.

        Opened by mere passing it would vanish under the keyboard, and a screen reader would
        name it after what the keyboard has then.
        """
        for half in self._halves:
            if to is not None and half.isAncestorOf(to) and not half.is_opener(to):
                self._turn_to(half)
