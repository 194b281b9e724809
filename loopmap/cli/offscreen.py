"""Qt for commands that draw, which need no screen."""

from __future__ import annotations

import os

_KEPT: list[object] = []
"""The Qt application of this process, which must not be collected."""


def begin_qt() -> None:
    """Make the application, which lives as long as the command; nothing where there is one."""
    if not os.environ.get("QT_QPA_PLATFORM"):  # Qt takes an empty name for one, and ends
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        _KEPT.append(QGuiApplication([]))
