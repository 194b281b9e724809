"""Keys pressed before there is anybody to hear them, kept and pressed when there is.

The window is seen before the map it starts with, and the map some tenths of a second before
its panels. Whoever goes to the sentence bar in that time and types finds all of it there,
nothing being taken for a command of the canvas; what the canvas knows it does at once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.kept_keys import KeptKeys

_ALONE = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_Space, Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab, Qt.Key.Key_Escape,
)  # fmt: skip
"""Keys that mean something while they are held, or that the canvas knows besides commands."""

_BESIDE_LETTERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TypedAhead(KeptKeys):
    """Keeps what is typed in one window from ``begin`` to ``give_back``.

    Between them a canvas may ``arrive``: then what it can do is done, and what it cannot do
    yet is kept with all that follows it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._canvas: CanvasWidget | None = None
        self._goes_on_elsewhere: Callable[[], bool] = bool

    def begin(self) -> None:
        """Keep every key: there is nothing yet."""
        self.keep_all()

    def arrive(self, canvas: CanvasWidget, goes_on_elsewhere: Callable[[], bool]) -> None:
        """There is a canvas, but no panels; ``goes_on_elsewhere``: its letters are for them."""
        self._canvas, self._goes_on_elsewhere = canvas, goes_on_elsewhere
        canvas.installEventFilter(self)
        self.press_soon()

    def give_back(self) -> None:
        """Everything is there: press what was kept, a key in each turn of events."""
        self._leave_canvas()
        self.press_soon()

    def give_up(self) -> None:
        """Forget it all; the document closes."""
        self._leave_canvas()
        self.forget()

    def begins(self, watched: QObject, event: QKeyEvent) -> bool:
        """What the canvas cannot do yet is kept, and from then on wherever the keyboard is."""
        return watched is self._canvas and self.must_wait(event)

    def through(self, _: QKeyEvent) -> bool:
        """Nothing: all of it is for what is not there yet."""
        return False

    def must_wait(self, event: QKeyEvent) -> bool:
        """Whether this key, pressed on the canvas, is for what is not there yet."""
        canvas = self._canvas
        if canvas is None or event.type() is not QEvent.Type.KeyPress:
            return False
        if canvas.window().focusWidget() is not canvas:
            return False
        if canvas.in_hand.busy or event.key() in _ALONE:
            return False
        letter = event.text().isprintable() and bool(event.text())
        if letter and not event.modifiers() & _BESIDE_LETTERS and self._goes_on_elsewhere():
            return True
        return not canvas.keys.handles(event)

    def _leave_canvas(self) -> None:
        if self._canvas is not None:
            self._canvas.removeEventFilter(self)
            self._canvas = None
