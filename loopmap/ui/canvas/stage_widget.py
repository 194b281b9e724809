"""A widget that paints a stage as a camera sees it, its tiles in slices between two events."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.stage_painting import paint_stage, render_slice
from loopmap.ui.canvas.view import Camera, Frame
from loopmap.ui.long_turns import VERY_LONG, turn_is_long


class StageWidget(QWidget):
    """``stage`` None: there is nothing to paint. Whoever inherits it says when it has changed."""

    def __init__(self, stage: Stage | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._seen = Camera()
        self._work = QTimer(self, singleShot=True)
        self._work.timeout.connect(self._render)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def frame(self) -> Frame:
        """Size of the widget and its device pixel ratio."""
        return Frame(self.width(), self.height(), self.devicePixelRatioF())

    def refresh(self, rest: int = 0) -> None:
        """The stage has changed: paint soon, and let the tiles follow, ``rest`` ms later."""
        self.update()
        if rest or not self._work.isActive():
            self._work.start(rest)

    def is_painting(self) -> bool:
        """Whether the tiles of the view are still being painted."""
        return self._work.isActive()

    def finish_painting(self) -> None:
        """Paint every tile now; for pictures of the window and for tests."""
        while self._render_slice():
            pass
        self.update()

    def stop(self) -> None:
        """Paint nothing more: it goes."""
        self._work.stop()

    def _paint_stage(self, painter: QPainter, stage: Stage, exposed: QRect) -> float:
        """The exposed part in pixels of the screen, to which the painter then is scaled.

        Answers how many of them are a pixel of Qt.
        """
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        if ratio != 1.0:
            exposed.setRect(0, 0, round(self.width() * ratio), round(self.height() * ratio))
        painter.save()
        paint_stage(painter, stage, self._seen, self.frame(), exposed)
        painter.restore()
        return ratio

    def _render_slice(self) -> bool:
        """Paint some tiles; whether there are more."""
        return self.stage is not None and render_slice(self.stage, self._seen, self.frame(), None)

    def _render(self) -> None:
        if turn_is_long(VERY_LONG):
            self._work.start(0)
            return
        if self._render_slice():
            self._work.start(0)
        else:
            self._rendered()
        self.update()

    def _rendered(self) -> None:
        """Every tile is there."""
