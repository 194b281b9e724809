"""A graphical function drawn by hand: points dragged, put in, taken away, or passed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from loopmap.diagram.charts.axis import Span, nice_span, ticks
from loopmap.diagram.style import Style
from loopmap.editing.equation.graph_points import (
    Point,
    course,
    drawn_over,
    grain,
    half_way,
    inserted,
    moved,
    nearest,
    removed,
    rounded,
    shown,
)
from loopmap.model.equations import Graph, Points
from loopmap.ui.panels.own_keys import keeps_key
from loopmap.ui.theme import BASE_PIXELS, style_in_force

_REACH = 11.0
"""Pixels around a point within which a press takes it."""
_DOT = 4.5
_CLEAR = 13.0
"""Pixels between the axis and its numbers, which a chosen point must not hide."""
_PAD = 8.0
_OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace, Qt.Key.Key_Insert, Qt.Key.Key_Plus, Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)  # fmt: skip


class GraphPlot(QWidget):
    """``drawn`` carries the points when a gesture is done, ``chosen`` the place of a point.

    A press on empty ground puts a point in and drags it on; with ``freehand`` a drag is the
    line of a pencil (`editing.equation.graph_points.drawn_over`). Left and Right go from point
    to point, Up and Down move it, with Ctrl Left and Right too, with Shift further; Insert and
    Delete put in and take away; Esc lets go of a drag.
    """

    drawn = Signal(object)
    chosen = Signal(int)
    moving = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 170)
        self.freehand = False
        self.names = ("", "")
        self._graph = Graph(((0.0, 0.0), (1.0, 1.0)))
        self._style = style_in_force()
        self._spans: tuple[Span, Span] = ((0.0, 1.0), (0.0, 1.0))
        self._place = 0
        self._held: Points | None = None
        self._from: Point | None = None
        self._over: int | None = None

    @property
    def place(self) -> int:
        """Which point is chosen, from 0."""
        return self._place

    @property
    def spans(self) -> tuple[Span, Span]:
        """From where to where the axes go: across and up."""
        return self._spans

    @property
    def points(self) -> Points:
        """The points on show, as far as a hand has moved them."""
        return self._graph.points if self._held is None else self._held

    def show_graph(self, graph: Graph, spans: tuple[Span, Span]) -> None:
        """Show a graph on these axes."""
        self._graph, self._spans, self._held = graph, spans, None
        self._place = min(self._place, len(graph.points) - 1)
        self._describe()
        self.update()

    def choose(self, place: int) -> None:
        """Choose a point without saying so."""
        self._place = min(max(place, 0), len(self.points) - 1)
        self._describe()
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    def at(self, point: Point) -> QPointF:
        """Where a point lies in this widget."""
        area, (across, up) = self._area(), self._spans
        x = area.left() + (point[0] - across[0]) / (across[1] - across[0]) * area.width()
        return QPointF(x, area.bottom() - (point[1] - up[0]) / (up[1] - up[0]) * area.height())

    # the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._held, self._from = self._graph.points, self._value(event.position())
        found = self._near(event.position())
        if self.freehand and found is None:
            return
        if found is None:
            self._held, found = inserted(self._held, self._from)
        self._take(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or self._from is None:
            over = self._near(event.position())
            if over != self._over:
                self._over = over
                self.update()
            return
        to = self._value(event.position())
        if self.freehand:
            self._held = drawn_over(self._held, (self._from, to), self._spans[0])
            self._from = to
            self._place = nearest(self._held, to[0])
        else:
            self._held = moved(self._held, self._place, to)
        self._follow()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._finish()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # the keyboard

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if Qt.Key(event.key()) in _OWN_KEYS:
                event.accept()  # with Ctrl and Shift too: they move a point
                return True
            return keeps_key(event, (Qt.Key.Key_Escape,) if self._held else ()) or super().event(
                event
            )
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape and self._held is not None:
            self._let_go()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._do(removed(self._graph.points, self._place))
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            points, place = inserted(self._graph.points, half_way(self._graph.points, self._place))
            self._place = place
            self._do(points)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._take(0 if key == Qt.Key.Key_Home else len(self.points) - 1)
        elif key in _ARROWS:
            self._arrow(_ARROWS[key], held)
        else:
            super().keyPressEvent(event)

    def _arrow(self, way: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        across, up = way
        if across and not held & Qt.KeyboardModifier.ControlModifier:
            self._take(min(max(self._place + across, 0), len(self.points) - 1))
            return
        steps = 10 if held & Qt.KeyboardModifier.ShiftModifier else 1
        x, y = self.points[self._place]
        over_x, over_y = (grain(span) * steps for span in self._spans)
        to = (_clean(x + across * over_x), _clean(y + up * over_y))
        self._do(moved(self._graph.points, self._place, to))

    # how

    def _take(self, place: int) -> None:
        self._place = place
        self._describe()
        self.chosen.emit(place)
        self.update()

    def _follow(self) -> None:
        self.moving.emit(self.points)
        self._describe()
        self.update()

    def _finish(self) -> None:
        points, self._from = self._held, None
        self._held = None
        if points is not None:
            self._do(points)

    def _let_go(self) -> None:
        self._held = self._from = None
        self.moving.emit(self._graph.points)
        self.choose(self._place)

    def _do(self, points: Points) -> None:
        if points != self._graph.points:
            self._graph = replace(self._graph, points=points)
            self.choose(self._place)
            self.drawn.emit(points)
        self.update()

    def _value(self, position: QPointF) -> Point:
        area, (across, up) = self._area(), self._spans
        x = across[0] + (position.x() - area.left()) / area.width() * (across[1] - across[0])
        y = up[0] + (area.bottom() - position.y()) / area.height() * (up[1] - up[0])
        return rounded(_within(x, across), across), rounded(_within(y, up), up)

    def _near(self, position: QPointF) -> int | None:
        """The point under the hand, the nearest of those within reach."""
        reach = _REACH * self._share()
        found = []
        for place, point in enumerate(self.points):
            here = self.at(point) - position
            away = (here.x() ** 2 + here.y() ** 2) ** 0.5
            if away <= reach:
                found.append((away, place))
        return min(found)[1] if found else None

    def _describe(self) -> None:
        x, y = self.points[self._place]
        point = f"Point {self._place + 1} of {len(self.points)}: at {shown(x)} it is {shown(y)}."
        self.setAccessibleDescription(point)

    def told(self) -> str:
        """Where the chosen point lies, in a sentence."""
        return self.accessibleDescription()

    # painting

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter)
        painter.save()
        beyond = _CLEAR * self._share()
        painter.setClipRect(self._area().adjusted(-beyond, -beyond, beyond, beyond))
        self._paint_line(painter)
        for place, point in enumerate(self.points):
            self._paint_point(painter, self.at(point), place)
        painter.restore()
        painter.end()

    def _paint_axes(self, painter: QPainter) -> None:
        area, style = self._area(), self._style
        painter.fillRect(area, QColor(style.field))
        metrics = QFontMetricsF(self.font())
        line = metrics.height()
        for value, words in ticks(self._spans[0], area.width() / (metrics.averageCharWidth() * 9)):
            x = self.at((value, 0.0)).x()
            self._paint_grid(painter, QPointF(x, area.top()), QPointF(x, area.bottom()))
            box = QRectF(x - 60, area.bottom() + 5, 120, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, words)
        for value, words in ticks(self._spans[1], area.height() / (line * 2.2)):
            y = self.at((0.0, value)).y()
            self._paint_grid(painter, QPointF(area.left(), y), QPointF(area.right(), y))
            box = QRectF(0, y - line / 2, area.left() - _CLEAR * self._share(), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, words)
        elide = Qt.TextElideMode.ElideRight
        below = QRectF(area.left(), area.bottom() + line + 6, area.width(), line)
        words = metrics.elidedText(self.names[0], elide, area.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, words)
        above = QRectF(4, 0, self.width() - 8, line)
        words = metrics.elidedText(self.names[1], elide, above.width())
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, words)
        frame = QPen(QColor(style.accent if self.hasFocus() else style.text_disabled))
        frame.setWidthF(1.6 if self.hasFocus() else 1.0)
        painter.setPen(frame)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def _paint_grid(self, painter: QPainter, a: QPointF, b: QPointF) -> None:
        painter.setPen(QPen(QColor(self._style.hover), 1.0))
        painter.drawLine(a, b)
        painter.setPen(QColor(self._style.text_muted))

    def _paint_line(self, painter: QPainter) -> None:
        graph, points = replace(self._graph, points=self.points), self.points
        whole = course(graph, self._spans[0])
        colour = QColor(self._style.accent)
        self._draw(painter, QPen(colour, 1.4, Qt.PenStyle.DashLine), whole)
        if len(points) > 1:
            inside = course(graph, (points[0][0], points[-1][0]))
            painter.setPen(QPen(QColor(self._style.field), 4.0))
            self._draw(painter, QPen(QColor(self._style.field), 4.0), inside)
            self._draw(painter, QPen(colour, 2.2), inside)

    def _draw(self, painter: QPainter, pen: QPen, points: Sequence[Point]) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([self.at(point) for point in points]))

    def _paint_point(self, painter: QPainter, at: QPointF, place: int) -> None:
        is_chosen = place == self._place and self.hasFocus()
        size = _DOT * self._share() * (1.35 if is_chosen or place == self._over else 1.0)
        painter.setPen(QPen(QColor(self._style.accent), 2.0))
        filled = self._style.accent if place == self._place else self._style.field
        painter.setBrush(QColor(filled))
        painter.drawEllipse(at, size, size)
        if is_chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._style.text), 1.2))
            painter.drawEllipse(at, size + 3.5, size + 3.5)

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(self.font())
        line = metrics.height()
        words = [text for _, text in ticks(self._spans[1], 5.0)]
        widest = max(map(metrics.horizontalAdvance, words), default=0.0)
        left = widest + 4 + _CLEAR * self._share()
        right, below = self.width() - _PAD * 2, self.height() - 2 * line - 8
        above = 1.7 * line + 4
        return QRectF(QPointF(left, above), QPointF(max(left + 20, right), max(above + 20, below)))

    def _share(self) -> float:
        return max(1.0, self.font().pixelSize() / BASE_PIXELS)


_ARROWS: Mapping[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


def spans_around(points: Points, other: tuple[Span, Span] | None = None) -> tuple[Span, Span]:
    """Axes with all points on them, and what they showed before where that still fits."""
    xs, ys = (tuple(each) for each in zip(*points, strict=True))
    if other is not None and all(
        span[0] <= min(values) and max(values) <= span[1]
        for span, values in zip(other, (xs, ys), strict=True)
    ):
        return other
    return nice_span(xs), nice_span(ys)


def _within(value: float, span: Span) -> float:
    return min(max(value, span[0]), span[1])


def _clean(value: float) -> float:
    """Without the last digits that adding up leaves."""
    return float(f"{value:.12g}")
