"""The findings of the checks as lines, and the keys that mend, skip and go to one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from loopmap.analysis.checks import Finding
from loopmap.ui.panels.checks_words import why
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key
from loopmap.ui.panels.wrapped_lines import WrappedLines

_LINES = 7
"""Lines of text that are always seen."""


class FindingsList(QListWidget):
    """Says what keys mean; what a finding is, the panel knows.

    ``taken`` carries the place of an offer, ``firstTaken`` is Enter, which takes the first
    where nobody has to choose.
    """

    taken = Signal(int)
    firstTaken = Signal()
    skipped = Signal()
    goWanted = Signal()
    renameWanted = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Findings")
        self.setAccessibleDescription(
            "Enter does what is offered, 1 to 3 the offer of that number, Delete says that it"
            " does not matter here, Space goes to it on the map, F2 types another name."
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(WrappedLines(self))
        self.setSpacing(2)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Other lines; nothing is said of a current one until there is one again.

        Without any the list stays: the keyboard would go from a hidden one to who knows where.
        """
        self.blockSignals(True)
        self.clear()
        for finding in findings:
            item = QListWidgetItem(finding.text)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, why(finding))
            self.addItem(item)
        self.blockSignals(False)

    def minimumSizeHint(self) -> QSize:
        """Room for a finding of a few lines."""
        return QSize(super().minimumSizeHint().width(), _LINES * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The offers below take more room or less: the current line stays in view."""
        super().resizeEvent(event)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, LIST_KEYS, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        meant = {
            Qt.Key.Key_Return: self.firstTaken,
            Qt.Key.Key_Enter: self.firstTaken,
            Qt.Key.Key_Delete: self.skipped,
            Qt.Key.Key_Backspace: self.skipped,
            Qt.Key.Key_Space: self.goWanted,
            Qt.Key.Key_F2: self.renameWanted,
            Qt.Key.Key_Escape: self.escaped,
        }.get(Qt.Key(key))
        if meant is not None:
            meant.emit()
        elif text.isascii() and text.isdigit() and text != "0":
            self.taken.emit(int(text) - 1)
        else:
            super().keyPressEvent(event)
