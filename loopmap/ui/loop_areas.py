"""The chart of who leads when: loops as stacked areas, what drives on above, what holds back below.

Each area has a pattern and its label besides its colour. Arrow keys move a moment through
the run, a click chooses an area's loop and the moment.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from loopmap.diagram.style import Style, load_style
from loopmap.editing.loop_chart import SIDES
from loopmap.editing.loop_layers import Area, Reach, areas, reach_of, stills
from loopmap.editing.loop_shares import LoopShares
from loopmap.ui.loop_area_frame import AreaFrame
from loopmap.ui.loop_area_picture import AreaPicture, Drawn
from loopmap.ui.loop_moment_words import moment_told

_GAP, _BESIDE, _ABOVE = 6.0, 8.0, 4.0
_STEP = 0.02
"""Of the run: how far an arrow key goes."""

_NARROW = 0.12
"""Of the run: a stretch without change that is no wider says nothing."""


class LoopAreas(QWidget):
    """``momentChosen`` carries a place among the times, ``loopChosen`` a loop's number."""

    momentChosen = Signal(int)
    loopChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(180, 90)
        self._style = load_style("light")
        self._shares = LoopShares()
        self._areas: tuple[Area, ...] = ()
        self._reach = Reach.of(0.0, 0.0)
        self._stills: tuple[tuple[int, int], ...] = ()
        self._picture = AreaPicture()
        self._moment: int | None = None
        self._chosen: int | None = None
        self._name()

    def show_shares(self, shares: LoopShares) -> None:
        """Show other loops; no moment and no loop is chosen then."""
        self._shares, self._areas = shares, tuple(areas(shares))
        self._reach = reach_of(self._areas)
        self._stills = tuple(stills(shares))
        self._moment = self._chosen = None
        self._name()
        self.update()

    def show_moment(self, place: int | None) -> None:
        """Put the line at one of the times, or take it away."""
        if place != self._moment:
            self._moment = place
            self._name()
            self.update()
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)

    def show_chosen(self, loop: int | None) -> None:
        """Frame a loop's areas."""
        self._chosen = loop
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 180)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._shares.times) - 1
        step = max(1, round(last * _STEP))
        at = -step if self._moment is None else self._moment
        moves = {
            Qt.Key.Key_Right: at + step,
            Qt.Key.Key_Left: at - step,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        place = moves.get(Qt.Key(event.key()))
        if place is None or last < 0:
            super().keyPressEvent(event)
            return
        self._go(min(max(place, 0), last))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._shares.times:
            self._go(self._frame().place_at(event.position()))
            found = self._area_at(event.position())
            if found is not None and found.loop >= 0:
                self.loopChosen.emit(found.loop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._shares.times:
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(self._frame().place_at(event.position()))
        found = self._area_at(event.position())
        self.setToolTip("" if found is None else self._told(found))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._style.panel))
        frame = self._frame()
        if self._shares.times:
            self._picture.paint(painter, self, self._drawn(frame))
            self._paint_still(painter, frame)
        self._paint_frame(painter, frame)
        self._paint_moment(painter, frame)
        painter.end()

    # What is painted

    def _paint_still(self, painter: QPainter, frame: AreaFrame) -> None:
        """Stretches in which nothing changes say so."""
        painter.setPen(QColor(self._style.text_muted))
        rect = frame.rect
        for first, last in self._stills:
            if (last - first) >= _NARROW * len(self._shares.times):
                left, above = frame.x(first), frame.y(0) - rect.top() - _GAP
                across = QRectF(left, rect.top(), frame.x(last) - left, above)
                painter.drawText(across, _ON_THE_LINE, "nothing changes here")

    def _paint_frame(self, painter: QPainter, frame: AreaFrame) -> None:
        area, line = frame.rect, QFontMetricsF(self.font()).height()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._style.border), 1.0))
        painter.drawPolyline(QPolygonF([area.topLeft(), area.bottomLeft(), area.bottomRight()]))
        painter.setPen(QPen(QColor(self._style.text_muted), 1.2))
        painter.drawLine(QPointF(area.left(), frame.y(0)), QPointF(area.right(), frame.y(0)))
        below = QRectF(area.left(), area.bottom() + _GAP / 2, area.width(), line)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        for words, side in zip(self._ends(), sides, strict=True):
            painter.drawText(below, side, words)
        for words, top in zip(SIDES, (area.top(), area.bottom() - line), strict=True):
            beside = QRectF(0, top, area.left() - _GAP, line)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight, words)

    def _ends(self) -> tuple[str, str]:
        clock, times = self._shares.clock, self._shares.times
        if not clock.has_figures or not times:
            return "now", "later"
        return clock.figure(times[0]), clock.figure(times[-1])

    def _paint_moment(self, painter: QPainter, frame: AreaFrame) -> None:
        if self._moment is not None and self._shares.times:
            x, area = frame.x(self._moment), frame.rect
            painter.setPen(QPen(QColor(self._style.text), 1.6))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._style.accent), 2.0))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    # Where things lie

    def _drawn(self, frame: AreaFrame) -> Drawn:
        return Drawn(self._areas, frame, self._style, self._chosen)

    def _frame(self) -> AreaFrame:
        metrics = QFontMetricsF(self.font())
        left = max(map(metrics.horizontalAdvance, SIDES)) + _GAP + 2
        right, below = self.width() - _BESIDE, self.height() - metrics.height() - _GAP
        rect = QRectF(QPointF(left, _ABOVE), QPointF(max(left, right), max(_ABOVE, below)))
        return AreaFrame(rect, max(1, len(self._shares.times) - 1), self._reach)

    def _area_at(self, where: QPointF) -> Area | None:
        frame = self._frame()
        place, value = frame.place_at(where), frame.value_at(where)
        return next((a for a in self._areas if a.low[place] <= value < a.high[place]), None)

    # What is told

    def _go(self, place: int) -> None:
        self.show_moment(place)
        self.momentChosen.emit(place)

    def _told(self, area: Area) -> str:
        return self._shares.loops[area.loop].title if area.loop >= 0 else area.label

    def _name(self) -> None:
        """The chart in words, for whoever does not see it."""
        self.setAccessibleName("Who leads when: chart of the loops over the run")
        said = " ".join(self._shares.sentences)
        if self._moment is not None and self._shares.times:
            said = moment_told(self._shares, self._moment)
        self.setAccessibleDescription(said)


_ON_THE_LINE = (
    Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
)
