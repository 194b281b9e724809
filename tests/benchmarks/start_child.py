"""Starts the program on a file as its command does, says how far it is, and leaves.

Nothing is imported before the program does so itself.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap import cli
from loopmap.cli import gui

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

    from loopmap.ui.editor import Editor
    from loopmap.ui.main_window import MainWindow

SHOWN, WHOLE = "shown", "whole"


def main() -> int:
    """0 once the file given has been on screen for one turn of events, and then its panels."""
    gui.window_program()
    from loopmap.ui import app
    from loopmap.ui.folders import Folders

    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder)
        app.standard_folders = lambda: Folders(own / "c", own / "r", own / "b", ())
        make_window = app.make_window
        app.make_window = lambda folders: _watched(make_window(folders))
        return cli.main(sys.argv[1:])


def _watched(window: MainWindow) -> MainWindow:
    """The window, which says when its map and its panels are on screen, and goes."""
    from PySide6.QtCore import QTimer

    watch = QTimer(window)
    watch.timeout.connect(lambda: _look(window.editor, watch))
    watch.start(1)
    return window


def _look(editor: Editor | None, watch: QTimer) -> None:
    if editor is None:
        return
    watch.stop()
    editor.canvas.repaint()
    print(SHOWN, flush=True)
    editor.panelsMade.connect(lambda: _leave(editor))


def _leave(editor: Editor) -> None:
    from PySide6.QtWidgets import QApplication

    editor.repaint()
    print(WHOLE, flush=True)
    QApplication.quit()


if __name__ == "__main__":
    sys.exit(main())
