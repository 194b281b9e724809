"""A short field for one number: typed, or stepped with the arrow keys; refused in a sentence."""

from __future__ import annotations

from math import isfinite

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from loopmap.simulation.act_words import number
from loopmap.ui.panels.fields import LineField
from loopmap.ui.theme import mark

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_WIDEST = "\N{MINUS SIGN}0.00"


class NumberField(LineField):
    """``typed`` carries a number within ``low`` to ``high``, ``refused`` why another is none.

    ``empty``: what is told of an emptied field, where it may be empty.
    """

    typed = Signal(float)
    refused = Signal(str)

    def __init__(  # one name each for what it holds
        self, name: str, low: float, high: float, *, step: float = 0.05, empty: float | None = None
    ) -> None:
        super().__init__(name)
        self._called, self._low, self._high, self._step = name, low, high, step
        self._empty = empty
        self._value: float | None = None
        mark(self, "number")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{name}: {number(low)} to {number(high)}")
        self.committed.connect(self._take)

    def show_number(self, value: float | None) -> None:
        """Show a number, or nothing for None."""
        self._value = value
        self.show_text("" if value is None else shown(value))

    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance(_WIDEST) + 12, super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        elif self._value is not None:
            stepped = round(self._value + by * self._step, 6)
            self._take(shown(min(max(stepped, self._low), self._high)))

    def _take(self, text: str) -> None:
        if not text.strip() and self._empty is not None:
            self.show_number(None)
            self.typed.emit(self._empty)
            return
        value = _read(text)
        if value is None or not self._low <= value <= self._high:
            self._put_back()
            self.refused.emit(
                f"{self._called} is a number from {shown(self._low)} to {shown(self._high)}."
            )
            return
        if value != self._value:
            self.show_number(value)
            self.typed.emit(value)
        else:
            self._put_back()

    def _put_back(self) -> None:
        self.setText("" if self._value is None else shown(self._value))
        self._shown = self.text()


def shown(value: float) -> str:
    """A number as people read it, with a real minus."""
    return number(round(value, 6) + 0.0).replace("-", "\N{MINUS SIGN}")


def _read(text: str) -> float | None:
    try:
        value = float(text.replace("\N{MINUS SIGN}", "-").replace(",", ".").strip())
    except ValueError:
        return None
    return value if isfinite(value) else None
