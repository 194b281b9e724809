"""The card over the canvas: what the lens shows, which lit loop is which; it can be put away."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from loopmap.diagram.emphasis import Lit
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.lens_card import CLOSE, lens_card, needs_card, told
from loopmap.diagram.look import SIGNS, LensView
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import Line, Primitive, Stroke
from loopmap.diagram.style import Style
from loopmap.ui.paint import paint
from loopmap.ui.theme import BASE_PIXELS

_CROSS = 4.0


class LensChip(QWidget):
    """Painted in the canvas's own style; hidden while there is nothing to tell.

    Only its name shows where the canvas is low, where all of it would lie over the map, or
    after a click; another click opens it.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._view = SIGNS
        self._besides = ""
        self._lit: tuple[Lit, ...] = ()
        self._dismissed = self._is_tight = False
        self._folded: bool | None = None
        self._room = math.inf
        self._made: dict[bool, tuple[tuple[Primitive, ...], Box]] = {}
        self._close = _Close(self)
        self._close.clicked.connect(self.dismiss)
        self.hide()

    def show_view(self, view: LensView) -> None:
        """Say what ``view`` shows; another lens brings a card back that was taken away."""
        if view.lens is not self._view.lens:
            self._dismissed, self._folded = False, None
        self._view = view
        self._say_anew()

    def say_besides(self, sentence: str) -> None:
        """Say something more for as long as it holds, "" for nothing."""
        if sentence != self._besides:
            self._besides = sentence
            self._say_anew()

    @property
    def _told(self) -> LensView:
        """The view with what is said besides."""
        says = " ".join(part for part in (self._view.says, self._besides) if part)
        return replace(self._view, says=says) if self._besides else self._view

    def show_lit(self, lit: tuple[Lit, ...]) -> None:
        """Say which loop is which; a loop lit besides others brings a card back."""
        if lit != self._lit:
            if len(lit) > max(1, len(self._lit)):
                self._dismissed, self._folded = False, None
            self._lit = lit
            self._say_anew()

    def set_style(self, style: Style) -> None:
        """Paint in other colours."""
        self._style = style
        self._close.colour = style.text_muted
        self._say_anew()

    def set_room(self, height: float) -> None:
        """Take no more than so many logical pixels, if the name alone does not."""
        if height != self._room:
            self._room = height
            self._fit()

    def set_tight(self, tight: bool) -> None:
        """Show the name alone, unless a person has opened the card; or all of it."""
        if tight is not self._is_tight:
            self._is_tight = tight
            self._fit()

    def free_size(self) -> QSize:
        """How large the card would be were it not tight."""
        return self._size_of(self._card(tight=False)[1])

    def sizeHint(self) -> QSize:
        return self._size_of(self._card()[1])

    @staticmethod
    def _size_of(box: Box) -> QSize:
        return QSize(round(box.width * _zoom()), round(box.height * _zoom()))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.scale(_zoom(), _zoom())
        paint(painter, self._card()[0])
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click folds the card to its name, and opens it again."""
        self._folded = self._card()[1] != self._laid_out(brief=True)[1]
        self._fit()
        event.accept()

    def _card(self, *, tight: bool | None = None) -> tuple[tuple[Primitive, ...], Box]:
        is_tight = self._is_tight if tight is None else tight
        folded = is_tight if self._folded is None else self._folded
        whole = self._laid_out(brief=False)
        if not folded and whole[1].height * _zoom() <= self._room:
            return whole
        return self._laid_out(brief=True)

    def _laid_out(self, *, brief: bool) -> tuple[tuple[Primitive, ...], Box]:
        """All of the card or its name, laid out once: it is painted with every frame of the map."""
        if brief not in self._made:
            made = lens_card(self._told, self._style, bundled_measure(), lit=self._lit, brief=brief)
            self._made[brief] = made
        return self._made[brief]

    def _say_anew(self) -> None:
        self._made.clear()
        self._fit()

    def _fit(self) -> None:
        self.setAccessibleName(told(self._told, self._lit))
        self.resize(self.sizeHint())
        side = round(CLOSE * _zoom())
        self._close.setGeometry(self.width() - side - 3, 3, side, side)
        self.setVisible(needs_card(self._view, self._lit) and not self._dismissed)
        self.update()

    def dismiss(self) -> None:
        """Put the card away until another lens is chosen or another loop is lit besides."""
        self._dismissed = True
        self.hide()


class _Close(QToolButton):
    """A cross in the colours of the canvas."""

    def __init__(self, parent: LensChip) -> None:
        super().__init__(parent)
        self.colour = parent.palette().text().color().name()
        self.setToolTip("Put this away. What the map shows stays.")
        self.setAccessibleName("Put this card away")
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
