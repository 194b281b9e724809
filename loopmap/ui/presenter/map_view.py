"""A map to look at and nothing else: no hand, no keys, no selection, no private notes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.diagram.lens_card import lens_card, needs_card
from loopmap.diagram.measure import bundled_measure
from loopmap.ui.canvas.crowding import crowding
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.stage_widget import StageWidget
from loopmap.ui.canvas.view import Camera, fitted
from loopmap.ui.paint import paint

REST = 60
"""Milliseconds after the last move before tiles of the new size are painted."""

_LARGEST_LETTERS = 0.055
"""Letters grow no larger than this share of the height, however small what is shown."""

_CARD = 1 / 560
"""The lens's card is drawn at this scale for each pixel of height."""

_CARD_SHARE = 0.28
"""… but no wider than this share of the view, which may be one of two."""

_CARD_MARGIN = 16.0


class MapView(StageWidget):
    """Shows a stage; ``look_at`` says which part of the map fills it. ``moved`` tells of that."""

    moved = Signal()

    def __init__(self, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._paper = QColor(paper)
        self._wanted: Box | None = None
        self.setAccessibleName("The map as the room sees it")

    def show_stage(self, stage: Stage | None) -> None:
        """Show another picture; None shows plain paper."""
        self.stage = stage
        if stage is not None:
            self._paper = QColor(stage.style.paper)
        self._aim()

    def look_at(self, area: Box | None) -> None:
        """Let that part of the map fill the view; None keeps what there is."""
        self._wanted = area
        self._aim()

    @property
    def camera(self) -> Camera:
        """From where it is seen."""
        return self._seen

    @property
    def letter_share(self) -> float:
        """The height of the letters on cards as a share of the whole screen's height."""
        if self.stage is None:
            return 0.0
        return self.stage.style.font_size * self.camera.scale / max(1, self.window().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.stage is None:
            painter.fillRect(event.rect(), self._paper)
            painter.end()
            return
        ratio = self._paint_stage(painter, self.stage, event.rect())
        self._paint_card(painter, self.stage, ratio)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._aim()

    def _paint_card(self, painter: QPainter, stage: Stage, ratio: float) -> None:
        """What the lens shows, and which lit loop is which, in a corner."""
        view, lit = stage.emphasis.view, [each for each in stage.emphasis.lit if each.called]
        if not needs_card(view, lit):
            return
        shapes, box = lens_card(view, stage.style, bundled_measure(), lit=lit)
        scale = max(1.0, min(self.height() * _CARD, self.width() * _CARD_SHARE / box.width))
        x, y = self._free_corner(stage, box.width * scale, box.height * scale)
        painter.translate(x * ratio, y * ratio)
        painter.scale(scale * ratio, scale * ratio)
        paint(painter, shapes)

    def _free_corner(self, stage: Stage, width: float, height: float) -> Point:
        """Where such a card covers least of the map."""
        frame = self.frame()

        def covers(corner: Point) -> float:
            one = self.camera.to_map(*corner, frame)
            other = self.camera.to_map(corner.x + width, corner.y + height, frame)
            return crowding(stage.drawing, box_between(one, other))

        right = self.width() - _CARD_MARGIN - width
        bottom = self.height() - _CARD_MARGIN - height
        corners = [Point(x, y) for y in (_CARD_MARGIN, bottom) for x in (_CARD_MARGIN, right)]
        return min(corners, key=covers)

    def _aim(self) -> None:
        if self._wanted is not None and self.stage is not None:
            largest = _LARGEST_LETTERS * self.window().height() / self.stage.style.font_size
            self._seen = fitted(self._wanted, self.frame(), largest=largest)
            self.moved.emit()
        self._work.start(REST)
        self.update()
