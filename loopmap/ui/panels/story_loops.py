"""The loops of a story, each beside the colour it is lit in on the canvas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from loopmap.ui.panels.halo_swatch import paint_halo
from loopmap.ui.panels.looks import muted
from loopmap.ui.theme import style_in_force

_WIDE, _HIGH, _RIM = 42, 15, 3


class StoryLoops(QWidget):
    """A line for each loop: what it is called, and a piece of its halo."""

    def __init__(self, called: Sequence[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(3)
        for colour, words in enumerate(called):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(_Halo(colour), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(muted(words), 1)
            column.addLayout(row)


class _Halo(QWidget):
    def __init__(self, colour: int) -> None:
        super().__init__()
        self._colour, self._style = colour, style_in_force()
        self.setFixedSize(QSize(_WIDE, _HIGH))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._style = style_in_force()

    def paintEvent(self, _: QPaintEvent) -> None:
        style = self._style
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.card))
        painter.drawRoundedRect(self.rect(), _RIM, _RIM)
        paint_halo(painter, self.rect().adjusted(_RIM, _RIM, -_RIM, -_RIM), self._colour, style)
        painter.end()
