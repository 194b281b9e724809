"""Which loop is lit: one answer for the list of loops, the canvas and the keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from loopmap.analysis.loop_labels import Label, named_first
from loopmap.analysis.loops import Loop, LoopKey, LoopList
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.diagram.emphasis import Badge, Lit
from loopmap.editing.loop_badges import loop_badges
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.ui.loop_watch import LoopWatch


class LitLoops(QObject):
    """Keeps the lit loop while it stands; ``changed`` when it or the badges may differ."""

    changed = Signal()

    def __init__(self, session: Session, watch: LoopWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._watch = session, watch
        self._lit: LoopKey | None = None
        watch.changed.connect(self._follow)
        watch.labelled.connect(self.changed)

    @property
    def lit(self) -> LoopKey | None:
        """The key of the lit loop, or None."""
        return self._lit

    def light(self, key: LoopKey | None) -> None:
        """Light that loop alone; None puts the light out."""
        if key != self._lit:
            self._lit = key
            self.changed.emit()

    def light_beside(self, step: int) -> None:
        """Light the loop that many places on in the list, round and round."""
        keys = [loop.key for loop in self._loops()]
        if not keys:
            self.light(None)
        elif self._lit in keys:
            self.light(keys[(keys.index(self._lit) + step) % len(keys)])
        else:
            self.light(keys[0 if step > 0 else -1])

    def loops(self) -> tuple[Lit, ...]:
        """The loops that the canvas should light now."""
        return () if self._lit is None else (Lit(self._lit),)

    def badges(self) -> tuple[Badge, ...]:
        """The badges that the map should carry now."""
        return loop_badges(self._session.map, self._loops(), self._labels(), lit=self._lit)

    def labels_by_record(self) -> dict[RecordId, tuple[str, ...]]:
        """The loops, by label, through each variable and link."""
        found: dict[RecordId, list[str]] = {}
        labels = self._labels()
        for loop in self._loops():
            if loop.key in labels:
                for record in (*loop.key, *loop.variables):
                    found.setdefault(record, []).append(labels[loop.key].label)
        return {record: tuple(texts) for record, texts in found.items()}

    def _follow(self, _: LoopList) -> None:
        if self._lit is not None and self._lit not in {loop.key for loop in self._loops()}:
            self._lit = None
        self.changed.emit()

    def _loops(self) -> list[Loop]:
        """In the order of the list that people see."""
        found = self._watch.loops
        shown = () if found is None else all_loops_shown(self._session.map, found)
        return named_first(shown, self._watch.book)

    def _labels(self) -> Mapping[LoopKey, Label]:
        return self._watch.book.labels
