"""A link whose strength decides: the sentence, and a bar for how much it decides alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from loopmap.diagram.style import Style
from loopmap.simulation import DecidingLink
from loopmap.ui.as_written import tip
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.looks import text

_BAR, _BESIDE = 5.0, 6


class DeciderRow(QAbstractButton):
    """Clicked to show the link on the map. The longer the bar, the more it decides alone."""

    def __init__(self, link: DecidingLink, style: Style) -> None:
        super().__init__()
        self._weight, self._style = link.weight, style
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(link.why)
        decides = f"It decides {told_weight(link.weight)} alone."
        self.setAccessibleDescription(decides)
        self.setToolTip(tip(f"{decides}\nClick to see the link."))
        self.setEnabled(link.link is not None)
        words = text(link.why)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = column(self)
        inside.setContentsMargins(_BESIDE, 3, _BESIDE, 3 + round(_BAR) + 4)
        inside.addWidget(words)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(QColor(self._style.hover))
            painter.setPen(QPen(QColor(self._style.accent if self.hasFocus() else "transparent")))
            painter.drawRoundedRect(frame, 7, 7)
        whole = QRectF(_BESIDE, self.height() - _BAR - 4, self.width() - 2 * _BESIDE, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._style.border))
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        whole.setWidth(max(_BAR, whole.width() * self._weight))
        painter.setBrush(QColor(self._style.accent))
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        painter.end()


def told_weight(weight: float) -> str:
    """How much a link decides alone, in words: from 0 (nothing) to 1 (all)."""
    for most, words in ((0.35, "a little"), (0.6, "a good deal"), (0.85, "much")):
        if weight < most:
            return words
    return "nearly all"
