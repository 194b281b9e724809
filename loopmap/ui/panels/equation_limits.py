"""What bounds a variable: never below zero, and between which values a constant may lie."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from loopmap.editing.equation.graph_points import number_of, shown
from loopmap.model.records import Kind, Variable
from loopmap.ui.panels.fields import LineField
from loopmap.ui.panels.looks import heading, muted

_STAYS = {
    Kind.STOCK: ("Never below zero", "It gives no more than it has"),
    Kind.FLOW: ("Never backwards", "It fills or drains one way only"),
}


class EquationLimits(QWidget):
    """``nonnegativeWanted`` carries yes or no, ``boundsWanted`` two numbers or None.

    ``refused`` tells what is no number.
    """

    nonnegativeWanted = Signal(bool)
    boundsWanted = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._bounds: tuple[float, float] | None = None
        self.stays = QCheckBox()
        self.low, self.high = LineField("Lowest value"), LineField("Highest value")
        self._range = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.low, 1)
        row.addWidget(muted("to"))
        row.addWidget(self.high, 1)
        inside = QVBoxLayout(self._range)
        inside.setContentsMargins(0, 7, 0, 0)
        inside.setSpacing(4)
        label = heading("May lie between")
        label.setBuddy(self.low)
        inside.addWidget(label)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stays)
        column.addWidget(self._range)
        self.stays.clicked.connect(self.nonnegativeWanted)
        for field in (self.low, self.high):
            field.committed.connect(self._read)

    def show_variable(self, variable: Variable, *, constant: float | None) -> None:
        """Show the limits that such a variable can have; ``constant``: the number it is."""
        words, meaning = _STAYS.get(variable.kind, ("", ""))
        self.stays.setVisible(bool(words))
        self.stays.setText(words)
        self.stays.setToolTip(meaning)
        self.stays.setAccessibleDescription(meaning)
        self.stays.setChecked(variable.nonnegative)
        self._range.setVisible(constant is not None)
        if constant is not None:
            low, high = sorted((constant * 0.8, constant * 1.2))
            self.low.setPlaceholderText(shown(low))
            self.high.setPlaceholderText(shown(high))
        self._bounds = variable.bounds
        self._show_bounds()

    def _show_bounds(self) -> None:
        low, high = ("", "") if self._bounds is None else map(shown, self._bounds)
        self.low.show_text(low)
        self.high.show_text(high)

    def _read(self) -> None:
        """Both numbers are a range, none of them takes it away; one alone waits for the other."""
        texts = [self.low.text().strip(), self.high.text().strip()]
        values = [number_of(text) for text in texts]
        wrong = [t for t, value in zip(texts, values, strict=True) if t and value is None]
        if wrong:
            self.refused.emit(f"“{wrong[0]}” is not a number.")
            self._show_bounds()
        elif not any(texts):
            self.boundsWanted.emit(None)
        elif all(texts):
            self.boundsWanted.emit(tuple(values))
