"""What stays as it is over some frames of a view that rests: painted once, then shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QTransform

from loopmap.ui.canvas.standing_layer import StandingLayer
from loopmap.ui.in_view import in_view

_Seen = tuple[QTransform, QRect, float]
"""The way from the map to a device, the part of it that is painted, its pixels to a unit."""


class RestingLayer:
    """One such picture, as large as the view.

    While the view moves or is zoomed each frame would need another one, so that then all is
    painted as it is.
    """

    def __init__(self) -> None:
        self._picture = StandingLayer()
        self._last: tuple[tuple[object, ...], _Seen] | None = None

    def forget(self) -> None:
        """There is nothing to be shown."""
        self._last = None
        self._picture.forget()

    def show(
        self, painter: QPainter, about: tuple[object, ...], paint: Callable[[QPainter], None]
    ) -> None:
        """What ``paint`` paints in view, the painter being in map units, to the pixel.

        ``about`` is all that it follows from besides how it is seen.
        """
        seen = painter.worldTransform(), painter.viewport(), painter.device().devicePixelRatio()
        last, self._last = self._last, (about, seen)
        if last is not None and last[0] == about and last[1] != seen:
            self._picture.forget()
            paint(painter)
        else:
            self._picture.show(painter, in_view(painter), (*about, *seen[1:]), paint)
