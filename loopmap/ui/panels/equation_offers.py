"""What could come next, in a small list under the caret; below it how a function is written."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from loopmap.editing.equation.complete import Completion, EquationOffer, Inside
from loopmap.ui.theme import style_in_force

_ROWS = 7
_PAD, _GAP, _BESIDE = 6.0, 18.0, 9.0
_WIDEST = 460.0
_ACCEPTS = "Tab"


class EquationOffers(QWidget):
    """Floats over the window; the keyboard stays where it is. ``chosen`` tells a click on a row."""

    chosen = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.over = window
        self.setAccessibleName("Names and functions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._completion: Completion | None = None
        self._place, self.top = 0, 0
        self._style = style_in_force()
        self.rows = _Rows(self)
        self.help = QLabel()
        self.help.setTextFormat(Qt.TextFormat.RichText)
        self.help.setWordWrap(True)
        self.help.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 7, 7, 7)
        column.setSpacing(5)
        column.addWidget(self.rows)
        column.addWidget(self.help)
        self.hide()

    @property
    def current(self) -> EquationOffer | None:
        """The offer that is lit, None without any."""
        return self._completion.offers[self._place] if self._completion else None

    @property
    def completion(self) -> Completion | None:
        return self._completion

    @property
    def place(self) -> int:
        """Which offer is lit, from 0."""
        return self._place

    def offer(self, completion: Completion | None, inside: Inside | None, at: QPoint) -> None:
        """Show offers, and the function the caret stands in; hide without either.

        ``at``: below this point of the window, or above it where there is no room below.
        """
        self._style = style_in_force()
        same = completion is not None and completion == self._completion
        self._completion = completion
        self._place = self._place if same else 0
        self.rows.setVisible(completion is not None)
        self.help.setVisible(completion is None and inside is not None)
        self.help.setText("" if inside is None else _told(inside))
        self.setVisible(completion is not None or inside is not None)
        if self.isVisible():
            self._stand(at)

    def step(self, by: int) -> None:
        """Light the next offer or the one before, round the end."""
        if self._completion is not None:
            self._place = (self._place + by) % len(self._completion.offers)
            self.top = min(max(self.top, self._place - _ROWS + 1), self._place)
            self.rows.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._style.card))
        painter.setPen(QPen(QColor(self._style.border), 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        painter.end()

    def _stand(self, at: QPoint) -> None:
        self.top = min(max(0, self._place - _ROWS + 1), self._place)
        room = self.over.rect()
        self.rows.setFixedSize(self.rows.sizeHint())
        self.setMaximumWidth(round(min(_WIDEST, room.width() - 16)))
        self.help.setMinimumWidth(min(360, room.width() - 40) if self.help.isVisibleTo(self) else 0)
        self.adjustSize()
        x = max(8, min(at.x(), room.right() - self.width() - 8))
        below = at.y() + 6
        y = below if below + self.height() < room.bottom() else at.y() - self.height() - 30
        self.move(x, max(8, y))
        self.raise_()


def _told(inside: Inside) -> str:
    """How the function is written, the argument at the caret in bold, and what it means."""
    function = inside.function
    shown = []
    for place, argument in enumerate(function.arguments):
        name = f"[{argument.name}]" if argument.optional else argument.name
        here = place == inside.argument
        shown.append(f"<b><u>{escape(name)}</u></b>" if here else escape(name))
    more = ", …" if function.endless else ""
    return f"{escape(function.name)}({', '.join(shown)}{more})<br>{escape(function.meaning)}"


class _Rows(QWidget):
    """The offers on show, painted by ourselves: name, what it is, the key on the lit one."""

    def __init__(self, offers: EquationOffers) -> None:
        super().__init__(offers)
        self._offers = offers
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def shown(self) -> tuple[EquationOffer, ...]:
        completion = self._offers.completion
        top = self._offers.top
        return completion.offers[top : top + _ROWS] if completion else ()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        wide = max((self._width(metrics, each) for each in self.shown()), default=0.0)
        room = self._offers.over.width() - 40
        height = len(self.shown()) * self._line()
        return QSize(round(min(max(wide, 220.0), _WIDEST, room)), round(height))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, each in enumerate(self.shown()):
            box = QRectF(0, number * self._line(), self.width(), self._line())
            self._paint_row(painter, each, box, lit=number + self._offers.top == self._offers.place)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = int(event.position().y() // self._line())
        if 0 <= number < len(self.shown()):
            self._offers.chosen.emit(number + self._offers.top)

    def _paint_row(
        self, painter: QPainter, offer: EquationOffer, box: QRectF, *, lit: bool
    ) -> None:
        style, metrics = style_in_force(), QFontMetricsF(self.font())
        inner = box.adjusted(_BESIDE, 0, -_BESIDE, 0)
        if lit:
            painter.setBrush(QColor(style.accent_soft))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(QColor(style.accent))
            painter.drawText(inner, _RIGHT, _ACCEPTS)
            inner.setRight(inner.right() - metrics.horizontalAdvance(_ACCEPTS) - _GAP / 2)
        painter.setPen(QColor(style.card_text))
        elide = Qt.TextElideMode.ElideRight
        name = metrics.elidedText(offer.shown, elide, inner.width())
        painter.drawText(inner, _LEFT, name)
        inner.setLeft(inner.left() + metrics.horizontalAdvance(name) + _GAP)
        if offer.note and inner.width() > 30:
            painter.setPen(QColor(style.text_muted))
            painter.drawText(inner, _LEFT, metrics.elidedText(offer.note, elide, inner.width()))

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height() + 2 * _PAD - 3

    def _width(self, metrics: QFontMetricsF, offer: EquationOffer) -> float:
        note = metrics.horizontalAdvance(offer.note) + _GAP if offer.note else 0.0
        key = metrics.horizontalAdvance(_ACCEPTS) + _GAP
        return metrics.horizontalAdvance(offer.shown) + note + key + 2 * _BESIDE


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
