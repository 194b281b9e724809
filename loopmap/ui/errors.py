"""What people see of a fault: one sentence, and the assurance that their map is safe."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from loopmap.errors import LoopmapError
from loopmap.formats.storage.save import reason

_log = logging.getLogger("loopmap")


def sentence(fault: BaseException) -> str:
    """What to tell a person about ``fault``."""
    if isinstance(fault, LoopmapError):
        return str(fault)
    if isinstance(fault, OSError):
        named = f" with “{fault.filename}”" if fault.filename else ""
        return f"The computer could not do that{named}: {reason(fault)}"
    return "Something went wrong inside Loopmap. Your map is still open."


class FaultHook:
    """Takes the place of ``sys.excepthook``: keeps a copy of the map, then says so, once at a time.

    ``keep_copy`` writes a recovery copy and answers a sentence saying where it is.
    """

    def __init__(self, keep_copy: Callable[[], str], window: Callable[[], QWidget | None]) -> None:
        self._keep_copy = keep_copy
        self._window = window
        self._telling = False

    def install(self) -> None:
        """Hear of every fault that nothing else caught."""
        sys.excepthook = self

    def __call__(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.error("Not caught anywhere", exc_info=(kind, fault, trace))
        if self._telling:
            return
        self._telling = True
        try:
            tell_of_fault(self._window(), fault, self._kept())
        finally:
            self._telling = False

    def _kept(self) -> str:
        try:
            return self._keep_copy()
        except Exception:  # noqa: BLE001  the top-level hook: no second fault may hide the first
            _log.exception("No recovery copy could be written")
            return "A recovery copy could not be written: please save your map under a new name."


def tell_of_fault(window: QWidget | None, fault: BaseException, kept: str) -> None:
    """One dialog with the sentence, what was kept, and the details for whoever mends it."""
    box = QMessageBox(window)
    box.setObjectName("faultDialog")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Loopmap")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence(fault))
    box.setInformativeText(kept)
    box.setDetailedText(f"{type(fault).__name__}: {fault}")
    box.exec()
