"""Two parts beside each other where there is room, else one below the other in one column."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from loopmap.ui.panels.fields import column
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import BASE_PIXELS

_ROOM = 600
"""Pixels, at the usual size of text, from which on there is room for two."""
_TALL = 190
"""How high the second part is below the first."""


class Beside(QWidget):
    """``first`` scrolls; ``second`` stands at its right, or ends its column. ``shares`` of room."""

    def __init__(self, first: QWidget, second: QWidget, shares: tuple[int, int] = (8, 6)) -> None:
        super().__init__()
        self._second, self._shares = second, shares
        self._is_beside: bool | None = None
        whole = QWidget()
        self._down = column(whole, spacing=10)
        self._down.addWidget(first)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(22)
        self._across.addWidget(Scrolled(whole), shares[0])
        self._place()

    @property
    def is_beside(self) -> bool:
        """Whether both stand side by side."""
        return bool(self._is_beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._place()

    def _place(self) -> None:
        scale = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        beside = self.width() >= _ROOM * scale
        self._second.setMinimumHeight(0 if beside else round(_TALL * scale))
        if beside is self._is_beside:
            return
        self._is_beside = beside
        if beside:
            self._down.removeWidget(self._second)
            self._across.addWidget(self._second, self._shares[1])
        else:
            self._across.removeWidget(self._second)
            self._down.addWidget(self._second)
