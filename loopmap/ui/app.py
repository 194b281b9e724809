"""Starting the window: fonts, theme, settings, the hook for faults, the first document."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from loopmap import __version__
from loopmap.errors import LoopmapError
from loopmap.resources import resource
from loopmap.ui.clipboard import leave_plain
from loopmap.ui.errors import FaultHook
from loopmap.ui.folders import Folders, standard_folders
from loopmap.ui.fonts import load_fonts
from loopmap.ui.idle_collection import IdleCollection
from loopmap.ui.main_window import MainWindow
from loopmap.ui.settings import SettingsFile
from loopmap.ui.theme import Theme

_LOSES_NONE = (6, 12)
"""The first PySide6 whose void calls drop a reference to None where None can die (Python 3.11)."""


def refuse_bad_pair(qt: str, python: tuple[int, ...]) -> None:
    """Raise LoopmapError for a PySide6 that ends a Python before 3.12 after some thousand calls."""
    numbers = tuple(int(part) for part in qt.split(".")[:2])
    if numbers >= _LOSES_NONE and python < (3, 12):
        raise LoopmapError(
            f"PySide6 {qt} stops Python {python[0]}.{python[1]} after a short while.",
            "Install a PySide6 below 6.12, or use Python 3.12 or later.",
        )


def run(file: Path | None, folders: Folders | None = None) -> int:
    """Open the window, with ``file`` in it if there is one; answers when it is closed."""
    refuse_bad_pair(qt_version, sys.version_info[:2])
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Loopmap")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("loopmap")
    application.setWindowIcon(QIcon(str(resource("icons", "loopmap.svg"))))
    load_fonts()
    window = make_window(folders or standard_folders())
    # Python sees Ctrl+C in the terminal only between two of its own calls; the journal is safe.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    FaultHook(lambda: kept_copy(window), lambda: window).install()
    window.show()
    QTimer.singleShot(0, lambda: window.start(file))
    IdleCollection(lambda: window.session.document if window.session else None, window).start()
    application.aboutToQuit.connect(leave_plain)
    return application.exec()


def make_window(folders: Folders) -> MainWindow:
    """A window with the settings of ``folders``, its theme applied, not yet shown."""
    settings = SettingsFile(folders.config)
    theme = Theme(settings)
    theme.wishes.ask()
    theme.apply()
    window = MainWindow(folders, settings, theme, time.time)
    theme.setParent(window)
    return window


def kept_copy(window: MainWindow) -> str:
    """Write a recovery copy of the open document; answers what to tell the person."""
    current = window.files.current
    if current is None or current.keep_copy() is None:
        return "Nothing was lost: everything was saved."
    return (
        "A recovery copy of your map was written. If Loopmap should stop, it is offered "
        "on the first page the next time. Save your map now."
    )
