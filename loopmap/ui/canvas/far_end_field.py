"""The field in which the other end of a link is named, and what its keys mean."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from loopmap.ui.canvas.text_edit import InPlaceEditor
from loopmap.ui.canvas.walk import Direction

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

_KEYS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Escape, _NONE): "cancelled",
    (Qt.Key.Key_Tab, _NONE): "tabbed",
    (Qt.Key.Key_Backtab, _SHIFT): "another",
    (Qt.Key.Key_Tab, _SHIFT): "another",
    **{(key, _NONE): "finished" for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)},
    **{(key, _CTRL): "goOn" for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)},
    **{(key, _SHIFT): "another" for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)},
}

_ARROWS: Mapping[Qt.Key, Direction] = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class FarEndField(InPlaceEditor):
    """Says what keys mean; what comes of them, the owner knows.

    ``wentTo`` carries an arrow: up and down always, left and right while nothing is typed,
    for then they can mean nothing within the text.
    """

    finished = Signal()
    goOn = Signal()
    another = Signal()
    tabbed = Signal()
    wentTo = Signal(object)

    def __init__(self, parent: QWidget, hint: str, name: str) -> None:
        super().__init__(parent, "", many_lines=False)
        self.hint = hint
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        meant = _KEYS.get((key, held))
        arrow = _ARROWS.get(key) if held == _NONE else None
        across = arrow in (Direction.LEFT, Direction.RIGHT)
        if meant is not None:
            getattr(self, meant).emit()
        elif arrow is not None and not (across and self.typed()):
            self.wentTo.emit(arrow)
        else:
            super().keyPressEvent(event)
