"""The names offered under a field on the canvas, the one that Enter takes lit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from loopmap.ui.as_written import tip
from loopmap.ui.theme import mark

_NARROWEST, _WIDEST = 26, 54
"""Widths of the list in average characters, so that it grows with the window's text."""

_GAP = 5


class Offer(NamedTuple):
    """A name that may be meant, and the key that takes it."""

    words: str
    key: str


class Offers(QFrame):
    """A short list that floats by its field; the keyboard stays in the field.

    ``taken`` carries the row that was clicked.
    """

    taken = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Variables this may mean")
        self._list = QTreeWidget()
        self._prepare()
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.addWidget(self._list)
        self._list.itemClicked.connect(self._tell)
        self.hide()

    def offer(self, offers: Sequence[Offer], current: int) -> None:
        """Show these, the one at ``current`` lit; hide if there are none."""
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._list.clear()
        for offer in offers:
            item = QTreeWidgetItem([offer.words, offer.key])
            item.setToolTip(0, tip(offer.words))
            item.setForeground(1, quiet)
            self._list.addTopLevelItem(item)
        lit = self._list.topLevelItem(current)
        if lit is not None:
            self._list.setCurrentItem(lit)
        self.setVisible(bool(offers))
        self._fit()

    def lie_by(self, field: QRect, free: QRect, near: QRect) -> None:
        """Within ``free``, below the field, above it or beside it: where least of ``near`` goes."""
        width, height = self.width(), self.height()
        across = max(free.left(), min(field.center().x() - width // 2, free.right() - width))
        down = max(free.top(), min(field.top(), free.bottom() - height))
        places = [
            QRect(across, field.bottom() + _GAP, width, height),
            QRect(across, field.top() - _GAP - height, width, height),
            QRect(field.right() + _GAP, down, width, height),
            QRect(field.left() - _GAP - width, down, width, height),
        ]
        fitting = [place for place in places if free.contains(place)]
        self.move(min(fitting or places[:1], key=partial(_covered, near)).topLeft())
        self.raise_()

    def _prepare(self) -> None:
        shown = self._list
        shown.setColumnCount(2)
        shown.setHeaderHidden(True)
        shown.setRootIsDecorated(False)
        shown.setUniformRowHeights(True)
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = shown.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _fit(self) -> None:
        """As wide as the longest name and as high as the list is long."""
        rows = self._list.topLevelItemCount()
        wanted = self._list.sizeHintForColumn(0) + self._list.sizeHintForColumn(1) + 28
        row = max(1, self._list.sizeHintForRow(0))
        letter = self.fontMetrics().averageCharWidth()
        width = max(_NARROWEST * letter, min(wanted, _WIDEST * letter))
        self.resize(width, rows * row + 14)

    def _tell(self, item: QTreeWidgetItem) -> None:
        self.taken.emit(self._list.indexOfTopLevelItem(item))


def _covered(near: QRect, place: QRect) -> int:
    """How much of ``near`` would lie under a list there, in pixels."""
    common = near.intersected(place)
    return max(0, common.width()) * max(0, common.height())
