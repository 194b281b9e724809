"""A window whose panels all come or go at once is painted when they are in their places."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

_NEXT = 1
"""Milliseconds until a turn: at none, Qt may make one turn of two."""


def paint_in_the_next_turn(widget: QWidget, *, after: int = 0) -> None:
    """Let the turn that moves everything in ``widget`` end before it is painted.

    Laying out so much takes as long as painting it does, and what is seen till then is the
    window as it was. ``after`` so many more turns, where others are painted first. Nothing
    happens where somebody holds its painting already.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_ForceUpdatesDisabled):
        widget.setUpdatesEnabled(False)
        # The turn that lays out may be the next one still, where moving things took longer.
        _wait(widget, 1 + after)


def _wait(widget: QWidget, turns: int) -> None:
    work = partial(_wait, widget, turns - 1) if turns else partial(_paint, widget)
    QTimer.singleShot(_NEXT, widget, work)


def _paint(widget: QWidget) -> None:
    widget.setUpdatesEnabled(True)
    widget.repaint()  # Qt does not come back to what it was to paint meanwhile
