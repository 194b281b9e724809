"""Keys that a list keeps for itself where the window has shortcuts for them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

LIST_KEYS = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return})
"""Rename, take away and open what the list shows, not what the canvas has selected."""

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def keeps_key(event: QEvent, keys: Collection[Qt.Key], *, typing: bool = False) -> bool:
    """Whether the list keeps this key; the event then says so to Qt. ``typing``: letters too."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    commanding = bool(event.modifiers() & _COMMANDING)
    kept = Qt.Key(event.key()) in keys or (typing and event.text().isprintable() and event.text())
    if commanding or not kept:
        return False
    event.accept()
    return True
