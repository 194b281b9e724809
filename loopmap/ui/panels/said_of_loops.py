"""What people say of loops: names, stories and places of badges, as edits of the session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from loopmap.analysis.loops import LoopKey
from loopmap.editing.edits import loops as edits
from loopmap.editing.session import Session
from loopmap.model.change import Change
from loopmap.model.records import NamedLoop
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.asking import Asking


class SaidOfLoops(QObject):
    """Each is one step to undo. ``refused`` carries the sentence when one is not allowed."""

    refused = Signal(str)

    def __init__(self, session: Session, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._watch = session, watch
        self._asking = Asking(session, self)
        self._asking.refused.connect(self.refused)

    def of(self, key: LoopKey) -> NamedLoop | None:
        """What is kept of that loop, or None."""
        return edits.loop_with(self._session.map, key) if key else None

    def name(self, key: LoopKey, name: str) -> bool:
        """Name a loop, or take its name away; a loop nobody named stays without a record."""
        return self._say("Name loop", key, edits.name_loop, name)

    def tell_story(self, key: LoopKey, story: str) -> bool:
        """Keep what people say about a loop."""
        return self._say("Tell the story of a loop", key, edits.tell_story, story)

    def put_badge_back(self, key: LoopKey) -> bool:
        """The badge of a loop at the heart of its loop again, where somebody moved it."""
        kept, session = self.of(key), self._session
        return kept is not None and self._asking.do(
            f"Put back badge {kept.label}",
            lambda: edits.move_badge(session.document, session.map_id, kept.id, None),
        )

    def forget_name(self, key: LoopKey) -> bool:
        """Take away the name of a loop; of a broken one all that is kept of it."""
        if key not in self._watch.book.labels:
            return self.forget(key)
        kept, session = self.of(key), self._session
        return kept is not None and self._asking.do(
            "Forget the name of a loop",
            lambda: edits.forget_name(session.document, session.map_id, kept.id),
        )

    def forget(self, key: LoopKey) -> bool:
        """Take away all that people said of a loop; nothing for one that has no record."""
        kept, session = self.of(key), self._session
        return kept is not None and self._asking.do(
            f"Forget loop {kept.label}",
            lambda: edits.forget_loop(session.document, session.map_id, kept.id),
        )

    def mend(self, key: LoopKey) -> bool:
        """Draw the one link that a broken loop lacks."""
        kept, session = self.of(key), self._session
        return kept is not None and self._asking.do(
            f"Draw the missing link of {kept.label}",
            lambda: edits.mend_loop(session.document, session.map_id, kept.id, session.new_id),
        )

    def _say(self, step: str, key: LoopKey, edit: Callable[..., Change], text: str) -> bool:
        kept, session = self.of(key), self._session
        if kept is None and (not text.strip() or key not in self._watch.book.given):
            return False
        label = kept.label if kept else self._watch.book.given[key]
        return self._asking.do(
            step,
            lambda: edit(session.document, session.map_id, key, label, text, session.new_id),
        )
