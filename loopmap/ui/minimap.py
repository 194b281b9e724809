"""The minimap: all of the map in a corner, with a frame round the part in view."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from loopmap.diagram.geometry import Box, Point
from loopmap.editing.session import Event
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.long_turns import turn_is_long
from loopmap.ui.minimap_picture import MiniPicture
from loopmap.ui.settings import SettingsFile

LARGEST = QSize(190, 132)
"""Logical pixels the picture takes at most."""

_NARROWEST = 64
_EDGE = 6
REST = 250
"""Milliseconds after an edit before the picture follows it."""

QUIET = 350
"""Milliseconds after the view has moved before it opens, folds, or goes to another corner."""

FOLDED = QSize(38, 30)
"""What there is of it over a card, in logical pixels."""

_MOST_SEEN = 0.7
"""Share of the map's ground that, once in view, makes it go."""

_SLICE = 4
"""Milliseconds of painting between two turns of the event loop."""

_ROOM = 40.0
"""Map units kept free around the map."""


class MiniMap(QWidget):
    """Shows itself while only a part of the map is in view, unless a person does not want it.

    It comes as a small sign, and opens once the view has rested if it lies over no card then,
    or when the pointer comes. Where it does even in the emptiest corner, it folds to its sign.
    ``appeared`` tells that it came, went or has another size, ``rested`` that it shows what
    it will for a while and nobody's hand is on it, so that it may go to another corner.
    What it does by hand, keys do too: it takes no part in the order of Tab.
    """

    appeared = Signal()
    rested = Signal()

    def __init__(
        self, canvas: CanvasWidget, settings: SettingsFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas, self._settings = canvas, settings
        self._picture: MiniPicture | None = None
        self._coming: MiniPicture | None = None
        self._held: QPointF | None = None
        self._alone = self._folded = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._begin)
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._paint_on)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._tell_rest)
        self.setAccessibleName("Minimap")
        self.setAccessibleDescription("The frame is the part of the map in view.")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()
        canvas.viewing.changed.connect(self._follow_view)
        self._stop = canvas.session.listen(self._hear)
        self._rest.start()

    def close_session(self) -> None:
        """Stop following the session."""
        self._stop()
        self._rest.stop()
        self._quiet.stop()
        self._work.stop()

    def follow_choice(self) -> None:
        """Show or hide as the settings say now."""
        self._begin()

    def follow_style(self) -> None:
        """Paint in the canvas's colours of now."""
        self._picture = None
        self._begin()

    def stay_away(self, alone: bool) -> None:
        """Hide while the map is shown alone to a room."""
        self._alone = alone
        self._appear()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._picture is None:
            return
        style = self._picture.drawing.style
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(style.card_border), 1))
        painter.setBrush(QColor(style.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self._folded:
            frame = self._paint_sign(painter)
        else:
            painter.drawPixmap(_EDGE, _EDGE, self._picture.pixmap)
            frame = self.frame().intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        shade = QColor(style.selection)
        painter.setPen(QPen(shade, 2))
        shade.setAlphaF(0.10)
        painter.setBrush(shade)
        painter.drawRect(frame.adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_sign(self, painter: QPainter) -> QRectF:
        """A sheet of paper; answers where a part of it is framed."""
        assert self._picture is not None
        sheet = QRectF(self.rect()).adjusted(7.5, 7.5, -7.5, -7.5)
        painter.setPen(QPen(QColor(self._picture.drawing.style.mark), 1.2))
        painter.drawRoundedRect(sheet, 2, 2)
        return QRectF(sheet.center().x() - 3, sheet.top() + 2, 14, sheet.height() - 4)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._fold(away=False)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._quiet.start()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame, or look where the press is."""
        if self._folded:
            self._fold(away=False)
            event.accept()
            return
        place = event.position()
        frame = self.frame()
        if not frame.contains(place):
            self._canvas.viewing.centre(self._map_point(place))
            self._held = QPointF(0, 0)
        else:
            self._held = place - frame.center()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        inside = self.frame().contains(place)
        over = Qt.CursorShape.OpenHandCursor if inside else Qt.CursorShape.PointingHandCursor
        self.setCursor(over if self._held is None else Qt.CursorShape.ClosedHandCursor)
        if self._held is not None and event.buttons() & Qt.MouseButton.LeftButton:
            to = self._map_point(place - self._held)
            camera = self._canvas.camera
            self._canvas.viewing.move(replace(camera, x=to.x, y=to.y))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel brings the map nearer, as with Ctrl over the map itself."""
        self._canvas.viewing.zoom_by(1.0015 ** event.angleDelta().y())
        event.accept()

    # how

    def _hear(self, event: Event) -> None:
        if event.map_changed or event.replaced or event.change:
            self._rest.start()

    def _begin(self) -> None:
        """Start on a picture of the map as it is drawn now, or will be soon."""
        if self._canvas.stage.late is not None:
            self._rest.start()
            return
        self._rest.stop()
        drawing = self._canvas.drawing
        bounds = drawing.bounds
        if bounds is None or not self._settings.current.minimap:
            self._picture = self._coming = None
            self._appear()
            return
        if self._picture is None or self._picture.drawing is not drawing:
            area = bounds.inflated(_ROOM)
            self._coming = MiniPicture(drawing, area, _size(area), self.devicePixelRatioF())
            self._work.start()
        self._appear()

    def _paint_on(self) -> None:
        if turn_is_long():
            return
        clock = QElapsedTimer()
        clock.start()
        coming = self._coming
        while coming is not None and clock.elapsed() < _SLICE:
            if next(coming.steps, coming) is coming:
                self._picture, self._coming = coming, None
                break
        if self._coming is None:
            self._work.stop()
            self._appear()
            self._quiet.start()

    def _tell_rest(self) -> None:
        """Unless a hand is on it, or on the map and about to let go."""
        if not self.isVisible():
            return
        if self.underMouse() or self._canvas.in_hand.busy:
            self._quiet.start()
            return
        self.rested.emit()
        self._fold(away=self._canvas.hides_a_card(self._as_open()))

    def _as_open(self) -> QRect:
        """Where it lies open, in the corner where it is."""
        area, parent = self.geometry(), self.parentWidget()
        open_size = self._open_size()
        if parent is None or open_size is None:
            return area
        left, top = area.left(), area.top()
        if 2 * area.center().x() > parent.width():
            left = area.right() + 1 - open_size.width()
        if 2 * area.center().y() > parent.height():
            top = area.bottom() + 1 - open_size.height()
        return QRect(QPoint(left, top), open_size)

    def _open_size(self) -> QSize | None:
        edges = QSize(2 * _EDGE, 2 * _EDGE)
        return None if self._picture is None else _size(self._picture.area) + edges

    def _fold(self, *, away: bool) -> None:
        """Be a sign, or open."""
        if away is not self._folded:
            self._folded = away
            self.setToolTip("Minimap: it opens when you point here." if away else "")
            self._appear()

    def _follow_view(self) -> None:
        self._appear()
        if self.isVisible():
            self.update()
            self._quiet.start()

    def _appear(self) -> None:
        """Come, go, or take another size; say so if anything of that happened."""
        before = (self.isHidden(), self.size())
        open_size = self._open_size()
        wanted = open_size is not None and not self._alone and not self._sees_all()
        if wanted and open_size is not None:
            self._folded |= self.isHidden()
            self.resize(FOLDED if self._folded else open_size)
        self.setVisible(wanted)
        if (self.isHidden(), self.size()) != before:
            self.appeared.emit()
        self.update()

    def _sees_all(self) -> bool:
        """Whether so much of the map is in view that a picture of it would hide more than tell."""
        bounds = self._canvas.stage.bounds
        if bounds is None:
            return True
        shown = self._canvas.camera.shown(self._canvas.frame()).inflated(1.0)
        across = min(shown.right, bounds.right) - max(shown.left, bounds.left)
        down = min(shown.bottom, bounds.bottom) - max(shown.top, bounds.top)
        seen = max(0.0, across) * max(0.0, down)
        return seen >= _MOST_SEEN * bounds.width * bounds.height

    def frame(self) -> QRectF:
        """The part in view, as a rectangle of this widget."""
        assert self._picture is not None
        shown = self._canvas.camera.shown(self._canvas.frame())
        return self._picture.from_map(shown).translated(_EDGE, _EDGE)

    def _map_point(self, place: QPointF) -> Point:
        assert self._picture is not None
        return self._picture.to_map(place.x() - _EDGE, place.y() - _EDGE)


def _size(area: Box) -> QSize:
    """The size of a picture of ``area``, its shape kept as far as there is room."""
    scale = min(LARGEST.width() / area.width, LARGEST.height() / area.height)
    return QSize(
        max(_NARROWEST, round(area.width * scale)), max(_NARROWEST, round(area.height * scale))
    )
