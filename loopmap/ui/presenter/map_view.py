"""A map to look at and nothing else: no hand, no keys, no selection, no private notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.diagram.lens_card import lens_card, needs_card
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import Primitive
from loopmap.ui.canvas.corner_fit import CORNER, CornerCard, fitted_beside
from loopmap.ui.canvas.crowding import crowding, is_crowded
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.stage_widget import StageWidget
from loopmap.ui.canvas.view import Camera
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
    """Shows a stage; ``look_at`` says which part of the map fills it. ``moved`` tells of that.

    ``stands_aside``: whether the map leaves a corner to the lens's card, where it has room to.
    """

    moved = Signal()

    def __init__(self, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._paper = QColor(paper)
        self._wanted: Box | None = None
        self._aimed_for: tuple[float, float] | None = None
        self.stands_aside = True
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

    def refresh(self, rest: int = 0) -> None:
        if self.stage is not None and self._size_of_card(self.stage) != self._aimed_for:
            self._aim()
        super().refresh(rest)

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
        card = _card_of(stage)
        if card is None:
            return
        shapes, box = card
        scale = self._scale_of(box)
        x, y = self._free_corner(stage, box.width * scale, box.height * scale)
        painter.translate(x * ratio, y * ratio)
        painter.scale(scale * ratio, scale * ratio)
        paint(painter, shapes)

    def _scale_of(self, card: Box) -> float:
        return max(1.0, min(self.height() * _CARD, self.width() * _CARD_SHARE / card.width))

    def _size_of_card(self, stage: Stage) -> tuple[float, float] | None:
        """In logical pixels; None where there is none."""
        card = _card_of(stage)
        if card is None:
            return None
        scale = self._scale_of(card[1])
        return card[1].width * scale, card[1].height * scale

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
            self._aimed_for = self._size_of_card(self.stage)
            beside = self._corner_card(self.stage) if self.stands_aside else None
            self._seen = fitted_beside(beside, self._wanted, self.frame(), largest=largest)
            self.moved.emit()
        self._work.start(REST)
        self.update()

    def _corner_card(self, stage: Stage) -> CornerCard | None:
        if self._aimed_for is None:
            return None
        width, height = (side + _CARD_MARGIN - CORNER for side in self._aimed_for)
        return CornerCard(width, height, partial(is_crowded, stage.drawing))


def _card_of(stage: Stage) -> tuple[tuple[Primitive, ...], Box] | None:
    """What the lens shows, and which lit loop is which; None where neither is to be told."""
    view, lit = stage.emphasis.view, [each for each in stage.emphasis.lit if each.called]
    if not needs_card(view, lit):
        return None
    return lens_card(view, stage.style, bundled_measure(), lit=lit)
