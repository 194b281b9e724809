"""A button that stays as wide when it is chosen and its letters grow heavier."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton


class SteadyButton(QPushButton):
    """Wide enough for the heavier letters that it has while it is chosen."""

    def sizeHint(self) -> QSize:
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        widths = (QFontMetrics(bold), QFontMetrics(self.font()))
        heavy, plain = (metrics.horizontalAdvance(self.text()) for metrics in widths)
        return QSize(hint.width() + heavy - plain, hint.height())
