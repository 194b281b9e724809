"""A hand for benchmarks: mouse events sent straight to a widget."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_NONE, _LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


def press(widget: QWidget, at: QPointF) -> None:
    """The left button goes down."""
    _send(widget, QMouseEvent.Type.MouseButtonPress, at, _LEFT, _LEFT)


def move(widget: QWidget, at: QPointF, *, held: bool = True) -> None:
    """The pointer moves, the left button held or not."""
    _send(widget, QMouseEvent.Type.MouseMove, at, _NONE, _LEFT if held else _NONE)


def release(widget: QWidget, at: QPointF) -> None:
    """The left button comes up."""
    _send(widget, QMouseEvent.Type.MouseButtonRelease, at, _LEFT, _NONE)


def _send(
    widget: QWidget,
    kind: QMouseEvent.Type,
    at: QPointF,
    button: Qt.MouseButton,
    held: Qt.MouseButton,
) -> None:
    everywhere = widget.mapToGlobal(at)
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(kind, at, everywhere, button, held, modifiers))
