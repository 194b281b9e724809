"""Keys that a list keeps for itself where the window has shortcuts for them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

LIST_KEYS = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return})
"""Rename, take away and open what the list shows, not what the canvas has selected."""

TO_SENTENCE = "/"
"""Goes to the sentence bar from everywhere but a line of text; no name in a list begins so."""

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def keeps_key(event: QEvent, keys: Collection[Qt.Key], *, typing: bool = False) -> bool:
    """Whether the list keeps this key; the event then says so to Qt. ``typing``: letters too.

    All letters but ``TO_SENTENCE``.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    commanding = bool(event.modifiers() & _COMMANDING)
    text = event.text()
    is_letter = bool(text) and text.isprintable() and text != TO_SENTENCE
    kept = Qt.Key(event.key()) in keys or (typing and is_letter)
    if commanding or not kept:
        return False
    event.accept()
    return True
