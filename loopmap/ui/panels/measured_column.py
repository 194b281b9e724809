"""A column that measures its rows once, for Qt's own measures every word each time it is asked."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class MeasuredColumn(QLayout):
    """Rows from above to below, each as wide as there is room and as high as it needs to be.

    Hundreds of rows of words that wrap are laid out in blocks, each with such a column: another
    row, or one that changes, has only its own block measured anew.
    """

    def __init__(self, parent: QWidget, *, spacing: int) -> None:
        self._least: QSize | None = None
        self._best: QSize | None = None
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def invalidate(self) -> None:
        self._least = self._best = None
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        if self._best is None:
            self._best = self._around([item.sizeHint() for item in self._shown()])
        return QSize(self._best)

    def minimumSize(self) -> QSize:
        if self._least is None:
            self._least = self._around([item.minimumSize() for item in self._shown()])
        return QSize(self._least)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _around(self, sizes: list[QSize]) -> QSize:
        between = self.spacing() * max(0, len(sizes) - 1)
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide, sum(size.height() for size in sizes) + between)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for item in self._shown():
            high = item.heightForWidth(rect.width()) if item.hasHeightForWidth() else -1
            high = high if high >= 0 else item.sizeHint().height()
            if move:
                item.setGeometry(QRect(rect.x(), y, rect.width(), high))
            y += high + self.spacing()
        return max(0, y - rect.y() - self.spacing())
