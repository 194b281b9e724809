"""The courses of a variable over time as a small picture, and the way to where they are drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.over_time import Chart, chart_shapes, chart_words, name_room
from loopmap.editing.over_time import chart_of, told
from loopmap.model.ids import RecordId
from loopmap.ui.paint import paint
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import column, plain_button
from loopmap.ui.theme import style_in_force

OVER_TIME = "over time"
"""The page that is asked for, by ``Asking.pageWanted``."""

_HEIGHT = 96
_NO_AXIS = 4.0


class SketchSection(QWidget):
    """The picture, where anything is drawn, and a button to draw; private things are seen here."""

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self._asking, self._showing = asking, RecordId("")
        self.picture = _Picture(self._ask)
        self._draw = plain_button(
            "Draw over time…", "Draw how it may go, or went, and lay it against a run"
        )
        rows = column(self, spacing=2)
        rows.addWidget(self.picture)
        rows.addWidget(self._draw)
        self._draw.clicked.connect(self._ask)

    def show_variable(self, variable: RecordId) -> None:
        """Show the courses of a variable of the map on show."""
        self._showing = variable
        chart = chart_of(self._asking.session.map, variable, None)
        self.picture.show_chart(chart)
        self.picture.setVisible(bool(chart.courses))

    def _ask(self) -> None:
        self._asking.pageWanted.emit(OVER_TIME, self._showing)


class _Picture(QWidget):
    """Words at the ends of the lines alone; a press on it asks for the page."""

    def __init__(self, pressed: Callable[[], None]) -> None:
        super().__init__()
        self._pressed = pressed
        self._chart = Chart(0.0, 1.0)
        self.setFixedHeight(_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Courses over time")

    def show_chart(self, chart: Chart) -> None:
        """Show a chart."""
        if chart != self._chart:
            self._chart = chart
            self.setAccessibleDescription(told(chart))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        style, size = style_in_force(), self.font().pixelSize() * 0.85
        right = name_room(self._chart, size, bundled_measure()) + 4
        below = size * 1.5
        width, height = self.width() - right - _NO_AXIS, self.height() - below - _NO_AXIS
        frame = Box(_NO_AXIS + width / 2, _NO_AXIS + height / 2, max(20.0, width), height)
        painter = QPainter(self)
        paint(painter, chart_shapes(self._chart, frame, style))
        words = chart_words(self._chart, frame, size, style)
        paint(painter, [word for word in words if word.x >= frame.left])
        painter.end()
