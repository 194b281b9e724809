"""The loops of a run as rows: their ink, their name, and how often they lead at a moment."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from loopmap.diagram.style import Style, load_style
from loopmap.editing.loop_shares import LoopShare, LoopShares
from loopmap.ui.as_written import as_written, tip
from loopmap.ui.loop_inks import Swatch
from loopmap.ui.loop_moment_words import led_in_words, share_in_words, way_in_words
from loopmap.ui.panels.fields import column, empty
from loopmap.ui.theme import mark


class RunLoopRow(QAbstractButton):
    """One loop; a click lights it on the map, checked while it is lit."""

    def __init__(self, number: int, shares: LoopShares, style: Style) -> None:
        super().__init__()
        self._loop, self._draws = shares.loops[number], shares.draws
        self.number, self._style = number, style
        self.setCheckable(True)
        self.setEnabled(self._loop.key is not None)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip(f"{self._loop.title}\nClick to light it on the map."))
        self._swatch = Swatch(number, style)
        self._detail = QLabel()
        self._lay_out()

    def show_moment(self, place: int) -> None:
        """Say what it does at one of the times, and how often it leads there."""
        course = self._loop.course[place]
        told = "does nothing here"
        if course:
            how = f"{way_in_words(course)}: {share_in_words(abs(course))}"
            told = f"{how}  ·  {led_in_words(self._loop.led[place], self._draws)}"
        self._detail.setText(told)
        self.setAccessibleName(f"{self._loop.title}: {told}")

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self._swatch.set_style(style)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """A soft ground when it is lit or pointed at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style, frame = self._style, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            lit = self.isChecked()
            painter.setBrush(QColor(style.lit_soft if lit else style.hover))
            edge = style.accent if self.hasFocus() else style.lit_border if lit else "transparent"
            painter.setPen(QPen(QColor(edge)))
            painter.drawRoundedRect(frame, 7, 7)
        painter.end()

    def _lay_out(self) -> None:
        name = as_written(QLabel(self._loop.title))
        name.setWordWrap(True)
        mark(name, "subheading")
        mark(self._detail, "small")
        self._detail.setWordWrap(True)
        words = column(spacing=0)
        words.addWidget(name)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 4, 3)
        row.setSpacing(8)
        row.addWidget(self._swatch, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for part in (name, self._detail, self._swatch):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class RunLoopRows(QWidget):
    """All rows; ``chosen`` carries the number of the loop that was clicked."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._style = load_style("light")
        self._rows: list[RunLoopRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    def show_loops(self, shares: LoopShares) -> None:
        """Show other loops, each at the moment at which it does most."""
        empty(self._column)
        self._rows = []
        for number, loop in enumerate(shares.loops):
            row = RunLoopRow(number, shares, self._style)
            row.show_moment(busiest(loop))
            row.clicked.connect(self._choose)
            self._rows.append(row)
            self._column.addWidget(row)

    def show_moment(self, shares: LoopShares, place: int | None) -> None:
        """Tell of one moment, or of each loop's own busiest."""
        for row, loop in zip(self._rows, shares.loops, strict=True):
            row.show_moment(busiest(loop) if place is None else place)

    def show_lit(self, lit: frozenset[int]) -> None:
        """Check the rows of the loops that are lit on the map."""
        for row in self._rows:
            row.setChecked(row.number in lit)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        for row in self._rows:
            row.set_style(style)

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, RunLoopRow):
            self.chosen.emit(row.number)


def busiest(loop: LoopShare) -> int:
    """The place of the moment at which a loop does most."""
    course = loop.course
    if not course:
        return 0
    most, least = max(course), min(course)
    return course.index(most if most >= -least else least)
