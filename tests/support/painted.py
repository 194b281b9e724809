"""Widgets painted here and now, for those who look at them or measure how long that takes."""

from PySide6.QtWidgets import QWidget


def paint_now(widget: QWidget) -> None:
    """Paint it, also where it waits for the turn to end that drew it anew."""
    widget.setUpdatesEnabled(True)
    widget.repaint()
