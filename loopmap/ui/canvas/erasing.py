"""The other end of a pen: it takes off the map what it passes over.

What it has passed is selected, so that everybody sees what will go; all of it goes in one
step when the pen is lifted, and one undo brings it back. An area has to be touched at its
edge or its name, and holds nothing that goes with it.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QPointingDevice, QTabletEvent

from loopmap.diagram.hit import Hit
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId

_STEP = 5.0
"""Logical pixels between the places looked at along a stroke: a thin line is not jumped over."""
_MOST_STEPS = 100


class Eraser(QObject):
    """Follows a pen that is held the wrong way round. ``hint`` says what lifting it does."""

    hint = Signal(str)

    def __init__(self, session: Session, under: Callable[[QPoint], Hit], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._under = session, under
        self._passed: set[RecordId] | None = None
        self._last = QPointF()

    def takes(self, event: QTabletEvent) -> bool:
        """Whether the event is the eraser's; it then does what that asks for."""
        if event.pointerType() is not QPointingDevice.PointerType.Eraser:
            return False
        event.accept()
        if event.type() == QEvent.Type.TabletPress:
            self._passed, self._last = set(), event.position()
        if self._passed is not None:
            self._sweep(event.position())
            if event.type() == QEvent.Type.TabletRelease:
                self._lift()
        return True

    def _sweep(self, place: QPointF) -> None:
        """All between the last place and this: a quick hand is told of at few places."""
        way, self._last = place - self._last, place
        steps = max(1, min(_MOST_STEPS, round(math.hypot(way.x(), way.y()) / _STEP)))
        for step in range(steps - 1, -1, -1):
            self._pass((place - way * (step / steps)).toPoint())

    def _pass(self, place: QPoint) -> None:
        passed = self._passed
        found = self._under(place).record
        held = {each.id for each in self._session.map.records()}
        if passed is None or found is None or found in passed or found not in held:
            return
        passed.add(found)
        self._session.select(frozenset(passed))
        things = "1 thing" if len(passed) == 1 else f"{len(passed)} things"
        self.hint.emit(f"Lift the pen to take {things} off the map.")

    def _lift(self) -> None:
        passed, self._passed = self._passed, None
        if not passed:
            return
        session = self._session
        still = passed & {each.id for each in session.map.records()}
        try:
            session.do("Delete", delete_records(session.document, session.map_id, still))
        except EditRefused as refusal:
            self.hint.emit(str(refusal))
