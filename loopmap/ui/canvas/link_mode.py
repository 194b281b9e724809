"""Linking by keys: say the target by a few letters or walk to it, then Enter.

While it runs the link is seen as the arc it would be, and a line under the
source says what has been typed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from loopmap.diagram.drawing import Drawing
from loopmap.editing.edits.links import add_link, may_link
from loopmap.editing.session import Session
from loopmap.editing.tools.gesture import LinkLine, Preview
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from loopmap.ui.canvas.walk import Direction, named_like, next_towards

_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class LinkMode(QObject):
    """A link being chosen by keys. ``preview`` speaks as a gesture does; None ends it.

    ``prompted`` tells the source and what has been typed, or None and "".
    """

    preview = Signal(object)
    prompted = Signal(object, str)
    hint = Signal(str)

    def __init__(self, parent: QObject, session: Session, drawing: Callable[[], Drawing]) -> None:
        super().__init__(parent)
        self._session = session
        self._drawing = drawing
        self.source: RecordId | None = None
        self.target: RecordId | None = None
        self.typed = ""

    @property
    def running(self) -> bool:
        return self.source is not None

    def begin(self, source: RecordId) -> None:
        """Start from a variable of the map on show."""
        self.source, self.target, self.typed = source, None, ""
        self._tell()

    def end(self) -> None:
        """Leave without a link."""
        if self.source is not None:
            self.source = self.target = None
            self.prompted.emit(None, "")
            self.preview.emit(None)
            self.hint.emit("")

    def key(self, event: QKeyEvent) -> None:
        """Every key while the mode runs."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in _ARROWS:
            self._walk(_ARROWS[key])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._next(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key == Qt.Key.Key_Backspace:
            self._type(self.typed[:-1])
        elif event.text().isprintable() and event.text():
            self._type(self.typed + event.text())

    def _type(self, typed: str) -> None:
        self.typed = typed
        found = self._found()
        self.target = found[0] if found and typed else None
        self._tell()

    def _next(self, step: int) -> None:
        found = self._found()
        if found:
            place = found.index(self.target) + step if self.target in found else 0
            self.target = found[place % len(found)]
        self._tell()

    def _walk(self, direction: Direction) -> None:
        start = self.target or self.source
        boxes = self._drawing().label_boxes
        if start is not None and start in boxes:
            self.target = next_towards(self._session.map, boxes, start, direction) or self.target
        self._tell()

    def _enter(self) -> None:
        source, target = self.source, self.target
        if source is None or target is None:
            self._tell()
            return
        session = self._session
        try:
            change = add_link(session.document, session.map_id, source, target, session.new_id)
            made = frozenset(key.id for key in change.touched(Link))
            self.end()
            session.do("Draw link", change, select=made)
        except EditRefused as refusal:
            self.hint.emit(str(refusal))

    def _found(self) -> list[RecordId]:
        if self.source is None:
            return []
        return named_like(self._session.map, self._drawing().label_boxes, self.typed, self.source)

    def _tell(self) -> None:
        """Show the link as it would be, and say it."""
        boxes, source, target = self._drawing().label_boxes, self.source, self.target
        if source is None or source not in boxes:
            return
        self.prompted.emit(source, self.typed)
        if target is None:
            self.preview.emit(Preview(lit=source))
            self.hint.emit(self._question())
            return
        permission = may_link(self._session.document, self._session.map_id, source, target)
        line = LinkLine(source, target, boxes[source].centre, boxes[target].centre)
        self.preview.emit(
            Preview(line=line, lit=target, allowed=bool(permission), message=permission.why)
        )
        self.hint.emit(permission.why or self._question())

    def _question(self) -> str:
        variables = self._session.map.variables
        cause = variables[self.source].name if self.source else ""
        if self.target is not None:
            return f"Enter links “{cause}” to “{variables[self.target].name}”."
        if self.typed:
            return f"No variable is called anything like “{self.typed}”."
        return f"Link “{cause}” to which variable? Type its name, or walk there with the arrows."
