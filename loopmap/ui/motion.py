"""Whether things on screen may move by themselves, and for how long they do."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle

GLIDE = 250
"""Milliseconds that a move of the camera or of the variables takes."""

_ASKED = "lessMotion"


def is_motion_reduced() -> bool:
    """Whether the person asked for less motion, in Loopmap or in the computer's settings."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return True
    return bool(application.property(_ASKED)) or not _computer_animates(application)


def ask_for_less_motion(less: bool) -> None:
    """Take down what the person asks of Loopmap, whatever the computer's settings are."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_ASKED, less)


def _computer_animates(application: QApplication) -> bool:
    """Windows, KDE and GNOME let Qt know through the duration of its own animations."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return application.style().styleHint(hint) > 0
