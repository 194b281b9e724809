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
    """Take down what the person asks of Loopmap or of every program (``computer_wishes``)."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_ASKED, less)


def _computer_animates(application: QApplication) -> bool:
    """Some platforms let Qt's own styles know that nothing shall move."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return application.style().styleHint(hint) > 0
