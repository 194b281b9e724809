"""Walking a loop link by link: one link at a time is selected, and its sentence is told."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from loopmap.analysis.loops import LoopKey, loop_along
from loopmap.analysis.telling import tell_steps
from loopmap.editing.session import Event, Session
from loopmap.model.ids import RecordId
from loopmap.ui.lit_loops import LitLoops


class LoopWalk(QObject):
    """A walk round the lit loop. ``close`` before the session goes.

    ``stepped`` tells the loop, the link one stands on and the sentence of the step;
    ``ended`` the loop. A walk ends when the light goes elsewhere, something else is
    selected, or the loop is no more.
    """

    stepped = Signal(object, object, str)
    ended = Signal(object)
    refused = Signal(str)

    def __init__(self, session: Session, lit: LitLoops, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._lit = session, lit
        self._key: LoopKey | None = None
        self._place = 0
        lit.changed.connect(self._light_moved)
        self._stop = session.listen(self._hear)

    @property
    def is_on(self) -> bool:
        """Whether a loop is being walked."""
        return self._key is not None

    def stands_on(self, selection: frozenset[RecordId]) -> bool:
        """Whether that is the link the walk has come to, and no more."""
        steps = self._steps(self._key)
        return self._place < len(steps) and selection == {steps[self._place][0]}

    def step(self, by: int = 1) -> None:
        """On to the next link of the lit loop, or the one before; the first begins the walk.

        Where no loop is lit the first of the list is.
        """
        if self._lit.lit is None:
            self._lit.light_beside(1)
        key = self._lit.lit
        steps = self._steps(key)
        if key is None or not steps:
            self.refused.emit("There is no loop on this map to walk yet.")
            return
        self._place = (self._place + by) % len(steps) if key == self._key else 0
        self._key = key
        link, told = steps[self._place]
        self._session.select(frozenset({link}))
        self.stepped.emit(key, link, f"{self._place + 1} of {len(steps)}. {told}")

    def end(self) -> None:
        """Stop where one is."""
        key, self._key = self._key, None
        if key is not None:
            self.ended.emit(key)

    def close(self) -> None:
        """Stop listening."""
        self._stop()

    def _steps(self, key: LoopKey | None) -> list[tuple[RecordId, str]]:
        loop = loop_along(self._session.map, key) if key else None
        return tell_steps(self._session.map, loop) if loop else []

    def _light_moved(self) -> None:
        if self._lit.lit != self._key:
            self.end()

    def _hear(self, event: Event) -> None:
        if self._key is None or not (event.selection_changed or event.change):
            return
        steps = self._steps(self._key)
        here = steps[self._place][0] if self._place < len(steps) else None
        if event.map_changed or here is None or self._session.selection != {here}:
            self.end()
