"""The card over the canvas that says what the lens shows; it can be taken away."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.lens_card import CLOSE, lens_card, told
from loopmap.diagram.look import SIGNS, Lens, LensView
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import Line, Primitive, Stroke
from loopmap.diagram.style import Style
from loopmap.ui.paint import paint
from loopmap.ui.theme import BASE_PIXELS

_CROSS = 4.0


class LensChip(QWidget):
    """Painted in the canvas's own style; hidden while the lens is on signs.

    Only its name shows where the canvas is low, or after a click.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._view = SIGNS
        self._dismissed = self._folded = False
        self._room = math.inf
        self._close = _Close(self)
        self._close.clicked.connect(self.dismiss)
        self.hide()

    def show_view(self, view: LensView) -> None:
        """Say what ``view`` shows; another lens brings a card back that was taken away."""
        if view.lens is not self._view.lens:
            self._dismissed = self._folded = False
        self._view = view
        self.setAccessibleName(told(view))
        self._fit()

    def set_style(self, style: Style) -> None:
        """Paint in other colours."""
        self._style = style
        self._close.colour = style.text_muted
        self._fit()

    def set_room(self, height: float) -> None:
        """Take no more than so many logical pixels, if the name alone does not."""
        if height != self._room:
            self._room = height
            self._fit()

    def sizeHint(self) -> QSize:
        box = self._card()[1]
        return QSize(round(box.width * _zoom()), round(box.height * _zoom()))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.scale(_zoom(), _zoom())
        paint(painter, self._card()[0])
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click folds the card to its name, and opens it again."""
        self._folded = not self._folded
        self._fit()
        event.accept()

    def _card(self) -> tuple[tuple[Primitive, ...], Box]:
        measure = bundled_measure()
        whole = lens_card(self._view, self._style, measure)
        if not self._folded and whole[1].height * _zoom() <= self._room:
            return whole
        return lens_card(self._view, self._style, measure, brief=True)

    def _fit(self) -> None:
        self.resize(self.sizeHint())
        side = round(CLOSE * _zoom())
        self._close.setGeometry(self.width() - side - 3, 3, side, side)
        self.setVisible(self._view.lens is not Lens.SIGN and not self._dismissed)
        self.update()

    def dismiss(self) -> None:
        """Put the card away until another lens is chosen."""
        self._dismissed = True
        self.hide()


class _Close(QToolButton):
    """A cross in the colours of the canvas."""

    def __init__(self, parent: LensChip) -> None:
        super().__init__(parent)
        self.colour = parent.palette().text().color().name()
        self.setToolTip("Put this away. The lens stays.")
        self.setAccessibleName("Put away what the lens shows")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        x, y, arm = self.width() / 2, self.height() / 2, _CROSS * _zoom()
        stroke = Stroke(self.colour, 1.6 * _zoom(), round=True)
        paint(
            painter,
            [
                Line(None, "close", (Point(x - arm, y - arm), Point(x + arm, y + arm)), stroke),
                Line(None, "close", (Point(x - arm, y + arm), Point(x + arm, y - arm)), stroke),
            ],
        )
        if self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


def _zoom() -> float:
    """The card's type grows with the words of the window."""
    return max(1.0, QApplication.font().pixelSize() / BASE_PIXELS)
