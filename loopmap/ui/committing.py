"""Ctrl+Enter in a text of several lines: it commits, whatever the window has it for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def keeps_ctrl_enter(event: QEvent) -> bool:
    """Whether this is Ctrl+Enter asking whose it is: a text's, which it commits; says so to Qt."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if not held or event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    event.accept()
    return True
