"""Parts beside each other where there is room, below each other where letters are large."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QWidget

_NARROW = 78
"""Letters of a line in which parts beside each other could not be read."""

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class TurningLayout(QBoxLayout):
    """A row of ``into`` that becomes a column by itself."""

    def __init__(self, into: QWidget, *, spacing: int) -> None:
        super().__init__(_BESIDE, into)
        self._into = into
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def setGeometry(self, rect: QRect) -> None:
        letters = rect.width() / max(1, self._into.fontMetrics().averageCharWidth())
        wanted = _BELOW if letters < _NARROW else _BESIDE
        if wanted is not self.direction():
            self.setDirection(wanted)
        super().setGeometry(rect)
