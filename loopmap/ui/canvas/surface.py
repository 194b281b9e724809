"""The Qt side of the canvas: its parts, what each event goes to, and painting."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.diagram.hit import NOTHING_HIT, Hit
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.style import Style
from loopmap.editing.session import Session
from loopmap.editing.tools.gesture import STILL
from loopmap.ui.as_written import tip
from loopmap.ui.canvas.accessibility import TITLE
from loopmap.ui.canvas.context import Context
from loopmap.ui.canvas.crowding import crowding, hides_a_card
from loopmap.ui.canvas.erasing import Eraser
from loopmap.ui.canvas.hands import Hands
from loopmap.ui.canvas.long_press import LongPress
from loopmap.ui.canvas.looking import Looking
from loopmap.ui.canvas.loop_badges import LoopBadges
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.placement import placement
from loopmap.ui.canvas.pointer_input import REACH, PointerInput
from loopmap.ui.canvas.pointing import acts_on, offer_at, shape_during, tooltip
from loopmap.ui.canvas.renaming import Renaming
from loopmap.ui.canvas.seen_on_stage import bold_links, cards_seen_larger
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.stage_painting import (
    SHORT_SLICE,
    SLICE,
    lags,
    name_from_afar,
    paint_stage,
    render_slice,
)
from loopmap.ui.canvas.touch_input import FINGER, TouchInput
from loopmap.ui.canvas.turning import Turning
from loopmap.ui.canvas.view import Frame
from loopmap.ui.canvas.viewing import Viewing
from loopmap.ui.long_turns import VERY_LONG, turn_is_long
from loopmap.ui.turns import BETWEEN

ZOOM_RESTS, ZOOM_GOES_ON = 10, 24
"""Milliseconds after a step of zooming before tiles of the new size are painted: longer than to
the next step where another came …"""

ONE_ZOOM = 60
"""… no more milliseconds before."""

FRAME_WORK, LEAST_SLICE = 12, 2
"""Milliseconds for a frame: what the hand and painting have left of them is for tiles, but some."""

LINKS_AT_ONCE = 40
"""Links between names seen from afar that are shaped in one turn: about ten milliseconds."""

MOST_SEEN_NOW = 12
"""Records drawn anew that are painted in the turn that drew them; with more, in the next."""

SHOWN_EVERY = 40
"""Milliseconds between two looks at tiles that are being painted."""


class CanvasSurface(QWidget):
    """Paints the stage and hands mouse, wheel and touch to pointer input.

    ``hint`` is a sentence for the status line, "" to clear it. ``contextRequested``
    tells a global position and the Hit under it. ``pointed`` says what a press would do
    where the pointer is, "" when it has left. ``stoodOut`` tells how many links stand out
    because the names they join can be read from afar.
    """

    hint = Signal(str)
    pointed = Signal(str)
    contextRequested = Signal(QPoint, object)
    viewChanged = Signal(float)
    stoodOut = Signal(int)

    def __init__(
        self,
        session: Session,
        style: Style,
        measure: TextMeasure,
        parent: QWidget | None = None,
        *,
        picture: Picture | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.viewing = Viewing(self.frame, self)
        self.stage = Stage(session.map, style, measure, picture)
        self.turning = Turning(self.stage)
        self.looking = Looking(session, self.stage, self.viewing, self)
        self.loop_badges = LoopBadges(session, self.stage, self)
        self.hands = Hands(session, self.stage, self.viewing, self.loop_badges, self)
        self.pointer = PointerInput(self.hands, self)
        self.touch, self._pen = TouchInput(self.pointer, self), LongPress(self)
        self._eraser = Eraser(session, self._under, self)
        self.context = Context(self, session, self.hands, self.stage, self.viewing)
        placed = partial(placement, self.stage, self.viewing)
        self.naming = Renaming(self, session, placed, self.looking)
        self._scale = self.viewing.camera.scale
        self._fitted = False
        self._painted = QElapsedTimer()
        self._painted.start()
        self._took = 0
        self._zoomed = QElapsedTimer()
        self._has_news = False
        self._work = QTimer(self)
        self._work.setSingleShot(True)
        self._work.timeout.connect(self._render)
        self._soon = QTimer(self, singleShot=True, interval=BETWEEN)
        self._soon.timeout.connect(self._show_news)
        self._is_seen = False
        self._painted_last: Drawing | None = None
        self.viewing.changed.connect(self._moved)
        self.hands.repaint.connect(self.refresh)
        self.hands.hovered.connect(self._point)
        for part in (self.hands, self.naming, self._eraser):
            part.hint.connect(self.hint)
        self.context.asked.connect(self.contextRequested)
        self.touch.began.connect(self.arrive)
        self.touch.menuWanted.connect(partial(self._rested, reach=FINGER))
        self._pen.held.connect(partial(self._rested, reach=REACH))
        self._prepare()

    def _prepare(self) -> None:
        self.setAccessibleName(TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def frame(self) -> Frame:
        """Size of the widget and its device pixel ratio."""
        return Frame(self.width(), self.height(), self.devicePixelRatioF())

    def sizeHint(self) -> QSize:
        return QSize(850, 560)

    def crowding(self, area: QRect) -> float:
        """How much of the map lies under a part of the widget."""
        return crowding(self.stage.on_show, self._part_under(area))

    def hides_a_card(self, area: QRect) -> bool:
        """Whether a card, as large as it is seen, lies under a part of the widget."""
        under = self._part_under(area)
        larger = cards_seen_larger(self.stage, self.viewing.camera)
        return hides_a_card(self.stage.on_show, under) or any(map(under.touches, larger))

    def _part_under(self, area: QRect) -> Box:
        camera, frame = self.viewing.camera, self.frame()
        one = camera.to_map(area.left(), area.top(), frame)
        return box_between(one, camera.to_map(area.right(), area.bottom(), frame))

    # painting

    def refresh(self, *, is_other_map: bool = False, apart: bool = False) -> None:
        """Paint soon, and let the tiles follow.

        Where much has been drawn anew, or a place was looked for (``apart``), the turn that did so
        ends first: painting it takes as long.
        """
        if is_other_map or apart or self._has_much_to_paint():
            self._end_the_turn()
        else:
            self._repaint()
        if not self._work.isActive():
            self._work.start(0)

    def _has_much_to_paint(self) -> bool:
        """Whether much waits for its tiles, or is another since the last frame."""
        drawing = self.stage.on_show
        if len(self.stage.overlay.fresh) > MOST_SEEN_NOW:
            return True
        if drawing is self._painted_last or self._painted_last is None:
            return False
        return drawing.altered is None or len(drawing.altered) > MOST_SEEN_NOW

    def _end_the_turn(self) -> None:
        """Have it painted in the next turn, even where somebody has asked for that before.

        Till then what was painted stays on the screen; where nothing was, or a hand moves
        something, it is painted as it was asked for. So it is as a window of its own, for of
        those Qt would not come back to what was asked for.
        """
        in_hand = self.stage.overlay.preview is not STILL
        self.setUpdatesEnabled(in_hand or not self._is_seen or self.isWindow())
        self._soon.start()

    def _show_news(self) -> None:
        """Draw what waits for a turn, which takes one; else have it painted."""
        self._soon.stop()
        if self.stage.draw_what_waits():
            self._soon.start()
            return
        self.setUpdatesEnabled(True)
        self.update()

    def _repaint(self) -> None:
        """Have it painted after this turn, or after the next one where that is so already."""
        if not self._soon.isActive():
            self.update()

    def is_painting(self) -> bool:
        """Whether the tiles of the view are still being painted."""
        return self._work.isActive()

    def finish_painting(self) -> None:
        """Paint every tile of the view now; for pictures of the window and for tests."""
        self.stage.draw_what_waits()
        camera, frame = self.viewing.camera, self.frame()
        while render_slice(self.stage, camera, frame, None) or (
            name_from_afar(self.stage, camera, frame)
        ):
            pass
        self._show_news()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painted.start()
        self._has_news = False
        self.stage.draw_what_waits()  # who is painted before that turn has come
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        exposed = event.rect()
        painter.scale(1 / ratio, 1 / ratio)
        if ratio != 1.0:
            exposed.setRect(0, 0, round(self.width() * ratio), round(self.height() * ratio))
        paint_stage(painter, self.stage, self.viewing.camera, self.frame(), exposed)
        painter.end()
        self._is_seen |= event.rect() == self.rect()
        self._painted_last = self.stage.on_show
        if lags(self.stage) and not self._work.isActive():
            self._work.start(0)
        self._took += self._painted.elapsed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in view what was."""
        super().resizeEvent(event)
        self._is_seen = False
        if not self._fitted:
            self._fitted = True
            self.looking.begin()
        self.looking.refit()
        self.naming.follow()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_seen = False

    def _render(self) -> None:
        """One slice of tiles, then back to the event queue."""
        if turn_is_long(VERY_LONG):
            self._work.start(0)
            return
        cursor = self.mapFromGlobal(self.cursor().pos())
        near = None
        if self.rect().contains(cursor):
            near = self.viewing.camera.to_map(cursor.x(), cursor.y(), self.frame())
        longest = SHORT_SLICE if self.pointer.busy else SLICE
        length = min(longest, max(LEAST_SLICE, FRAME_WORK - self._took))
        self._took = 0
        tiles = self.stage.tiles
        before = tiles.completed
        waiting = render_slice(self.stage, self.viewing.camera, self.frame(), near, length)
        self._has_news |= tiles.completed != before
        if waiting:
            self._work.start(0)
        elif not self._has_news and self._name_from_afar():
            self._work.start(0)  # signs below may have come or gone
        if not waiting:
            self.stoodOut.emit(bold_links(self.stage, self.viewing.camera))
        if not waiting or (self._has_news and self._painted.hasExpired(SHOWN_EVERY)):
            self._repaint()

    def _name_from_afar(self) -> bool:
        return name_from_afar(self.stage, self.viewing.camera, self.frame(), LINKS_AT_ONCE)

    def _moved(self) -> None:
        """The camera moved: blit at once, paint new tiles when a zoom has come to rest."""
        scale = self.viewing.camera.scale
        self._repaint()
        self.naming.follow()
        if scale != self._scale:
            self._scale = scale
            goes_on = self._zoomed.isValid() and not self._zoomed.hasExpired(ONE_ZOOM)
            self._zoomed.start()
            self._work.start(ZOOM_GOES_ON if goes_on else ZOOM_RESTS)
            self.viewChanged.emit(scale)
        elif not self._work.isActive():
            self._work.start(0)

    # mouse, wheel, touch

    def arrive(self) -> None:
        """A hand is on the canvas: what was being typed there is done."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.viewing.halt()
        self.naming.finish()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.arrive()
        self.pointer.press(event)
        self._point(self.stage.overlay.hover)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event, clicks=2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        clock = QElapsedTimer()
        clock.start()
        self.pointer.move(event)
        if self.pointer.busy:
            self._point(self.stage.overlay.hover)
        self._took += clock.elapsed()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)
        self._point(self.stage.overlay.hover)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.paper.wheel(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.pointer.busy:
            self.hands.show_hover(NOTHING_HIT, Point(0.0, 0.0))
            self.pointed.emit("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, about what lies under the pointer or, by key, what the keys are on."""
        asked = self.touch.has_rested or self._pen.has_asked
        by_hand = event.reason() != QContextMenuEvent.Reason.Keyboard
        if self.pointer.busy or (asked and by_hand):
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.context.ask_by_key()
        else:
            self.context.ask_at(event.pos())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen's tip does what a mouse does, and asks for a menu by resting; its end erases."""
        self.touch.make_way()
        if self._eraser.takes(event):
            return
        if event.type() == QEvent.Type.TabletPress:
            if event.button() == Qt.MouseButton.LeftButton:
                self._pen.begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._pen.move(event.position())
        else:
            self._pen.end()
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Touches, pinches and tooltips; everything else as Qt does it."""
        if isinstance(event, QTouchEvent) and self.touch.handle(event):
            return True
        if isinstance(event, QNativeGestureEvent) and self.pointer.paper.native(event):
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._under(event.pos())
            told = tooltip(self.session.map, found) if acts_on(self.pointer.tool, found) else ""
            QToolTip.showText(event.globalPos(), tip(told), self)
            return True
        return super().event(event)

    def _rested(self, place: QPointF, reach: float) -> None:
        """A finger or a pen has rested: what it began is given up for the menu."""
        self.pointer.cancel()
        self.context.ask_at(place.toPoint(), reach)

    def _under(self, place: QPoint) -> Hit:
        at = self.viewing.camera.to_map(place.x(), place.y(), self.frame())
        return self.hands.hit_at(at)

    def point_again(self) -> None:
        """The map has changed under a resting pointer: what a press does there may have, too."""
        if self.underMouse() and not self.pointer.busy:
            self._point(self.stage.overlay.hover)

    def _point(self, found: object) -> None:
        """Give the pointer the shape that says what a press will do, and say it in words."""
        during = shape_during(self.stage.overlay.preview)
        if self.pointer.panning:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif during is not None:
            self.setCursor(during)
        elif self.pointer.space_held:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif isinstance(found, Hit):
            session, overlay = self.session, self.stage.overlay
            acts = acts_on(self.pointer.tool, found)
            if acts is not overlay.acts_there:
                overlay.acts_there = acts
                self.update()
            there = offer_at(self.pointer.tool, found, session.map, session.read_only)
            self.setCursor(there.shape)
            self.pointed.emit(there.told)


def is_plain_space(event: QKeyEvent) -> bool:
    """Whether the space bar went down or up, and not by repeating."""
    return event.key() == Qt.Key.Key_Space and not event.isAutoRepeat()
