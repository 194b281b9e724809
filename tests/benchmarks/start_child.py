"""Starts the real window on a file and leaves as soon as it is painted and answers."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from loopmap.ui.app import make_window
from loopmap.ui.folders import Folders
from loopmap.ui.fonts import load_fonts
from loopmap.ui.main_window import MainWindow

SHOWN = b"shown"


def main() -> int:
    """0 once the canvas of the file given has been on screen for one turn of events."""
    application = QApplication(sys.argv[:1])
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder)
        window = make_window(Folders(own / "c", own / "r", own / "b", ()))
        window.show()
        QTimer.singleShot(0, lambda: window.start(Path(sys.argv[1])))
        watch = QTimer()
        watch.timeout.connect(lambda: _leave_when_shown(application, window))
        watch.start(1)
        return application.exec()


def _leave_when_shown(application: QApplication, window: MainWindow) -> None:
    if window.editor is not None:
        window.editor.canvas.repaint()
        sys.stdout.buffer.write(SHOWN + b"\n")
        sys.stdout.flush()
        application.quit()


if __name__ == "__main__":
    sys.exit(main())
