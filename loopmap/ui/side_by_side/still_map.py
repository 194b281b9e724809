"""A map painted beside the one that is worked on: it can be looked over and taken in hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from loopmap.diagram.emphasis import Emphasis
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.paper_moves import PaperMoves
from loopmap.ui.canvas.pointer_input import REACH
from loopmap.ui.canvas.seen_on_stage import hit_on
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.stage_painting import name_from_afar
from loopmap.ui.canvas.stage_widget import StageWidget
from loopmap.ui.canvas.surface import LINKS_AT_ONCE
from loopmap.ui.canvas.turning import Turning
from loopmap.ui.canvas.view import Camera
from loopmap.ui.jobs import Jobs
from loopmap.ui.lens_drawing import LensDrawing
from loopmap.ui.settling import Settling
from loopmap.ui.side_by_side.still_light import StillLight

MOST_DRAWN_NOW = 100
"""Links of a map that is drawn here at once; a larger one comes while the other is worked on."""

_REST = 10
"""Milliseconds after a step of zooming before tiles of the new size are painted."""

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class StillMap(StageWidget):
    """Paints a stage as ``camera`` sees it; nothing on it is altered.

    ``looked`` carries a Camera that a hand here asks for. ``taken`` asks for this map to be
    the one that is worked on, with the record that was pressed, or None. ``pointed`` says
    what a press would do, "" when the pointer has left. ``prepare`` is called before it paints.
    ``lit`` when it is in another light, or is drawn as it should be after a drawing in a hurry.
    """

    stage: Stage
    looked, lit = Signal(object), Signal()
    taken = Signal(object)
    pointed = Signal(str)

    def __init__(
        self,
        stage: Stage,
        prepare: Callable[[], None],
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(stage, parent)
        self._prepare = prepare
        self.turning = Turning(stage, MOST_DRAWN_NOW)
        light = StillLight(stage, self._show_light)
        self._lens = LensDrawing(stage, light, jobs, self, "lens on the other map")
        self._settling = Settling(
            stage,
            jobs,
            self,
            take=light.take,
            painted=self._show_light,
            is_busy=lambda: False,
            of=" on the other map",
        )
        self.told = ""
        self._paper = PaperMoves(self)
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(160)

    @property
    def camera(self) -> Camera:
        """From where it is seen."""
        return self._seen

    @camera.setter
    def camera(self, camera: Camera) -> None:
        """What a hand on this picture asks for; whoever joins the two answers with ``look``."""
        self.looked.emit(camera)

    def look(self, camera: Camera) -> None:
        """See it from there."""
        if camera != self._seen:
            zoomed = camera.scale != self._seen.scale
            self._seen = camera
            self.refresh(_REST if zoomed else 0)

    def follow(self) -> None:
        """The stage has changed: paint soon, and draw what was left for later."""
        self.refresh()
        self._settling.look()

    def bring_out(self, emphasis: Emphasis) -> None:
        """Light and look through that, at once or as soon as it is drawn."""
        self._lens.show(emphasis)

    def stop(self) -> None:
        super().stop()
        self._lens.close()
        self._settling.close()

    def _show_light(self) -> None:
        self.follow()
        self.lit.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._prepare()
        painter = QPainter(self)
        ratio = self._paint_stage(painter, self.stage, event.rect())
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.stage.style.accent), 2 * ratio))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    # hands and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = self._last = event.position()
            self._dragged = False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A press that moves takes the paper along."""
        if self._pressed is None:
            return
        far = (event.position() - self._pressed).manhattanLength()
        self._dragged = self._dragged or far >= QApplication.startDragDistance()
        if self._dragged:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._paper.pan(event.position() - self._last)
            self._last = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        clicked, at = left and self._pressed is not None and not self._dragged, event.position()
        self._pressed = None
        self.unsetCursor()
        if clicked:
            # Taking it in hand moves this widget: let Qt be done with the event first.
            QTimer.singleShot(0, self, partial(self.taken.emit, self._under(at)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._paper.wheel(event)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinches as on the canvas; everything else as Qt does it."""
        if isinstance(event, QNativeGestureEvent) and self._paper.native(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKING:
            QTimer.singleShot(0, self, partial(self.taken.emit, None))
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(self.told)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _under(self, at: QPointF) -> RecordId | None:
        scale = self._seen.scale
        point = self._seen.to_map(at.x(), at.y(), self.frame())
        return hit_on(self.stage, point, REACH / scale, 1 / scale).record

    def _rendered(self) -> None:
        if name_from_afar(self.stage, self._seen, self.frame(), LINKS_AT_ONCE):
            self._work.start(0)  # there are more of them, or signs below came or went
