"""Two parts beside each other where there is room; where that is high, one above the other.

Else they are one column, which scrolls.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from loopmap.ui.panels.fields import column
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import BASE_PIXELS

_ROOM = 600
"""Pixels, at the usual size of text, from which on there is room for two."""
_HIGH = 250
"""Pixels of height from which on both parts are seen at once in a narrow place."""
_TALL = 190
"""How high the second part is below the first."""
ALIKE = (1, 1)
"""How a high place is shared by the first part and the second, which stands above it."""


class Beside(QWidget):
    """``first`` scrolls; ``second`` stands at its right or above it, or ends its column.

    ``shares`` of room across, and ``above`` of a high place.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        shares: tuple[int, int] = (8, 6),
        above: tuple[int, int] = ALIKE,
    ) -> None:
        super().__init__()
        self._second, self._shares, self._above = second, shares, above
        self._way = ""
        whole = QWidget()
        self._down = column(whole, spacing=10)
        self._down.addWidget(first)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(22)
        self._across.addWidget(Scrolled(whole), shares[0])
        self._place()

    @property
    def is_beside(self) -> bool:
        """Whether both stand side by side."""
        return self._way == "beside"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._place()

    def _place(self) -> None:
        scale = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        way = "beside" if self.width() >= _ROOM * scale else "column"
        if way == "column" and self.height() >= _HIGH * scale:
            way = "above"
        self._second.setMinimumHeight(round(_TALL * scale) if way == "column" else 0)
        if way == self._way:
            return
        self._way = way
        for layout in (self._down, self._across):
            layout.removeWidget(self._second)
        if way == "column":
            self._down.addWidget(self._second)
            return
        high = way == "above"
        turned = QBoxLayout.Direction.BottomToTop if high else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(turned)
        self._across.setSpacing(10 if high else 22)
        shares = self._above if high else self._shares
        self._across.addWidget(self._second)
        for place, share in enumerate(shares):
            self._across.setStretch(place, share)
