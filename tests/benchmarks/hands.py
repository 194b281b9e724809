"""A hand for benchmarks: mouse and wheel events sent straight to a widget."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

NOTCH = 120
"""Eighths of a degree that a wheel turns at a click."""

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


def turn(widget: QWidget, at: QPointF, eighths: int) -> None:
    """The wheel turns with Ctrl held, by so many eighths of a degree."""
    nothing = QPoint()
    event = QWheelEvent(
        at, widget.mapToGlobal(at), nothing, QPoint(0, eighths), _NONE,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


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
