"""A column that measures its rows once, for Qt's own measures every word each time it is asked."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from loopmap.ui.panels.items_layout import ItemsLayout


class MeasuredColumn(ItemsLayout):
    """Rows from above to below, each as wide as there is room and as high as it needs to be.

    Hundreds of rows of words that wrap are laid out in blocks, each with such a column: another
    row, or one that changes, has only its own block measured anew.
    """

    def __init__(self, parent: QWidget, *, spacing: int) -> None:
        self._best: QSize | None = None
        super().__init__(parent, spacing=spacing)

    def invalidate(self) -> None:
        self._best = None
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        if self._best is None:
            self._best = self._around([item.sizeHint() for item in self._shown()])
        return QSize(self._best)

    def _least_size(self) -> QSize:
        return self._around([item.minimumSize() for item in self._shown()])

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
