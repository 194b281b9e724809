"""A window whose panels all come or go at once is painted when they are in their places."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_NEXT = 1
"""Milliseconds until a turn: at none, Qt may make one turn of two."""


def paint_in_the_next_turn(window: QWidget) -> None:
    """Let the turn that moves everything in ``window`` end before it is painted.

    Laying out so much takes as long as painting it does, and what is seen till then is the
    window as it was. Nothing happens where somebody holds its painting already.
    """
    if window.updatesEnabled():
        window.setUpdatesEnabled(False)
        QTimer.singleShot(_NEXT, window, partial(_paint_once_laid_out, window))


def _paint_once_laid_out(window: QWidget) -> None:
    """The turn that lays out may be this one still, where moving things took longer than that."""
    QTimer.singleShot(_NEXT, window, partial(_paint, window))


def _paint(window: QWidget) -> None:
    window.setUpdatesEnabled(True)
    window.repaint()  # Qt does not come back to what it was to paint meanwhile
