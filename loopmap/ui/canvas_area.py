"""The canvas with what floats over it: bars below and above, cards in its corners."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from loopmap.ui.canvas.corner_choice import emptiest
from loopmap.ui.canvas.corner_fit import CORNER
from loopmap.ui.lens_chip import LensChip
from loopmap.ui.minimap import MiniMap

_MARGIN = 16
_WIDEST = 900
"""Floating bars grow with the canvas up to this width in pixels."""

_CORNER_SHARE = 0.55
"""Part of the canvas's height that it may take."""

_FIND_WIDTH = 640

_LOW = 440
"""A canvas lower than this in pixels is not covered by a bar unless somebody asks for it."""

_RESTING = 48
"""Height of the bar at the bottom while nobody types in it: what a fit leaves free. The bar
opens over the map when it is used, so that the view does not jump."""


class CanvasArea(QWidget):
    """Gives the canvas all the room and keeps floating bars in place over it.

    ``coveredChanged`` tells how many pixels at the bottom are covered, margins included,
    while the bar there rests; ``overlaidChanged`` how many are covered just now.
    """

    coveredChanged = Signal(float)
    overlaidChanged = Signal(float)

    def __init__(self, canvas: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self._bottom: QWidget | None = None
        self._top: QWidget | None = None
        self._crown: QWidget | None = None
        self._corner: LensChip | None = None
        self._overview: MiniMap | None = None
        self._crowding: Callable[[QRect], float] = _free
        self._covers: Callable[[QRect], float] = _free
        self._overview_seen, self._seat = False, 0
        self._shown = True
        self._insisted = False
        self._covered = 0.0
        canvas.setParent(self)
        self.setMinimumSize(320, 200)

    def float_below(self, bar: QWidget) -> None:
        """Let ``bar`` float at the bottom, in the middle."""
        self._bottom = bar
        self._adopt(bar)

    def float_above(self, bar: QWidget) -> None:
        """Let ``bar`` float at the top right."""
        self._top = bar
        self._adopt(bar)

    def float_at_top(self, bar: QWidget) -> None:
        """Let ``bar`` float at the top, in the middle."""
        self._crown = bar
        self._adopt(bar)

    def float_in_corner(self, card: LensChip, crowding: Callable[[QRect], float]) -> None:
        """Let ``card`` float in the corner where ``crowding`` says it covers least."""
        self._corner, self._crowding = card, crowding
        card.setParent(self)
        card.raise_()
        self.place_corner()

    def float_overview(self, overview: MiniMap, covers: Callable[[QRect], float]) -> None:
        """Let the minimap float at the bottom right, above the bar, if it ``covers`` nothing.

        Otherwise in the corner where it covers least.
        """
        self._overview, self._covers = overview, covers
        overview.setParent(self)
        overview.appeared.connect(self._place_overview)
        overview.rested.connect(self._choose_for_overview)
        self._place_overview()

    def place_corner(self) -> None:
        """Choose the corner for the card there anew; its name is enough where it covers any."""
        card = self._corner
        if card is None:
            return
        card.set_room(self.height() * _CORNER_SHARE)
        if card.isHidden():
            return
        for tight in (False, True):
            card.set_tight(tight)
            places = self._corners(card.size())[::-1]
            others = (self._top, self._overview)
            free = [place for place in places if not _is_taken(place, others)] or places
            best = min(free, key=self._crowding)
            if not self._crowding(best):
                break
        card.move(best.topLeft())

    def _place_overview(self) -> None:
        """Keep the minimap in its corner; where it has just come, choose one."""
        overview = self._overview
        if overview is None:
            self.place_corner()
            return
        came, self._overview_seen = not self._overview_seen, not overview.isHidden()
        if came and self._overview_seen:
            self._choose_for_overview()
        else:
            overview.move(self._corners(overview.size())[self._seat].topLeft())
            self.place_corner()

    def _choose_for_overview(self) -> None:
        """The corner where the minimap covers least; others that float there are in the way."""
        overview = self._overview
        if overview is None:
            return

        def covers(place: QRect) -> float:
            return math.inf if _is_taken(place, (self._top, self._crown)) else self._covers(place)

        corners = self._corners(overview.size())
        self._seat = emptiest(corners, covers, self._seat)
        overview.move(corners[self._seat].topLeft())
        self.place_corner()

    def _corners(self, size: QSize) -> list[QRect]:
        """Where something of that size fits, the lower corners and the right ones first.

        Clear of the bar at the bottom as it is open just now.
        """
        right = self.width() - size.width() - CORNER
        bottom = self.height() - round(self._covered) - size.height() - CORNER
        places = [QRect(QPoint(x, y), size) for y in (bottom, CORNER) for x in (right, CORNER)]
        return [self._above_the_bar(place) for place in places]

    def _above_the_bar(self, place: QRect) -> QRect:
        bar = self._bottom
        if bar is not None and self._has_room() and bar.geometry().intersects(place):
            place.moveBottom(bar.y() - CORNER)
        return place

    def show_floating(self, shown: bool) -> None:
        """Show or hide the bar at the bottom; the find bar comes and goes by itself.

        From now on a low canvas is kept free again, until ``make_room``.
        """
        self._shown, self._insisted = shown, False
        self._place()

    def make_room(self) -> None:
        """Show the bar at the bottom even where it leaves little of the canvas."""
        self._insisted = True
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.LayoutRequest,
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.ShowToParent,
        ):
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() >= _LOW:
            self._insisted = False
        self._place()

    def _adopt(self, bar: QWidget) -> None:
        bar.setParent(self)
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.installEventFilter(self)
        bar.raise_()
        self._place()

    def _place(self) -> None:
        self.canvas.setGeometry(self.rect())
        if self._bottom is not None:
            self._bottom.setVisible(self._has_room())
            width = min(self.width() - 2 * _MARGIN, _WIDEST)
            height = self._height(self._bottom, width)
            left = (self.width() - width) // 2
            self._bottom.setGeometry(left, self.height() - height - _MARGIN, width, height)
        if self._top is not None:
            width = min(self.width() - 2 * _MARGIN, _FIND_WIDTH)
            height = self._height(self._top, width)
            self._top.setGeometry(self.width() - width - _MARGIN, _MARGIN, width, height)
        if self._crown is not None:
            width = min(self.width() - 2 * _MARGIN, _FIND_WIDTH)
            height = self._height(self._crown, width)
            self._crown.setGeometry((self.width() - width) // 2, _MARGIN, width, height)
        self._tell_covered()
        self._place_overview()

    def _has_room(self) -> bool:
        """Whether the bar may show: a low canvas is kept free of it until it is asked for."""
        return self._shown and (self._insisted or self.height() >= _LOW)

    def _tell_covered(self) -> None:
        covered = float(_RESTING + _MARGIN) if self._has_room() else 0.0
        if covered != self._covered:
            self._covered = covered
            self.coveredChanged.emit(covered)
        if self._bottom is not None:
            height = self._bottom.height() + _MARGIN if self._has_room() else 0
            self.overlaidChanged.emit(float(height))

    def _height(self, bar: QWidget, width: int) -> int:
        if bar.hasHeightForWidth():
            return bar.heightForWidth(width)
        return max(bar.sizeHint().height(), bar.minimumSizeHint().height())


def _is_taken(place: QRect, others: Sequence[QWidget | None]) -> bool:
    """Whether something else floats there."""
    return any(w.isVisible() and w.geometry().intersects(place) for w in others if w)


def _free(_: QRect) -> float:
    return 0.0
