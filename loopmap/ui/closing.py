"""What a window that is closed waits for: nothing is lost, and no file is left half written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from loopmap.ui.banner import Banner, Choice
from loopmap.ui.file_commands import FileCommands
from loopmap.ui.writing_out import Writing

_SOON = 250
"""Milliseconds of waiting that need no words."""

_NAMED = 3
"""Files that are called by their names, where more are written."""

STAY = "Stay open"
_CLOSING = "closing"


class Closing(QObject):
    """Asks about unsaved changes and waits for files that are being written.

    While it waits, the window works on, and the banner says what for; there people choose to
    close without a file after all, or to stay. What cannot be written keeps the window open.
    """

    def __init__(
        self, files: FileCommands, writing: Writing, banner: Banner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._files, self._writing = files, writing
        self._banner, self._window = banner, window
        self._waits = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._tell)
        writing.changed.connect(self._look)
        writing.failed.connect(self._stay)
        files.notSaved.connect(self._stay)

    def may_go(self) -> bool:
        """Whether the window may go now; it is closed once more when it may, if it has to wait."""
        files = self._files
        if files.is_saving or not (files.current is None or files.current.is_saved):
            files.when_safe(self._close, self._wait)
        elif self._writing.is_busy:
            self._wait()
        else:
            return True
        return False

    def _close(self) -> None:
        self._wait_no_more()
        self._window.close()

    def _look(self) -> None:
        """A file is done."""
        if not self._waits:
            return
        if self._files.is_saving or self._writing.is_busy:
            if self._banner.is_about(_CLOSING):
                self._tell()
        else:
            self._close()

    def _wait(self) -> None:
        self._waits = True
        if self._banner.is_about(_CLOSING):
            self._tell()
        elif not self._soon.isActive():
            self._soon.start()

    def _wait_no_more(self) -> None:
        self._waits = False
        self._soon.stop()
        self._banner.settle(_CLOSING)

    def _stay(self) -> None:
        self._files.stay()
        self._wait_no_more()

    def _stop(self) -> None:
        self._writing.stop()
        if self._writing.is_busy:
            self._wait()
        else:
            self._look()

    def _tell(self) -> None:
        if not self._waits:
            return
        writing = self._writing
        saved, names = self._files.is_saving, writing.names
        choices = []
        if saved and self._files.current is not None:
            told = f"The window closes when “{self._files.current.title}” is saved."
        elif names:
            told = f"The window closes when {_listed(names)} written."
            without = "Close without it" if len(names) == 1 else "Close without them"
            choices = [Choice(without, self._stop)]
        else:
            told = f"The window closes when {_listed(writing.stopping)} stopped."
        self._banner.wait(told, *choices, otherwise=STAY, about=_CLOSING, closed=self._stay)


def _listed(names: Sequence[str]) -> str:
    """“a.pdf” is; “a.pdf” and “b.svg” are; 7 files are."""
    called = [f"“{each}”" for each in names]
    if len(called) > _NAMED:
        return f"{len(called)} files are"
    if len(called) == 1:
        return f"{called[0]} is"
    return f"{', '.join(called[:-1])} and {called[-1]} are"
