"""Keys of commands that a line of text would take for itself on some systems."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from loopmap.ui.actions.catalogue import COMMANDS

_LETTER = re.compile(r"Ctrl\+(Shift\+)?[A-Z]")
"""With Alt they type letters of some keyboards."""


class FieldKeys(QObject):
    """Lets Ctrl and a letter do in a window's fields what its menus say, wherever it runs.

    Under X11 a line of text has Ctrl+E for its end and empties itself at Ctrl+U; elsewhere
    neither is so. What edits text stays the field's: commands of the Edit menu.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._keys = _letters()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field from claiming such a key."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and QKeySequence(event.keyCombination()).toString() in self._keys
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QLineEdit):
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit) and now.window() is self._window:
            now.installEventFilter(self)


def _letters() -> frozenset[str]:
    """The keys of all commands that are Ctrl and a letter, but for those that edit text."""
    named = {key for each in COMMANDS if not each.id.startswith("edit.") for key in each.keys}
    found = {QKeySequence(key).toString() for key in named}
    return frozenset(key for key in found if _LETTER.fullmatch(key))
