"""Keys pressed while copies of thousands of records are still coming are for the copies.

What was copied stays selected until then, so an arrow or Delete pressed at once would move or
remove that. Such keys wait, with all that follows them; they are forgotten when nothing comes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.edits_beside import EditsBeside
from loopmap.ui.kept_keys import KeptKeys, application, is_command

_BY_THEMSELVES = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_Space, Qt.Key.Key_Escape,
)  # fmt: skip
"""Keys that mean something while they are held, and the one that gives up."""

_UNDO = (QKeySequence("Ctrl+Z"), QKeySequence("Alt+Backspace"))


class CopiesAwaited(KeptKeys):
    """Keeps keys from when copies are asked for until they are selected, and then presses them.

    Those are all keys of the canvas, and commands wherever the keyboard is. Esc gives the copies
    up, and so does undo where nothing was typed after them.
    """

    def __init__(self, canvas: CanvasWidget, edits: EditsBeside) -> None:
        super().__init__(canvas)
        self._canvas, self._edits = canvas, edits
        edits.changed.connect(self._watch)
        edits.brought.connect(self._go_on)

    def close_session(self) -> None:
        """Forget what was typed; the document closes."""
        self._edits.changed.disconnect(self._watch)
        self._edits.brought.disconnect(self._go_on)
        self.forget()

    def leave_map(self) -> None:
        """Another map was turned to: what was typed was not for that."""
        if not self.is_giving_back:
            self.forget()

    def begins(self, watched: QObject, event: QKeyEvent) -> bool:
        """What is for the copies: any key of the canvas, and any command but undo."""
        canvas, window = self._canvas, self._canvas.window()
        if not self._edits.brings or watched is not window.focusWidget() or canvas.in_hand.busy:
            return False
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return False
        if self.through(event) or QKeySequence(event.keyCombination()) in _UNDO:
            return False
        return watched is canvas or is_command(window, event)

    def through(self, event: QKeyEvent) -> bool:
        """Esc and what is held."""
        return event.key() in _BY_THEMSELVES

    def must_wait(self, _: QKeyEvent) -> bool:
        """Whether more copies come yet."""
        return self._edits.brings

    def stop_keeping(self) -> None:
        super().stop_keeping()
        self._watch()  # what was pressed last may have asked for copies

    def _watch(self) -> None:
        """See every key of the application while copies come."""
        if self._edits.brings:
            application().installEventFilter(self)
        elif not self.is_keeping:
            application().removeEventFilter(self)

    def _go_on(self, are_there: bool) -> None:
        """The copies are selected; or there will be none, and nothing is done to others instead."""
        if are_there:
            self.press_soon()
        else:
            self.forget()
