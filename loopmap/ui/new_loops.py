"""Which loops of each map are new to the person at this computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.analysis.loop_views.seen import Seen, all_seen
from loopmap.analysis.loops import Loop
from loopmap.editing.session import Event, Session
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId


class NewLoops(QObject):
    """What a person has looked at on the maps of one document. ``changed`` a moment after.

    A map that is shown for the first time has nothing new, unless ``recall`` knows what
    was looked at before. ``state`` is another object whenever an answer may be
    another. ``closing`` when nothing more is asked.
    """

    changed = Signal()
    closing = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen: dict[MapId, Seen] = {}
        self._new_links: tuple[CausalMap, Seen, frozenset[RecordId]] | None = None
        # Whoever looks at a loop is in the middle of something: lists follow when that is done.
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self.changed)
        self._stop = session.listen(self._hear)
        self.meet()

    @property
    def state(self) -> Seen:
        """What was looked at on the map on show."""
        return self.meet()

    @property
    def seen(self) -> Mapping[MapId, Seen]:
        """The same of every map that was shown."""
        return self._seen

    def recall(self, seen: Mapping[MapId, Seen]) -> None:
        """Take what was looked at when the document was open before, besides what is by now."""
        for map_id, then in seen.items():
            mine = self._seen.get(map_id)
            looked_at = then.looked_at if mine is None else then.looked_at | mine.looked_at
            self._seen[map_id] = replace(then, looked_at=looked_at)
        self._telling.start()

    def meet(self) -> Seen:
        """The map on show is met: what it has now is not new from here on."""
        here = self._session.map_id
        if here not in self._seen:
            self._seen[here] = all_seen(self._session.map)
        return self._seen[here]

    def is_new(self, loop: Loop) -> bool:
        """Whether nobody has looked at that loop of the map on show since it came to be."""
        causal_map, seen = self._session.map, self.meet()
        known = self._new_links
        if known is None or known[0] is not causal_map or known[1] is not seen:
            known = self._new_links = (causal_map, seen, seen.new_links(causal_map))
        return bool(known[2]) and seen.is_new(loop, known[2])

    def look_at(self, loop: Loop) -> None:
        """Somebody looks at a loop: it is not new any more."""
        if self.is_new(loop):
            self._seen[self._session.map_id] = self.meet().having(loop.key)
            self._telling.start()

    def close(self) -> None:
        """Nobody looks any more."""
        self._stop()
        self._telling.stop()
        self.closing.emit()

    def look_at_all(self) -> None:
        """Nothing that is on the map on show is new any more."""
        self._seen[self._session.map_id] = all_seen(self._session.map)
        self._telling.start()

    def _hear(self, event: Event) -> None:
        """A map that comes on show is met before anything is drawn on it."""
        if event.map_changed or event.replaced:
            self.meet()
