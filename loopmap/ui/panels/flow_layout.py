"""A layout that puts widgets in a row and goes on in the next when the row is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from loopmap.ui.panels.items_layout import ItemsLayout


class FlowLayout(ItemsLayout):
    """Left to right, then down; every widget at its natural size."""

    def __init__(self, parent: QWidget, *, spacing: int, below: int | None = None) -> None:
        """``spacing`` beside each widget, and below each row unless ``below`` says otherwise."""
        super().__init__(parent, spacing=spacing)
        self._below = spacing if below is None else below

    def width_of_one_line(self) -> int:
        """The room that all widgets beside each other need."""
        widths = [item.sizeHint().width() for item in self._shown()]
        return sum(widths) + self.spacing() * max(0, len(widths) - 1)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def _least_size(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, tall = rect.x(), rect.y(), 0
        for item in self._shown():
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, tall = rect.x(), y + tall + self._below, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            tall = max(tall, hint.height())
        return y + tall - rect.y()
