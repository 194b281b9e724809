"""A button that stays as wide when it is chosen and its letters grow heavier."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton


class SteadyButton(QPushButton):
    """Wide enough for the heavier letters that it has while it is chosen."""

    _wider: tuple[str, int] | None = None
    """Words and by how many pixels they are wider when heavier; asked for again and again."""

    def sizeHint(self) -> QSize:
        hint, text = super().sizeHint(), self.text()
        if self._wider is None or self._wider[0] != text:
            self._wider = text, _wider(self.font(), text)
        return QSize(hint.width() + self._wider[1], hint.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._wider = None


def _wider(plain: QFont, text: str) -> int:
    heavy = QFont(plain)
    heavy.setWeight(QFont.Weight.DemiBold)
    return _width(heavy, text) - _width(plain, text)


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)
