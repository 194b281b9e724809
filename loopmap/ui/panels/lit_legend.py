"""Which lit loop is which: a chip for each, with a piece of its halo."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from loopmap.analysis.loop_labels import Label
from loopmap.analysis.loops import LoopKey
from loopmap.diagram.style import Style
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.halo_swatch import paint_halo
from loopmap.ui.theme import mark

_SWATCH = QSize(30, 8)


class LitLegend(QWidget):
    """There from two lit loops on. ``outWanted`` tells a loop whose light is to go out."""

    outWanted = Signal(object)

    def __init__(self, most: int, style: Style) -> None:
        super().__init__()
        self.setAccessibleName("Loops that are lit")
        row = FlowLayout(self, spacing=5)
        row.setContentsMargins(6, 0, 6, 0)
        self._keys: list[LoopKey] = []
        self._chips = [_Chip(style) for _ in range(most)]
        for place, chip in enumerate(self._chips):
            chip.clicked.connect(partial(self._put_out, place))
            row.addWidget(chip)

    def show_lit(self, lit: Mapping[LoopKey, int], labels: Mapping[LoopKey, Label]) -> None:
        """Show these loops with their colours."""
        self._keys = [key for key in lit if key in labels]
        self.setVisible(len(self._keys) > 1)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(self._keys))
            if place < len(self._keys):
                key = self._keys[place]
                chip.show_loop(labels[key], lit[key])

    def set_style(self, style: Style) -> None:
        """Paint in another theme."""
        for chip in self._chips:
            chip.style_in_force = style
            chip.update()

    def _put_out(self, place: int, _: bool = False) -> None:
        self.outWanted.emit(self._keys[place])


class _Chip(QPushButton):
    def __init__(self, style: Style) -> None:
        super().__init__()
        self.style_in_force = style
        self._colour = 0
        mark(self, "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_loop(self, label: Label, colour: int) -> None:
        self._colour = colour
        # The swatch is painted over the room that these spaces leave.
        self.setText(f"{label.label}{chr(0x2003) * 3}")
        called = f"{label.label} {label.name}".strip()
        self.setAccessibleName(f"{called} is lit: put it out")
        self.setToolTip(f"Put out {label.label}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        right, middle = self.width() - 10, self.height() // 2
        at = QRect(right - _SWATCH.width(), middle - _SWATCH.height() // 2, 0, 0)
        painter = QPainter(self)
        paint_halo(painter, QRect(at.topLeft(), _SWATCH), self._colour, self.style_in_force)
        painter.end()
