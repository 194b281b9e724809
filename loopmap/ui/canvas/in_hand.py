"""The tool in the hand, and whether the hand is in the middle of something."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from loopmap.editing.session import Session
from loopmap.editing.tools import TOOLS
from loopmap.ui.canvas.far_end_entry import FarEndEntry
from loopmap.ui.canvas.pointer_input import PointerInput

ONE_SHOT = ("variable", "note", "group")
"""Tools that give way to the arrow when they have done their work once."""


class InHand(QObject):
    """``changed`` tells the name of the tool taken up, ``hint`` why one may not be.

    ``letGo`` when Esc found nothing to stop and so let go of what was selected; it has
    ``escaped`` where nothing was.
    """

    changed = Signal(str)
    hint = Signal(str)
    letGo = Signal()
    escaped = Signal()

    def __init__(
        self, session: Session, pointer: PointerInput, far_end: FarEndEntry, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._pointer, self._far_end = session, pointer, far_end

    @property
    def tool(self) -> str:
        return self._pointer.tool

    @property
    def busy(self) -> bool:
        """Whether something has been begun and not ended, so that undo must wait."""
        return self._pointer.busy or self._far_end.running

    def take(self, name: str) -> None:
        """Take up "select", "variable", "link", "note" or "group"."""
        if name not in TOOLS or name == self.tool:
            return
        if name != "select" and self._session.read_only is not None:
            self.hint.emit(self._session.read_only)
            return
        self.give_up()
        self._pointer.tool = name
        self.changed.emit(name)

    def put_away(self) -> None:
        """The work is done once: the arrow again, for tools that are for one piece of work."""
        if self.tool in ONE_SHOT:
            self.take("select")

    def give_up(self) -> bool:
        """Give up what is being drawn or named; whether there was anything."""
        naming = self._far_end.running
        self._far_end.give_up()
        return self._pointer.cancel() or naming

    def escape(self) -> None:
        """What Esc does: give up what was begun, else put the tool away, else select nothing.

        Where there is nothing of all that, it ``escaped``.
        """
        if self.give_up():
            return
        if self.tool != "select":
            self.take("select")
        elif self._session.selection:
            self._session.select(frozenset())
            self.letGo.emit()
        else:
            self.letGo.emit()
            self.escaped.emit()
