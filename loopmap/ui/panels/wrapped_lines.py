"""Rows of a list as high as their text needs when it is wrapped to the list's width."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

_ACROSS, _DOWN = 9, 6
"""Pixels that the style sheet leaves on both sides of a row's text, and a little to spare."""


class WrappedLines(QStyledItemDelegate):
    """Measures rows without the padding, which Qt forgets when it wraps."""

    def sizeHint(
        self, _: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        around = 2 * (view.spacing() + _ACROSS)
        room = QRect(0, 0, max(view.viewport().width() - around, 60), 10_000)
        text = str(index.data())
        words = view.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(room.width(), words.height() + 2 * _DOWN)
