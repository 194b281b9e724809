"""Keys pressed before there is anybody to hear them, kept and pressed when there is.

The window is seen before the map it starts with, and the map some tenths of a second before
its panels. Whoever goes to the sentence bar in that time and types finds all of it there,
nothing being taken for a command of the canvas; what the canvas knows it does at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from loopmap.ui.canvas.canvas_widget import CanvasWidget

_ALONE = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_Space, Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab, Qt.Key.Key_Escape,
)  # fmt: skip
"""Keys that mean something while they are held, or that the canvas knows besides commands."""

_BESIDE_LETTERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class _Gate(QObject):
    """Takes keys where they reach the window of the system, behind all filters of the application.

    What listens for a screen reader is such a filter: it holds every key until the reader has
    had it. Were keys kept in front of it, those would come first that it never held.
    """

    def __init__(self, handle: QWindow, take: Callable[[QKeyEvent], bool]) -> None:
        super().__init__(handle)
        self._take = take
        handle.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and self._take(event)


class TypedAhead(QObject):
    """Keeps what is typed in one window from ``begin`` to ``give_back``.

    Between them a canvas may ``arrive``: then what it can do is done, and what it cannot do
    yet is kept with all that follows it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._canvas: CanvasWidget | None = None
        self._goes_on_elsewhere: Callable[[], bool] = bool
        self._kept: deque[QKeyEvent] = deque()
        self._is_keeping = self._is_pressing = False
        self._gate: _Gate | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._press_next)

    def begin(self) -> None:
        """Keep every key: there is nothing yet."""
        self._is_keeping = True
        _application().installEventFilter(self)

    def arrive(self, canvas: CanvasWidget, goes_on_elsewhere: Callable[[], bool]) -> None:
        """There is a canvas, but no panels; ``goes_on_elsewhere``: its letters are for them."""
        self._canvas, self._goes_on_elsewhere = canvas, goes_on_elsewhere
        canvas.installEventFilter(self)
        self._press_soon()

    def give_back(self) -> None:
        """Everything is there: press what was kept, a key in each turn of events."""
        self._leave_canvas()
        self._press_soon()

    def give_up(self) -> None:
        """Forget it all; the document closes."""
        self._turn.stop()
        self._kept.clear()
        self._leave_canvas()
        self._stop_keeping()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self._is_pressing:
            return False
        if not self._is_keeping:
            if watched is not self._canvas or not self._waits(event):
                return False
            self.begin()  # from now on wherever the keyboard is
        elif isinstance(watched, QWindow):
            self._set_up_gate(watched)
            return False
        elif not self._is_for_window(watched):
            return False
        return self._keep(event)

    def _set_up_gate(self, handle: QWindow) -> None:
        if self._gate is None and handle is self._window.windowHandle():
            self._gate = _Gate(handle, self._take_at_gate)

    def _take_at_gate(self, event: QKeyEvent) -> bool:
        return self._is_keeping and self._keep(event)

    def _keep(self, event: QKeyEvent) -> bool:
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self._kept.append(_copy(event, QEvent.Type.KeyPress))
        return True

    def _waits(self, event: QKeyEvent) -> bool:
        """Whether this key, pressed on the canvas, is for what is not there yet."""
        canvas = self._canvas
        if canvas is None or event.type() is not QEvent.Type.KeyPress:
            return False
        if self._window.focusWidget() is not canvas:
            return False
        if canvas.in_hand.busy or event.key() in _ALONE:
            return False
        letter = event.text().isprintable() and bool(event.text())
        if letter and not event.modifiers() & _BESIDE_LETTERS and self._goes_on_elsewhere():
            return True
        return not canvas.keys.handles(event)

    def _is_for_window(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.window() is self._window

    def _press_soon(self) -> None:
        if self._is_keeping:
            self._turn.start()

    def _press_next(self) -> None:
        if self._is_pressing:  # a command asks something before it goes on
            return
        if not self._kept:
            self._turn.stop()
            self._stop_keeping()
            return
        if self._waits(self._kept[0]):
            self._turn.stop()
            return
        self._is_pressing = True
        try:
            _press(self._window, self._kept.popleft())
        finally:
            self._is_pressing = False

    def _stop_keeping(self) -> None:
        self._is_keeping = False
        _application().removeEventFilter(self)

    def _leave_canvas(self) -> None:
        if self._canvas is not None:
            self._canvas.removeEventFilter(self)
            self._canvas = None


def _press(window: QWidget, event: QKeyEvent) -> None:
    """What Qt does with a key: it is a command, unless whoever has the keyboard wants it."""
    target = window.focusWidget() or window
    override = _copy(event, QEvent.Type.ShortcutOverride)
    override.ignore()
    QApplication.sendEvent(target, override)
    action = None if override.isAccepted() else _action(window, event)
    if action is not None:
        action.trigger()
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(window.focusWidget() or window, _copy(event, kind))


def _action(window: QWidget, event: QKeyEvent) -> QAction | None:
    """The command with that key; Shift may only be needed to reach a sign on the keyboard."""
    pressed = [event.keyCombination()]
    if not event.text().isalpha():
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        pressed.append(QKeyCombination(held, Qt.Key(event.key())))
    for combination in pressed:
        keys = QKeySequence(combination)
        for action in window.actions():
            if action.isEnabled() and keys in action.shortcuts():
                return action
    return None


def _copy(event: QKeyEvent, kind: QEvent.Type) -> QKeyEvent:
    return QKeyEvent(kind, event.key(), event.modifiers(), event.text(), event.isAutoRepeat())


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
