"""A tornado: one thing at a time as bars, the widest on top; each can be gone to and chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from loopmap.diagram.charts.tornado import BELOW, TornadoChart, TornadoRow
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import Style, load_style
from loopmap.ui.as_written import tip
from loopmap.ui.paint import paint

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TornadoPlot(QWidget):
    """``chosen`` tells the place of the row that was clicked, or gone to with Enter pressed.

    Arrow keys go from row to row; what each says stands in ``told`` and is spoken.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("One thing at a time")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._style = load_style("light")
        self._rows: tuple[TornadoRow, ...] = ()
        self._told: tuple[str, ...] = ()
        self._middle = 0.0
        self._below = BELOW
        self._current: int | None = None

    @property
    def told(self) -> tuple[str, ...]:
        """What each row says, in words."""
        return self._told

    @property
    def current(self) -> int | None:
        """The row in hand."""
        return self._current

    def show_rows(
        self,
        rows: Sequence[TornadoRow],
        told: Sequence[str],
        middle: float,
        below: tuple[str, str, str] = BELOW,
    ) -> None:
        """Show other bars around ``middle``, each with its sentence; ``below`` says how far."""
        self._below = below
        self._rows, self._told, self._middle = tuple(rows), tuple(told), middle
        self._current = None
        self.setAccessibleDescription(". ".join(self._told[:3]))
        self.updateGeometry()
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def chart(self, width: float | None = None) -> TornadoChart:
        """What is painted now, or as it would be at another width."""
        return TornadoChart(
            self._rows,
            self._middle,
            self.width() if width is None else width,
            float(self.font().pixelSize()),
            self._style,
            bundled_measure(),
            self._current if self.hasFocus() or self.underMouse() else None,
            self._below,
        )

    def sizeHint(self) -> QSize:
        return QSize(320, round(self.chart().height))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._rows:
            at = -1 if self._current is None and step > 0 else self._current or 0
            self._go(min(max(at + step, 0), len(self._rows) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None and self._rows:
            self._go(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._at(event.position().y())
        if row is not None:
            self._go(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._at(event.position().y())
        if row is not None:
            self._go(row)
            self.chosen.emit(row)

    def event(self, event: QEvent) -> bool:
        """On hover, what the row says."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self._at(event.y())
            QToolTip.showText(event.globalPos(), tip(self._told[row]) if row is not None else "")
            return True
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.panel))
        paint(painter, self.chart().drawn().primitives)
        painter.end()

    def _at(self, y: float) -> int | None:
        row = int(y // self.chart().step)
        return row if 0 <= row < len(self._rows) else None

    def _go(self, row: int) -> None:
        if row != self._current:
            self._current = row
            self.setAccessibleDescription(self._told[row])
            changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(changed)
            self.update()
