"""Undo and redo in a dialog beside the work, where the window's own keys do not reach."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from loopmap.editing.session import Session
from loopmap.errors import EditRefused


def undo_here(session: Session, dialog: QWidget) -> None:
    """Let the dialog's keys take back and do again what was done to the document.

    Where there is nothing to take back the keys do nothing.
    """

    def replay(back: bool) -> None:
        try:
            if back:
                session.undo()
            else:
                session.redo()
        except EditRefused:
            return

    for key, back in (
        (QKeySequence.StandardKey.Undo, True),
        (QKeySequence.StandardKey.Redo, False),
    ):
        shortcut = QShortcut(QKeySequence(key), dialog)
        shortcut.activated.connect(lambda way=back: replay(way))
