"""How near the map is looked at, as a figure that can be read, typed and stepped."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from loopmap.ui.canvas.view import LARGEST_SCALE, SMALLEST_SCALE
from loopmap.ui.theme import mark

STEP = 1.25
"""By how much one step brings the map nearer."""


def scale_from(text: str) -> float | None:
    """The scale that a person typed in per cent, within what can be shown; None for no number.

    >>> scale_from("150 %"), scale_from("9000"), scale_from("near")
    (1.5, 8.0, None)
    """
    found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*%?\s*", text)
    if found is None:
        return None
    return min(LARGEST_SCALE, max(SMALLEST_SCALE, float(found[1].replace(",", ".")) / 100))


class ZoomBox(QWidget):
    """Minus, the figure, plus, Fit. ``scaleWanted`` carries a scale, 1.0 for 100 %."""

    scaleWanted = Signal(float)
    stepWanted = Signal(float)
    fitWanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 1.0
        self.field = _Figure()
        self._smaller = _button("\u2212", "Zoom out (Ctrl+\u2212)")
        self._larger = _button("+", "Zoom in (Ctrl++)")
        self._fit = _button("Fit", "Fit the whole map (Ctrl+0)")
        self._smaller.clicked.connect(self._step_out)
        self._larger.clicked.connect(self._step_in)
        self._fit.clicked.connect(self.fitWanted)
        self.field.returnPressed.connect(self._take)
        self.field.stepped.connect(self.stepWanted)
        self.field.escaped.connect(self._leave)
        self.field.editingFinished.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for part in (self._smaller, self.field, self._larger, self._fit):
            row.addWidget(part)

    def show_scale(self, scale: float) -> None:
        """Show a scale, unless somebody is typing another."""
        self._shown = scale
        if not self.field.isModified():
            self._show()

    def _show(self) -> None:
        self.field.setText(f"{round(self._shown * 100)} %")

    def _take(self) -> None:
        scale = scale_from(self.field.text())
        if scale is not None:
            self.scaleWanted.emit(scale)
        self._leave()

    def _leave(self) -> None:
        self._show()
        self.left.emit()

    def _step_in(self) -> None:
        self.stepWanted.emit(STEP)

    def _step_out(self) -> None:
        self.stepWanted.emit(1 / STEP)


class _Figure(QLineEdit):
    """The figure: up and down step it, Esc gives it up."""

    stepped = Signal(float)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Zoom in per cent")
        self.setToolTip("Zoom. Type a figure, or press the up and down keys.")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark(self, "figure")

    def changeEvent(self, event: QEvent) -> None:
        """As wide as the largest figure in the type in force."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setFixedWidth(self.fontMetrics().horizontalAdvance("000 %") + 20)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is there is typed over."""
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self.stepped.emit(STEP)
        elif event.key() == Qt.Key.Key_Down:
            self.stepped.emit(1 / STEP)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip.partition(" (")[0])
    mark(button, "quiet")
    return button
