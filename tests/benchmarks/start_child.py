"""Starts the program on a file as its command does; leaves when the map is painted and answers.

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
    from loopmap.ui.main_window import MainWindow

SHOWN = b"shown"


def main() -> int:
    """0 once the canvas of the file given has been on screen for one turn of events."""
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
    """The window, which says when its map is on screen, and goes."""
    from PySide6.QtCore import QTimer

    watch = QTimer(window)
    watch.timeout.connect(lambda: _leave_when_shown(window))
    watch.start(1)
    return window


def _leave_when_shown(window: MainWindow) -> None:
    from PySide6.QtWidgets import QApplication

    if window.editor is not None:
        window.editor.canvas.repaint()
        sys.stdout.buffer.write(SHOWN + b"\n")
        sys.stdout.flush()
        QApplication.quit()


if __name__ == "__main__":
    sys.exit(main())
