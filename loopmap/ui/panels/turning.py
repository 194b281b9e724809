"""Parts beside each other where there is room, above each other where lines would be short."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QWidget

_NARROW = 88
"""Letters of a line in which parts beside each other could not be read."""

HIGH = 13
"""Lines of text that a chart and what is said of it need, one above the other."""

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_ABOVE = QBoxLayout.Direction.BottomToTop


def is_narrow(widget: QWidget, width: int) -> bool:
    """Whether so many pixels of a widget are too few for parts beside each other."""
    return width / max(1, widget.fontMetrics().averageCharWidth()) < _NARROW


class TurningLayout(QBoxLayout):
    """A row of ``into`` that becomes a column by itself, where that has at least ``lines``.

    ``upwards``: what was at the right end of the row stands at the top of the column.
    """

    def __init__(
        self, into: QWidget, *, spacing: int, lines: int = 0, upwards: bool = False
    ) -> None:
        super().__init__(_BESIDE, into)
        self._into, self._lines = into, lines
        self._turned = _ABOVE if upwards else _BELOW
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def setGeometry(self, rect: QRect) -> None:
        is_high = rect.height() >= self._lines * self._into.fontMetrics().lineSpacing()
        turns = is_narrow(self._into, rect.width()) and is_high
        wanted = self._turned if turns else _BESIDE
        if wanted is not self.direction():
            self.setDirection(wanted)
        super().setGeometry(rect)
