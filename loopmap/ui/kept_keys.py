"""Keys that are kept for a while and pressed later, in their order, wherever they lead."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget


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


class KeptKeys(QObject):
    """Keeps every key that is pressed in the window of ``home``, while it ``is_keeping``.

    A kind of it says which key ``begins`` that, though nothing was kept before, which is let
    ``through`` all the while, and which ``must_wait`` longer when those kept are pressed.
    """

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._kept: deque[QKeyEvent] = deque()
        self._is_keeping = self._is_pressing = False
        self._gate: _Gate | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._press_next)

    @property
    def is_keeping(self) -> bool:
        """Whether keys are kept just now."""
        return self._is_keeping

    @property
    def is_giving_back(self) -> bool:
        """Whether what was kept is being pressed."""
        return self._turn.isActive()

    def begins(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether to keep this key, and from now on all others."""
        raise NotImplementedError

    def through(self, event: QKeyEvent) -> bool:
        """Whether this key is for whoever has the keyboard, though others are kept."""
        raise NotImplementedError

    def must_wait(self, event: QKeyEvent) -> bool:
        """Whether this key, the first of those kept, cannot be pressed yet."""
        raise NotImplementedError

    def keep_all(self) -> None:
        """From now on keep every key, wherever the keyboard is."""
        self._is_keeping = True
        application().installEventFilter(self)

    def press_soon(self) -> None:
        """Press what was kept, a key in each turn of events, and keep no more after the last."""
        if self._is_keeping:
            self._turn.start()

    def forget(self) -> None:
        """Press nothing of what was kept, and keep no more."""
        self._turn.stop()
        self._kept.clear()
        self.stop_keeping()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self._is_pressing:
            return False
        if not self._is_keeping:
            if not self._begins(watched, event):
                return False
            self.keep_all()
        elif isinstance(watched, QWindow):
            self._set_up_gate(watched)
            return False
        elif not (isinstance(watched, QWidget) and watched.window() is self._home.window()):
            return False
        return self._keep(event)

    def _begins(self, watched: QObject, event: QKeyEvent) -> bool:
        self._is_pressing = True  # it may be tried who wants this key
        try:
            return self.begins(watched, event)
        finally:
            self._is_pressing = False

    def _set_up_gate(self, handle: QWindow) -> None:
        if self._gate is None and handle is self._home.window().windowHandle():
            self._gate = _Gate(handle, self._take_at_gate)

    def _take_at_gate(self, event: QKeyEvent) -> bool:
        return self._is_keeping and self._keep(event)

    def _keep(self, event: QKeyEvent) -> bool:
        if self.through(event):
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self._kept.append(_copy(event, QEvent.Type.KeyPress))
        return True

    def _press_next(self) -> None:
        if self._is_pressing:  # a command asks something before it goes on
            return
        if not self._kept:
            self._turn.stop()
            self.stop_keeping()
            return
        if self.must_wait(self._kept[0]):
            self._turn.stop()
            return
        self._is_pressing = True
        try:
            _press(self._home.window(), self._kept.popleft())
        finally:
            self._is_pressing = False

    def stop_keeping(self) -> None:
        """From now on leave keys to whoever has the keyboard."""
        self._is_keeping = False
        application().removeEventFilter(self)


def _press(window: QWidget, event: QKeyEvent) -> None:
    """What Qt does with a key: it is a command, unless whoever has the keyboard wants it."""
    action = _command(window, event)
    if action is not None:
        action.trigger()
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(window.focusWidget() or window, _copy(event, kind))


def is_command(window: QWidget, event: QKeyEvent) -> bool:
    """Whether that key is a command there, and nothing to whoever has the keyboard."""
    return _command(window, event) is not None


def _command(window: QWidget, event: QKeyEvent) -> QAction | None:
    override = _copy(event, QEvent.Type.ShortcutOverride)
    override.ignore()
    QApplication.sendEvent(window.focusWidget() or window, override)
    return None if override.isAccepted() else _with_key(window, event)


def _with_key(window: QWidget, event: QKeyEvent) -> QAction | None:
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


def application() -> QApplication:
    """The one there is."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
