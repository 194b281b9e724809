"""The last sentence read back in letters that are read from the back row."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from loopmap.ui.as_written import as_written

LEAST = 22
"""Pixels of its letters at least."""

SHARE = 0.03
"""Of the window's height that its letters are."""

LARGER = 1.6
"""Their size to the window's own text, where that has been made larger."""


class ReadBack(QLabel):
    """Shows itself while there is something to read, and goes when there is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Said last")
        self.setWordWrap(True)
        as_written(self)
        self.setContentsMargins(0, 0, 0, 6)
        self._size = 0
        self.hide()

    def show_sentence(self, told: str) -> None:
        """Read this back; "" takes it away."""
        self.setText(told)
        self.setAccessibleDescription(told)
        self._enlarge()
        self.setVisible(bool(told))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._enlarge()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._enlarge()

    def _enlarge(self) -> None:
        """Letters in proportion to the window, and half as large again as its own at least."""
        host = self.parentWidget() or self
        own = round(host.font().pixelSize() * LARGER)
        size = max(LEAST, math.ceil(self.window().height() * SHARE), own)
        if size != self._size:
            self._size = size
            font = QFont(self.font())
            font.setPixelSize(size)
            # The style sheet's rule for labels would win over setFont.
            self.setStyleSheet(f"font-size: {size}px; font-weight: 600;")
            self.setFont(font)
