"""A quiet line that says what is chosen and opens a menu of what else there is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu

from loopmap.ui.panels.row_button import RowButton

_ARROW = 18
"""Pixels that the sign of a menu takes at the end of the line."""


class MenuButton(RowButton):
    """Opens with Space, Enter or a click."""

    END = _ARROW

    def __init__(self, menu: QMenu) -> None:
        super().__init__("", "")
        self.setMenu(menu)

    def set_words(self, what: str, chosen: str) -> None:
        """Say which choice it is, and what is chosen."""
        self.say(f"{what}: {chosen}")

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_ARROW, 0)
