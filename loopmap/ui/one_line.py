"""A label on one line that ends in “…” where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QStylePainter

from loopmap.ui.as_written import as_written, tip


class OneLine(QLabel):
    """Shows its text as written, all of it in a tooltip where it is cut."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        as_written(self)

    def minimumSizeHint(self) -> QSize:
        """Room for a word, so that a long text never holds a window open."""
        return QSize(6 * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QStylePainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(tip(self.text()) if text != self.text() else "")
        role = self.foregroundRole()
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawItemText(self.rect(), flags, self.palette(), True, text, role)
