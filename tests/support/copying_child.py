"""A process of its own that opens a file in the window, copies all of it and ends."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from loopmap.ui.app import run
from loopmap.ui.main_window import MainWindow
from tests.support.window import folders_in


def copy_and_quit() -> None:
    """Copy the map as soon as the window shows it; ask again until it does."""
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    if not windows or windows[0].editor is None or windows[0].editor.panels is None:
        QTimer.singleShot(20, copy_and_quit)
        return
    actions = windows[0].command_actions.by_id
    actions["edit.select_all"].trigger()
    actions["edit.copy"].trigger()
    print(len(QApplication.clipboard().mimeData().formats()), flush=True)
    QApplication.quit()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    QTimer.singleShot(0, copy_and_quit)
    sys.exit(run(Path(sys.argv[1]), folders_in(Path(sys.argv[2]))))
